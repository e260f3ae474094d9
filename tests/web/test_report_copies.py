"""What repeats a report stands beside it, so that nobody counts one telling twice."""

from typing import Any

BASE = "/api/v1"
STORY = (
    "A bomb hidden in a cart killed six people at the market of Bamiyan on 12 March 2014, the governor said. "
    "Eleven others were wounded and taken to the provincial hospital, where doctors asked for blood. "
    "No group has claimed responsibility for the attack, the first in the town in two years. "
    "Police closed the roads to the market and searched houses near the river until the evening."
)
OTHER = "Gunmen shot dead two teachers on the road to Ghazni on 20 May 2014, police said. Nobody was arrested."


def _added(api: Any, text: str, source: str, title: str) -> str:
    sent = {"text": text, "published": "2014-03-13", "source": source, "title": title}
    answer = api.post(f"{BASE}/reports?wait=true", json=sent)
    assert answer.status_code == 201, answer.text
    named: str = answer.json()["outcomes"][0]["report"]
    return named


def test_a_report_lists_what_repeats_it_whole_or_shortened_and_nothing_else(own_api: Any) -> None:
    whole = _added(own_api, STORY, "Sample Wire (sample)", "Market bomb")
    again = _added(
        own_api, STORY.replace("the governor", "The Governor"), "Sample Daily (sample)", "Six dead in Bamiyan"
    )
    short = _added(own_api, STORY.rsplit(" Police closed", 1)[0], "Sample Radio (sample)", "Bomb at market")
    other = _added(own_api, OTHER, "Sample Wire (sample)", "Teachers shot")
    copies = {
        named: {one["id"] for one in own_api.get(f"{BASE}/reports/{named}").json()["copies"]}
        for named in (whole, again, short, other)
    }
    assert copies == {whole: {again, short}, again: {whole, short}, short: {whole, again}, other: set()}


def test_a_copy_is_shown_with_who_published_it(own_api: Any) -> None:
    whole = _added(own_api, STORY, "Sample Wire (sample)", "Market bomb")
    _added(own_api, f"{STORY}\n", "Sample Daily (sample)", "Six dead in Bamiyan")
    (copy,) = own_api.get(f"{BASE}/reports/{whole}").json()["copies"]
    assert (copy["source"], copy["title"]) == ("Sample Daily (sample)", "Six dead in Bamiyan")
    (card,) = own_api.get(f"{BASE}/incidents").json()["items"]
    assert (card["reports"], card["independent_sources"]) == (2, 1)
