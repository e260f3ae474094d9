"""Floods of invented reports that are no copies of each other, and sources that people call known or doubt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling_of import told
from test_figures import killed_of, triple

from tocsin.link.reconcile import reconcile
from tocsin.link.reconcile_rules import RULES
from tocsin.link.voices import tellings_of, voices
from tocsin.model.identity import IncidentId
from tocsin.model.mention import EventType
from tocsin.model.told import Standing, Told


def honest(count: int, killed: str = "9", day: str = "2024-05-14") -> list[Told]:
    return [told(f"h{day}{n}", published=day, killed=killed, source=f"Sample Post {n}") for n in range(count)]


def flood(count: int, killed: str = "90", day: str = "2024-05-15") -> list[Told]:
    return [told(f"f{day}{n}", published=day, killed=killed, source=f"Outlet {n}") for n in range(count)]


def known(one: Told, standing: Standing = Standing.KNOWN) -> Told:
    return replace(one, standing=standing)


@pytest.mark.parametrize("day", ["2024-05-13", "2024-05-14", "2024-05-15", "2024-05-20"])
@pytest.mark.parametrize("killed", ["90", "12", "900"])
def test_forty_invented_sources_do_not_move_a_figure_that_two_sources_give(killed: str, day: str) -> None:
    found = killed_of(*honest(2), *flood(40, killed, day))
    assert found.value.range.best == 9


def test_what_a_flood_says_stays_in_the_range_and_is_set_aside_by_a_named_rule() -> None:
    found = killed_of(*honest(2), *flood(40))
    assert triple(found.value.range) == (9, 9, 90)
    reasons = {a.reason for a in found.set_aside}
    assert reasons == {
        "voice.burst: one of 40 sources first heard on 2024-05-15 that contradict what others say:"
        " the range holds it, the best is 9"
    }
    assert "voice.burst" in RULES


def test_a_flood_that_varies_its_figure_is_one_flood() -> None:
    varied = [
        one for n in range(40) for one in [told(f"f{n}", published="2024-05-15", killed=str(80 + n), source=f"o{n}")]
    ]
    assert killed_of(*honest(2), *varied).value.range.best == 9


def test_a_flood_counts_as_one_independent_source() -> None:
    assert voices(tellings_of([*honest(2), *flood(40)])) == 3


def test_a_flood_cannot_say_that_nobody_died() -> None:
    assert killed_of(*honest(3), *flood(40, "0")).value.range.best == 9


def test_a_flood_moves_no_type_either() -> None:
    strange = [replace(f, mention=replace(f.mention, type=EventType.KIDNAPPING)) for f in flood(40)]
    incident = reconcile([*honest(2), *strange], IncidentId("i1"))
    assert incident.type.value is EventType.BOMBING


def test_many_sources_that_agree_on_the_first_day_all_count() -> None:
    members = [*honest(12, "22"), told("x", published="2024-05-14", killed="19", source="Courier")]
    assert killed_of(*members).value.range.best == 22
    assert voices(tellings_of(members)) == 13


def test_a_toll_that_grew_is_believed_when_a_source_heard_before_says_so() -> None:
    update = told("u", published="2024-05-15", killed="50", source="Sample Post 0")
    found = killed_of(*honest(3), *flood(6, "50"), update)
    assert found.value.range.best == 50
    assert voices(tellings_of([*honest(3), *flood(6, "50"), update])) == 9


def test_early_reports_that_later_ones_correct_are_still_independent_sources() -> None:
    members = [*honest(6, "9"), *honest(2, "14", "2024-05-17")]
    members = [replace(m, source=f"s{n}") for n, m in enumerate(members)]
    assert killed_of(*members).value.range.best == 14
    assert voices(tellings_of(members)) == 8


def test_all_that_nobody_called_known_weigh_as_much_as_one_that_is() -> None:
    members = [known(honest(1)[0]), known(honest(2)[1]), *flood(3, "12", "2024-05-20")]
    assert killed_of(*members).value.range.best == 9
    (first, *_) = flood(1, "12", "2024-05-20")
    assert killed_of(*members, known(told("k", published="2024-05-20", killed="12", source="K"))).value.range.best == 12
    assert killed_of(known(honest(1)[0]), known(first)).value.range.best == 12


def test_a_known_source_confirms_what_looks_like_a_flood() -> None:
    assert (
        killed_of(
            *honest(2), *flood(6, "50"), known(told("k", published="2024-05-15", killed="50", source="K"))
        ).value.range.best
        == 50
    )


def test_doubted_sources_are_believed_only_where_nobody_else_speaks() -> None:
    doubted = [known(f, Standing.DOUBTED) for f in flood(3, "12")]
    found = killed_of(*honest(1), *doubted)
    assert found.value.range.best == 9
    assert any(a.reason.startswith("voice.doubted: a person doubts its source") for a in found.set_aside)
    assert killed_of(*doubted).value.range.best == 12
    assert voices(tellings_of([*honest(1), *doubted])) == 2


def test_a_site_that_uses_another_sources_name_does_not_speak_for_it() -> None:
    real = replace(told("r", published="2024-05-14", killed="9", source="Marun Times"), host="maruntimes.test")
    other = replace(told("r2", published="2024-05-14", killed="9", source="Courier"), host="courier.test")
    false = replace(
        told("f", published="2024-05-15", killed="90", source="Marun Times"), host="maruntimes.test.breaking.test"
    )
    assert killed_of(real, other, false).value.range.best == 9
    same = replace(told("s", published="2024-05-15", killed="12", source="Marun Times"), host="www.maruntimes.test")
    assert voices(tellings_of([real, same])) == 1


@given(st.integers(4, 40), st.integers(0, 400).filter(lambda n: not 7 <= n <= 11), st.integers(-3, 30), st.randoms())
@settings(max_examples=60, deadline=None)
def test_no_flood_of_any_size_figure_or_day_moves_a_best_value_in_any_order(count, figure, later, random) -> None:  # type: ignore[no-untyped-def]
    day = (date(2024, 5, 14) + timedelta(days=later)).isoformat()
    members = [*honest(3), *flood(count, str(figure), day)]
    random.shuffle(members)
    assert killed_of(*members).value.range.best == 9
