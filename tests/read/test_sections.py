"""Which stretches of a text are title, dateline, caption, byline or boilerplate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.report import SectionName
from tocsin.read.sections import byline_names, dateline_end, find_sections, guess_title, is_caption

REPORT = """Three held after market blast in Olma

Police officers guard the entrance of a market in Olma, Zubrovka, Nov. 3, 2016.
_ _ _

OLMA, Zubrovka (Agency) — Police said on Friday that three men had been detained.

The blast on Thursday killed nine people, the mayor said.

READ MORE: Old bridge reopens in Kesh

By: Jana Rell

Please enter your comment!
Please enter your name here"""


def words_of(text: str, name: SectionName, title: str | None = None) -> list[str]:
    return [text[s.start : s.end] for s in find_sections(text, title) if s.name is name]


def test_a_report_is_cut_into_its_sections() -> None:
    assert words_of(REPORT, SectionName.TITLE) == ["Three held after market blast in Olma"]
    assert words_of(REPORT, SectionName.CAPTION) == [
        "Police officers guard the entrance of a market in Olma, Zubrovka, Nov. 3, 2016."
    ]
    assert words_of(REPORT, SectionName.DATELINE) == ["OLMA, Zubrovka (Agency) —"]
    assert words_of(REPORT, SectionName.BYLINE) == ["By: Jana Rell"]
    assert words_of(REPORT, SectionName.BOILERPLATE) == [
        "_ _ _",
        "READ MORE: Old bridge reopens in Kesh",
        "Please enter your comment!\nPlease enter your name here",
    ]


@pytest.mark.parametrize(
    ("words", "dateline"),
    [
        ("OLMA, Zubrovka (AP) — Gunmen fired.", "OLMA, Zubrovka (AP) —"),
        ("OLMA — Gunmen fired.", "OLMA —"),
        ("OLMA, Zubrovka, July 15 (Agency) - Gunmen fired.", "OLMA, Zubrovka, July 15 (Agency) -"),
        ("NEW OLMA: Gunmen fired.", "NEW OLMA:"),
        ("OLMA (Reuters) - Gunmen fired.", "OLMA (Reuters) -"),
        ("Olma, Aug 5 (PTI) Gunmen fired.", "Olma, Aug 5 (PTI)"),
        ("(Reuters) - Gunmen fired.", "(Reuters) -"),
        ("SAN OLMO, 3 JAN 90 (RADIO OLMO) -- [TEXT] GUNMEN FIRED.", "SAN OLMO, 3 JAN 90 (RADIO OLMO) -- [TEXT]"),
        ("OLMA (ZUBROVKA), 3 JAN 90 (ABC) -- [TEXT] GUNMEN FIRED.", "OLMA (ZUBROVKA), 3 JAN 90 (ABC) -- [TEXT]"),
    ],
)
def test_a_dateline_is_found_at_the_start_of_the_story(words: str, dateline: str) -> None:
    end = dateline_end(words)
    assert end is not None
    assert words[:end] == dateline


@pytest.mark.parametrize(
    "words",
    [
        "BREAKING: Gunmen fired on a bus.",
        "UPDATE — Gunmen fired on a bus.",
        "Gunmen fired - and fled - on Monday.",
        "THE POLICE - AND THE ARMY - CAME LATE.",
        "He said: it was late.",
        "",
    ],
)
def test_other_openings_are_no_dateline(words: str) -> None:
    assert dateline_end(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Soldiers patrol a street in Olma, Zubrovka, Nov. 3, 2016.",
        "Image copyright Agency Image caption The blast tore the front off two houses",
        "A woman lights a candle near the market on Friday. (Photo: Jana Rell)",
        "Rescuers search the ruins in Olma, Zubrovka November 3, 2016. REUTERS/Jana Rell",
        "FILE - In this Nov. 3, 2016, file photo, soldiers stand near a wall in Olma.",
        "Photo",
        "The burned-out market of Olma on Sunday. Jana Rell/Reuters",
        "Soldiers at the gate of the town hall (Jana Rell / Olma Post)",
        "Smoke rises over Olma on Thursday (AFP/Jana Rell)",
    ],
)
def test_words_on_a_picture_are_a_caption(words: str) -> None:
    assert is_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "Nine people were killed in the market of Olma on Nov. 3, 2016.",
        "He studied at the Olma/Kesh institute, police said.",
        "Police said the photo was taken near the market.",
        "The army will leave the town on 7 August 1990.",
        "Gunmen hold the town. The siege began in Olma on Nov. 3, 2016.",
    ],
)
def test_sentences_of_the_story_are_no_caption(words: str) -> None:
    assert not is_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "Advertisement",
        "Related: Old bridge reopens",
        "Sign up for our daily newsletter",
        "Copyright 2018 The Olma Post. All rights reserved.",
        "Share this article",
        "Leave a Reply",
        "This site uses cookies to improve your visit. Accept all cookies or manage them.",
        "https://post.test/a/1",
    ],
)
def test_what_surrounds_a_story_is_boilerplate(words: str) -> None:
    text = f"Nine die in blast in Olma\n\nNine people died.\n\n{words}\n\nThe mayor wept."
    assert words_of(text, SectionName.BOILERPLATE) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Related attacks killed 12 people in the same week.",
        "The newsletter editor was shot dead outside his home on Monday.",
        "Share prices fell after the blast, and the army was called in.",
        "More than 40 people were wounded.",
        "By Monday, all nine had been buried.",
        "Copyright law was not the motive, police said of the killing.",
    ],
)
def test_sentences_that_only_begin_like_boilerplate_stay_body(words: str) -> None:
    text = f"Nine die in blast in Olma\n\nNine people died.\n\n{words}\n\nThe mayor wept."
    assert [s.name for s in find_sections(text)] == [SectionName.TITLE]


def test_a_given_title_is_found_over_two_lines() -> None:
    text = "Nine die in\nblast in Olma\n\nNine people died."
    assert words_of(text, SectionName.TITLE, title="Nine die in blast in Olma") == ["Nine die in\nblast in Olma"]


def test_a_title_that_the_text_does_not_begin_with_makes_no_section() -> None:
    assert words_of("Nine people died.\n\nMore died.", SectionName.TITLE, title="Another heading") == []


def test_a_first_sentence_is_no_title() -> None:
    assert guess_title("Nine people died on Monday.\n\nThe mayor wept for a long time.") is None


def test_lines_broken_at_a_fixed_width_are_read_as_paragraphs() -> None:
    lines = ["GUNMEN FIRED ON A BUS NEAR THE MARKET OF THE TOWN LATE YESTERDAY AND"] * 7
    text = "SAN OLMO, 3 JAN 90 (RADIO OLMO) -- [TEXT] IT WAS REPORTED THAT\n" + "\n".join(lines)
    assert [(s.name, s.start) for s in find_sections(text)] == [(SectionName.DATELINE, 0)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jana Rell", "Jana Rell"),
        ("By: Jana Rell and Tom de Vries, Olma Post", "Jana Rell and Tom de Vries, Olma Post"),
        ("By Monday all were buried and the town was quiet", None),
    ],
)
def test_a_byline_names_people(line: str, names: str | None) -> None:
    assert byline_names(line) == names


@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(REPORT.split("\n"))), max_size=30).map("\n".join))
def test_sections_are_sorted_and_do_not_overlap(text: str) -> None:
    at = 0
    for section in find_sections(text):
        assert at <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip()
        at = section.end
