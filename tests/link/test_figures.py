"""An incident's figures: ranges, the newest that most voices agree with, and a history."""

from datetime import date

from telling_of import figure, told

from tocsin.link.figures import reconcile_figures, toll_history
from tocsin.link.voices import tellings_of, voices
from tocsin.model.incident import Reconciled
from tocsin.model.quantity import Population, Quantity, Range, Subject
from tocsin.model.told import Told


def killed_of(*members: Told) -> Reconciled[Quantity]:
    (found,) = (
        f
        for f in reconcile_figures(tellings_of(members))
        if f.value.subject is Subject.KILLED and f.value.population is Population.TOTAL
    )
    return found


def triple(reach: Range) -> tuple[int | None, int | None, int | None]:
    return (reach.low, reach.best, reach.high)


def test_a_source_that_updates_itself_replaces_its_earlier_figure() -> None:
    found = killed_of(
        told("r1", source="Courier", published="2024-05-14", killed="2"),
        told("r2", source="Courier", published="2024-05-16", killed="7"),
    )
    assert triple(found.value.range) == (7, 7, 7)
    assert [a.reason for a in found.set_aside] == ["the same source gave 7 on 2024-05-16"]


def test_two_sources_that_disagree_leave_a_range() -> None:
    found = killed_of(
        told("r1", source="Courier", published="2024-05-14", killed="5"),
        told("r2", source="Post", published="2024-05-20", killed="7"),
    )
    assert triple(found.value.range) == (5, 7, 7)
    assert found.rule == "figure.newest"


def test_at_least_agrees_with_a_higher_figure_and_gives_way_to_it() -> None:
    found = killed_of(
        told("r1", source="Courier", published="2024-05-14", killed="4+"),
        told("r2", source="Post", published="2024-05-15", killed="6"),
    )
    assert triple(found.value.range) == (6, 6, 6)
    assert [a.reason for a in found.set_aside] == ["6 agrees with it and says more"]


def test_of_several_at_leasts_the_highest_agrees_with_all() -> None:
    found = killed_of(*(told(f"r{n}", published="2024-05-14", killed=f"{n}+") for n in (2, 4, 6)))
    assert triple(found.value.range) == (6, 6, None)


def test_up_to_feeds_the_high_end_only() -> None:
    low = told("r1", published="2024-05-14", killed="20")
    high = told("r2", published="2024-05-14", killed="0-32")
    assert triple(killed_of(low, high).value.range)[1:] == (20, 20)


def test_figures_of_different_scopes_never_compete() -> None:
    children = figure(Subject.KILLED, "3", "r2", Population.CHILDREN)
    one = told("r1", published="2024-05-14", killed="12")
    other = told("r2", published="2024-05-14")
    from dataclasses import replace

    other = replace(other, mention=replace(other.mention, quantities=(children,)))
    found = reconcile_figures(tellings_of([one, other]))
    assert [(f.value.population, f.value.range.best) for f in found] == [
        (Population.CHILDREN, 3),
        (Population.TOTAL, 12),
    ]


def test_four_hundred_copies_weigh_as_much_as_one_report() -> None:
    copies = [told(f"c{n}", published="2024-05-14", killed="120", source=f"s{n}", copies="x") for n in range(400)]
    honest = [told(f"r{n}", published="2024-05-14", killed="12", source=f"t{n}") for n in range(2)]
    found = killed_of(*copies, *honest)
    assert found.value.range.best == 12
    assert voices(tellings_of([*copies, *honest])) == 3


def test_a_copy_that_adds_a_nought_is_set_aside() -> None:
    original = told("a", source="Courier", published="2024-05-14", killed="12", copies="x")
    copy = told("b", source="Echo", published="2024-05-15", killed="120", copies="x")
    found = killed_of(original, copy)
    assert triple(found.value.range) == (12, 12, 12)
    assert [(a.mention, a.reason) for a in found.set_aside] == [
        ("b/m1", "a near-copy differs here from the text it copies")
    ]


def test_a_lone_jump_is_kept_in_the_range_but_is_not_the_best() -> None:
    found = killed_of(
        told("r1", source="Courier", published="2024-05-14", killed="12"),
        told("r2", source="Post", published="2024-05-15", killed="13"),
        told("r3", source="Echo", published="2024-05-18", killed="1200"),
    )
    assert triple(found.value.range) == (12, 13, 1200)


def test_the_history_says_what_was_known_on_each_day() -> None:
    tellings = tellings_of(
        [
            told("r1", source="Courier", published="2024-05-14", killed="4+"),
            told("r2", source="Courier", published="2024-05-15", killed="6"),
            told("r3", source="Post", published="2024-05-17", killed="6"),
            told("r4", source="Post", published="2024-05-20", killed="7"),
        ]
    )
    tolls = [(t.known_on, triple(t.range)) for t in toll_history(tellings)]
    assert tolls == [
        (date(2024, 5, 14), (4, 4, None)),
        (date(2024, 5, 15), (6, 6, 6)),
        (date(2024, 5, 20), (6, 7, 7)),
    ]
