"""Who is named in a report's words."""

import pytest

from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.actor_base import load_actors
from tocsin.resolve.actors import find_actors


def found(text: str, published: str | None = None) -> list[ActorExpression]:
    report = Report.of(text, published=published)
    return list(find_actors(report, split_sentences(report), load_actors()))


def names(text: str, published: str | None = None) -> list[str]:
    return [e.name for e in found(text, published)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of ISIL held the dam.", "Islamic State"),
        ("Da’esh held the dam.", "Islamic State"),
        ("The PKK's men left.", "Kurdistan Workers' Party"),
        ("Hizbollah denied it.", "Hezbollah"),
        ("They follow al-Qa’ida.", "Al-Qaeda"),
    ],
)
def test_a_group_is_known_by_its_other_names_and_spellings(text: str, name: str) -> None:
    assert name in names(text)


def test_the_verb_is_is_not_the_islamic_state() -> None:
    assert names("The road is closed. IT IS CLOSED TODAY, HE SAID.") == []


def test_members_of_a_group_are_read_as_the_group_with_the_whole_noun_phrase() -> None:
    [expression] = found("Islamic State militants took the bridge.")
    assert (expression.evidence.exact, expression.name) == ("Islamic State militants", "Islamic State")


def test_a_nameless_group_keeps_its_own_words() -> None:
    expression = found("Masked gunmen shot a woman.")[0]
    assert (expression.name, expression.kind) == ("Masked gunmen", ActorKind.UNIDENTIFIED_ARMED_GROUP)
    assert expression.actor is None
