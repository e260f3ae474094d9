"""What the tables of actors must hold, whoever edits them."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from tocsin.model.actor import Actor, ActorKind
from tocsin.model.identity import ActorId
from tocsin.resolve.actor_base import COLUMNS, load_actors, read_table
from tocsin.resolve.actor_words import fold_phrases

BASE = load_actors()
ACTORS = list(BASE.all())
PLOVER = {
    *"COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split(),
    *"IGO UNO EUR NGO ISM IMG MNC".split(),
}


def _rows() -> list[tuple[str, ...]]:
    folder = files("tocsin.resolve").joinpath("tables", "actors")
    return [row for file in folder.iterdir() if file.name.endswith(".tsv") for row in read_table(f"actors/{file.name}")]


ACLED = {
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
}
LOADED = re.compile(r"\bterrorists?\b|\bregime\b|jihadist|bandit|thug", re.IGNORECASE)
# Bodies that work against terrorism, or study it, may say so in their own names.
AGAINST = re.compile(r"anti-?\s?terror|counter-?\s?terror", re.IGNORECASE)


def test_there_are_at_least_a_thousand_actors_of_every_kind_that_acts_in_conflicts() -> None:
    kinds = Counter(a.kind for a in ACTORS)
    assert len(ACTORS) >= 1000
    assert kinds[ActorKind.ARMED_GROUP] >= 500
    assert min(kinds[k] for k in (ActorKind.STATE_FORCE, ActorKind.ORGANISATION, ActorKind.CRIMINAL_GROUP)) >= 50


def test_every_id_is_unique() -> None:
    tables = {row[0] for row in _rows()}
    assert len(tables) == len(_rows()) == len(BASE)


def test_every_row_has_all_columns() -> None:
    assert [row[0] for row in _rows() if len(row) != len(COLUMNS)] == []


def test_every_table_has_the_same_heading_and_is_sorted_by_id() -> None:
    for file in files("tocsin.resolve").joinpath("tables", "actors").iterdir():
        if file.name.endswith(".tsv"):
            heading, *lines = file.read_text(encoding="utf-8").splitlines()
            assert tuple(heading.split("\t")) == COLUMNS
            ids = [line.split("\t")[0] for line in lines]
            assert ids == sorted(ids), file.name


def test_years_are_in_order_and_in_our_time() -> None:
    for actor in ACTORS:
        known = [y for y in (actor.founded, actor.ended) if y is not None]
        assert known == sorted(known), actor.id
        assert all(1500 <= y <= 2026 for y in known), actor.id


def test_parents_and_successors_exist_and_nobody_is_his_own() -> None:
    for actor in ACTORS:
        for other in (actor.parent, actor.successor):
            assert other is None or (other in BASE.rows and other != actor.id), actor.id


def test_no_actor_descends_from_itself() -> None:
    for actor in ACTORS:
        seen: set[ActorId] = set()
        above: Actor | None = actor
        while above is not None and above.parent is not None:
            assert above.id not in seen, actor.id
            seen.add(above.id)
            above = BASE.actor(above.parent)


def test_codes_are_those_of_the_field() -> None:
    for actor in ACTORS:
        assert actor.plover_sector in PLOVER, actor.id
        assert actor.acled_inter is None or actor.acled_inter in ACLED, actor.id
        assert actor.country_iso3 is None or actor.country_iso3 in BASE.countries, actor.id
        assert actor.source, actor.id


def test_a_name_that_two_actors_share_has_at_most_one_owner_by_preference() -> None:
    for key, places in BASE.index.items():
        sure = {BASE.owners[i] for i in places if not BASE.words[i].startswith("~")}
        assert len(sure) <= 1, (key, sure)


def test_names_are_neutral() -> None:
    for actor in ACTORS:
        assert AGAINST.search(actor.name) or not LOADED.search(actor.name), actor.name


def test_names_and_aliases_are_clean() -> None:
    for actor in ACTORS:
        for name in (actor.name, *actor.aliases):
            assert name == name.strip(), (actor.id, name)
            assert name, (actor.id, name)
            assert not re.search(r"\s\s|[|\t;]", name), (actor.id, name)
    assert all(fold_phrases(BASE.words))


def test_countries_have_codes_of_three_letters_and_unshared_names() -> None:
    rows = read_table("actor_countries.tsv")
    assert all(re.fullmatch("[A-Z]{3}", row[0]) for row in rows)
    assert len({row[0] for row in rows}) == len(rows) >= 175
    words = [w for row in rows for w in set(fold_phrases([row[1], *row[2].split("|")])) if w]
    shared = [w for w, n in Counter(words).items() if n > 1]
    assert shared == []


def test_every_country_has_forces_and_authorities_with_neutral_names() -> None:
    for iso3 in BASE.countries:
        for force in BASE.classes:
            actor = BASE.force_of(iso3, force)
            assert actor.country_iso3 == iso3
            assert BASE.countries[iso3].name in actor.name


def test_force_nouns_point_at_known_classes() -> None:
    for noun in BASE.nouns.values():
        assert noun.force is None or noun.force in BASE.classes, noun


def test_actors_are_made_once() -> None:
    named = ACTORS[0].id
    assert BASE.actor(named) is BASE.actor(named)
    assert load_actors() is BASE


def test_an_unknown_id_raises() -> None:
    with pytest.raises(KeyError):
        BASE.actor(ActorId("no-such-actor"))
