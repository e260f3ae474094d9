"""The look before the reading: wide enough to lose nothing, and nothing is read behind it in vain."""

from corpus.news import HERE, make_all, part_of
from hypothesis import given
from hypothesis import strategies as st

from tocsin.extract.gate import count_words, may_tell
from tocsin.model.draft import Draft
from tocsin.model.report import Report
from tocsin.run.code import Parts, code_report


def test_reports_of_our_own_with_incidents_pass_all_but_one_in_a_hundred() -> None:
    coded, _ = make_all(sorted(HERE.glob("*.txt")))
    telling = [
        plain["report"]["text"]
        for name, plain in coded.items()
        if part_of(name) != "test" and any(not mention.get("reference_only") for mention in plain["mentions"])
    ]
    assert len(telling) > 300
    assert sum(not may_tell(text) for text in telling) <= len(telling) / 100


def test_sports_bridges_and_recipes_do_not_pass() -> None:
    texts = (
        "The home side won the derby 2-1 before a full stadium. The coach praised the keeper.",
        "The new bridge will open to traffic in April, the council announced on Wednesday.",
        "Executives of the bank explored a merger before the deadline.",
        "Peel the onions, warm the butter, and simmer the soup for an hour.",
    )
    assert not any(may_tell(text) for text in texts)


@given(st.text())
def test_the_look_says_yes_where_there_is_a_word_whatever_its_case_and_neighbours(text: str) -> None:
    assert may_tell(f"{text} GUNMEN {text}")
    assert (count_words(text) > 0) == may_tell(text)


class _Nothing:
    name = "nothing"

    def __init__(self) -> None:
        self.asked = 0

    def extract(self, report: Report) -> Draft:
        self.asked += 1
        return Draft(report.id, ())


def test_behind_the_gate_nothing_is_read_and_a_draft_without_acts_and_claims_is_not_resolved() -> None:
    def never(*_: object) -> object:
        raise AssertionError("read further")

    extractor = _Nothing()
    parts = Parts(extractor, never, never)  # type: ignore[arg-type]
    assert code_report(Report.of("The town won the match."), parts).mentions == ()
    assert extractor.asked == 0
    assert code_report(Report.of("A bomb went off."), parts).mentions == ()
    assert extractor.asked == 1
