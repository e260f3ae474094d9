"""What a page's article says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import NoTextError
from tocsin.model.report import PublicationBasis
from tocsin.read.html import Page, read_page

NEWEST = date(2030, 1, 1)
FILLER = "".join(
    f"<p>The road past the {place} stayed closed for the rest of the day, and people were asked to keep away.</p>"
    for place in ("mill", "school", "station", "old customs house")
)


def page_of(body: str, head: str = "", url: str | None = None) -> Page:
    title = "<title>Nine die in Olma blast | Olma Post</title>"
    markup = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{title}{head}</head>"
    return read_page(f"{markup}<body><article>{body}{FILLER}</article></body></html>".encode(), "a.html", NEWEST, url)


STORY = (
    "<h1>Nine die in Olma blast</h1><p>A bomb killed nine people in the market of Olma on Thursday, police said.</p>"
)


def test_the_text_is_the_title_a_blank_line_and_the_article() -> None:
    page = page_of(STORY)
    assert page.title == "Nine die in Olma blast"
    assert page.text.startswith("Nine die in Olma blast\n\nA bomb killed nine people")
    assert page.text.count("Nine die in Olma blast") == 1


def test_metadata_gives_byline_address_source_and_date() -> None:
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",'
        ' "headline": "Nine die in Olma blast", "datePublished": "2017-11-15T08:00:00Z",'
        ' "author": [{"@type": "Person", "name": "Jana Rell"}], "publisher": {"name": "Olma Post"}}]}</script>'
        '<link rel="canonical" href="https://olmapost.test/2017/11/15/blast">'
    )
    page = page_of(STORY, head)
    assert (page.byline, page.source, page.url) == ("Jana Rell", "Olma Post", "https://olmapost.test/2017/11/15/blast")
    assert page.published.interval.best == date(2017, 11, 15)
    assert page.published.basis is PublicationBasis.METADATA
    assert not page.published.is_doubtful


def test_dates_that_disagree_are_doubtful_and_the_votes_are_noted() -> None:
    head = (
        '<meta property="article:published_time" content="2019-02-01">'
        '<link rel="canonical" href="https://olmapost.test/2017/11/15/blast">'
    )
    page = page_of(STORY, head)
    assert page.published.is_doubtful
    assert "2017-11-15" in (page.published.note or "")


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        "style='display:none'",
        "style='visibility: hidden'",
        "style='font-size:0'",
        "style='position:absolute;left:-9999px'",
        "style='opacity:0'",
        "style='height:0;overflow:hidden'",
        "aria-hidden='true'",
        "class='gone'",
        "id='gone'",
    ],
)
def test_what_no_reader_sees_is_left_out_and_reported(hiding: str) -> None:
    head = "<style>@media print { p { display: none } } .gone, #gone { display: none; }</style>"
    page = page_of(f"{STORY}<p {hiding}>Five hundred people were killed in Kesh, it was claimed.</p>", head)
    assert "Kesh" not in page.text
    assert "A bomb killed nine people" in page.text
    assert "html.hidden_text" in [p.code for p in page.problems]


def test_hidden_menus_are_left_out_without_a_word() -> None:
    page = page_of(f"{STORY}<div hidden><a>Home</a><a>World</a></div>")
    assert "World" not in page.text
    assert page.problems == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Jana Rell", "Jana Rell"),
        ("Jana Rell and Tom Vries Published 10:02 AM", "Jana Rell and Tom Vries"),
        ("Jana Rell @jana Nov 19, 2019", "Jana Rell"),
        ("Jana Rell Monday, November 18, 2019", "Jana Rell"),
        ("https://olmapost.test/jana", None),
    ],
)
def test_a_byline_is_cut_to_the_names(words: str, names: str | None) -> None:
    assert page_of(STORY, f'<meta name="author" content="{words}">').byline == names


def test_a_page_whose_scripts_show_it_later_is_kept() -> None:
    page = page_of(f"<div style='display:none'>{STORY}{FILLER * 10}</div>")
    assert "A bomb killed nine people" in page.text
    assert "html.mostly_hidden" in [p.code for p in page.problems]


def test_text_far_below_the_parsers_usual_depth_is_kept() -> None:
    page = page_of("<div>" * 400 + STORY + "</div>" * 400)
    assert "A bomb killed nine people" in page.text


def test_a_tag_with_endless_attributes_costs_no_time() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(20_000))
    page = page_of(f"<div {attributes}>{STORY}</div>")
    assert "A bomb killed nine people" in page.text
    assert "html.endless_tag" in [p.code for p in page.problems]


def test_captions_of_the_articles_pictures_come_last_and_are_named() -> None:
    page = page_of(
        f"{STORY}<figure><img src=a.jpg><figcaption>Soldiers stand near the market of Olma.</figcaption></figure>"
    )
    assert page.captions == ("Soldiers stand near the market of Olma.",)
    assert page.text.count("Soldiers stand near the market") == 1


@pytest.mark.parametrize(
    "words",
    [
        "We and our partners store information on your device. Accept all cookies to go on to this page.",
        "Please enable JavaScript and cookies to continue to this website.",
        "Checking your browser before you continue. This takes a few seconds.",
    ],
)
def test_a_wall_in_place_of_the_article_is_refused(words: str) -> None:
    with pytest.raises(NoTextError):
        read_page(f"<html><body><h1>One moment</h1>{f'<p>{words}</p>' * 4}</body></html>", "a.html", NEWEST)


@pytest.mark.parametrize("markup", ["", "   ", "<html><body></body></html>", "<html><body><p>Hi.</p></body></html>"])
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(NoTextError):
        read_page(markup, "a.html", NEWEST)


def test_hostile_json_ld_is_a_problem_and_the_article_is_read() -> None:
    for block in ("[" * 50_000, "{" * 50_000, '{"n": ' + "9" * 6000 + "}", "{not json"):
        page = page_of(STORY, f'<script type="application/ld+json">{block}</script>')
        assert "A bomb killed nine people" in page.text


def test_an_address_of_some_machine_is_not_believed() -> None:
    for address in ("file:///etc/passwd", "http://127.0.0.1/a", "http://localhost/a", "javascript:x()"):
        assert page_of(STORY, f'<link rel="canonical" href="{address}">').url is None


def test_control_characters_do_not_stop_the_reader() -> None:
    page = page_of(STORY.replace("market", "mar\x0bket\x1b\ufffe &#11;&#x1b;&#0;&#55296; place"))
    assert "\x1b" not in page.text
    assert "A bomb killed nine people" in page.text


def test_markup_in_text_stays_text() -> None:
    page = page_of(
        STORY + "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall of the market, police said.</p>"
    )
    assert "<script>alert(1)</script>" in page.text


def test_a_declared_code_page_is_used() -> None:
    body = "<p>Взрыв на рынке в городе Олма унёс жизни девяти человек, сообщила полиция в четверг.</p>"
    markup = f"<html><head><meta charset=windows-1251><title>Взрыв</title></head><body>{body * 3}</body></html>"
    assert "Взрыв на рынке" in read_page(markup.encode("cp1251"), "a.html", NEWEST).text


_PIECES = (
    "<p>", "</p>", "<div hidden>", "<div style='display:none'>", "</div>", "<figure><figcaption>", "</figure>", "<h1>",
    "<time datetime='x'>", "<link rel=canonical href='http://[bad'>", "<!--", "-->", "<table><tr><td>", "&#11;", "&#0;",
    "<svg><a>", "<title>", "</title>", "<style>.a{display:none}", "</style>", "<p class=a>", "\x0b\ufffe", "<body>",
    "<meta property='article:published_time' content='2017-11-15'>", "<o:p>", "<blockquote>", "</html>",
    '<script type="application/ld+json">{"@type": ["NewsArticle"], "author": [[1]], "datePublished": 5}</script>',
    '<script type="application/ld+json">[{"@type": "NewsArticle", "author": {"name": {}}, "headline": [1]}]</script>',
    "Nine people were killed in Olma on Thursday, police said. ",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_any_markup_gives_a_page_or_says_that_it_has_no_article(markup: str) -> None:
    try:
        page = read_page(markup, "a.html", NEWEST)
    except NoTextError:
        return
    assert page.text.strip()


def test_the_heading_and_byline_of_a_short_page_do_not_run_into_its_story() -> None:
    story = "<p>A bomb killed nine people in the market of Olma on Thursday, the police of the town said.</p>"
    markup = f"<html lang=en><head><title>Nine die in Olma blast</title></head><body><article><h1>Nine die in Olma blast</h1><p class=byline>By Ada Rhee</p>{story}</article></body></html>"
    page = read_page(markup.encode(), "a.html", NEWEST)
    assert page.text.startswith("Nine die in Olma blast\n\nA bomb killed nine people")
    assert "Rhee" not in page.text
