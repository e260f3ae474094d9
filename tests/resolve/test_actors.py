"""Who is named in a report's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.model.actor import ActorKind
from tocsin.model.draft import ActorExpression
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.actor_base import load_actors
from tocsin.resolve.actors import find_actors, resolve_actor

BASE = load_actors()


def found(text: str, published: str | None = None) -> list[ActorExpression]:
    report = Report.of(text, published=published)
    return list(find_actors(report, split_sentences(report), BASE))


def names(text: str, published: str | None = None) -> list[str]:
    return [e.name for e in found(text, published)]


def words_and_rules(text: str) -> list[tuple[str, str]]:
    return [(e.evidence.exact, e.rule) for e in found(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of ISIL held the dam.", "Islamic State"),
        ("Da’esh held the dam.", "Islamic State"),
        ("The PKK's men left.", "Kurdistan Workers' Party"),
        ("Hizbollah denied it.", "Hezbollah"),
        ("They follow al-Qa’ida.", "Al-Qaeda"),
        ("They follow al Qaeda.", "Al-Qaeda"),
        ("Al-Qaeda in the Islamic Maghreb took the blame.", "Al-Qaeda in the Islamic Maghreb"),
        ("The Lord’s Resistance Army crossed the river.", "Lord's Resistance Army"),
        ("The Lords Resistance Army crossed the river.", "Lord's Resistance Army"),
        ("Sendero Luminoso burnt the mill.", "Shining Path"),
        ("The FARC\nrebels came back.", "Revolutionary Armed Forces of Colombia"),
        ("Beltrán Leyva cartel men fled.", "Beltrán Leyva Cartel"),
        ("Beltran Leyva cartel men fled.", "Beltrán Leyva Cartel"),
        ("حماس قالت", "Hamas"),
        ("A Nato helicopter landed.", "NATO"),
        ("The Syrian Observatory for Human Rights said so.", "Syrian Observatory for Human Rights"),
    ],
)
def test_a_group_is_known_by_its_other_names_and_spellings(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The road is closed.",
        "IT IS CLOSED TODAY, HE SAID.",
        "IS IT OPEN?",
        "Let us go home.",
        "He comes from Santa Ana.",
        "Fans mend the nets.",
        "WE HAVE MADE A SCALE MODEL.",
        "Amal Varn won the race.",
        "Read more at www.varn.com.au today.",
        "The Polish team won on November 17.",
    ],
)
def test_words_that_only_look_like_a_name_are_no_actor(text: str) -> None:
    assert found(text) == []


def test_an_acronym_that_is_a_word_needs_capitals_in_a_mixed_sentence() -> None:
    assert names("Police said IS took the town.")[-1] == "Islamic State"
    assert "Islamic State" not in names("Police said it is open.")


def test_members_of_a_group_are_read_as_the_group_with_the_whole_noun_phrase() -> None:
    assert words_and_rules("Taliban militants took the bridge.") == [("Taliban militants", "actor.members")]
    [expression] = found("Rebels of the FARC took the bridge.")
    assert (expression.evidence.exact, expression.name) == (
        "Rebels of the FARC",
        "Revolutionary Armed Forces of Colombia",
    )


def test_a_group_named_by_a_link_is_not_the_group_that_acted() -> None:
    assert words_and_rules("Taliban-linked gunmen fired.") == [("Taliban", "actor.linked"), ("gunmen", "actor.generic")]


def test_a_splinter_of_a_group_is_not_the_group() -> None:
    assert ("A splinter group", "actor.generic") not in words_and_rules("A splinter group of the PKK fired.")
    assert [e.rule for e in found("A splinter group of the PKK fired.")] == ["actor.generic", "actor.alias"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Masked gunmen shot at a car.", "Masked gunmen", ActorKind.UNIDENTIFIED_ARMED_GROUP),
        ("Two heavily armed attackers ran in.", "heavily armed attackers", ActorKind.UNIDENTIFIED_ARMED_GROUP),
        ("A suicide bomber ran in.", "suicide bomber", ActorKind.PERSON),
        ("A mob burnt the hut.", "mob", ActorKind.CIVILIANS),
        ("Drug traffickers burnt the hut.", "Drug traffickers", ActorKind.CRIMINAL_GROUP),
        ("Palestinian militants fired rockets.", "Palestinian militants", ActorKind.UNIDENTIFIED_ARMED_GROUP),
    ],
)
def test_a_nameless_group_keeps_its_own_words(text: str, words: str, kind: ActorKind) -> None:
    [expression] = found(text)
    assert (expression.name, expression.evidence.exact, expression.kind, expression.actor) == (words, words, kind, None)


def test_gunmen_stay_nameless_though_a_group_is_named_elsewhere() -> None:
    expressions = found("The PKK denied it. Gunmen shot a judge. The gunmen fled.")
    assert [e.actor is None for e in expressions if "unmen" in e.evidence.exact] == [True, True]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Masked Turkish police officers took part.", "Police Forces of Turkey"),
        ("Turkey's army took part.", "Military Forces of Turkey"),
        ("The army of Myanmar took part.", "Military Forces of Myanmar"),
        ("Police in Kenya took part.", "Police Forces of Kenya"),
        ("U.S. troops took part.", "Military Forces of United States"),
        ("The Israeli military took part.", "Military Forces of Israel"),
        ("Afghan security forces took part.", "Security Forces of Afghanistan"),
        ("Sri Lanka's interior ministry took part.", "Ministry of the Interior of Sri Lanka"),
        ("The Government of Burkina Faso took part.", "Government of Burkina Faso"),
        ("SALVADORAN ARMY TROOPS TOOK PART TODAY.", "Military Forces of El Salvador"),
        ("Ankara warned of attacks.", "Government of Turkey"),
        ("Officials blamed Iran.", "Government of Iran"),
    ],
)
def test_the_forces_and_authorities_of_any_country_have_a_neutral_name(text: str, name: str) -> None:
    assert name in names(text)


def test_two_countries_before_one_noun_are_two_forces() -> None:
    assert names("Afghan and US special forces landed.") == [
        "Special Forces of Afghanistan",
        "Special Forces of United States",
    ]


def test_a_place_before_a_comma_is_no_part_of_the_force() -> None:
    [expression] = found("In Paris, French police fired.")
    assert expression.evidence.exact == "French police"


def test_a_bare_force_is_tied_to_the_one_country_that_the_report_is_about() -> None:
    bare = found("Kenyan police came. Police in Kenya said so. Later police left.")[-1]
    assert (bare.name, bare.rule) == ("police", "actor.force.report")
    assert bare.actor is not None
    assert bare.actor.name == "Police Forces of Kenya"


def test_a_bare_force_is_left_open_where_two_countries_forces_are_named() -> None:
    bare = found("Kenyan police and Somali troops came. Later police left.")[-1]
    assert (bare.rule, bare.actor) == ("actor.force.bare", None)


@pytest.mark.parametrize(
    "text", ["He ran to the police station.", "They hold a rebel-held town.", "The anti-terrorist law passed."]
)
def test_a_noun_that_tells_what_a_thing_is_names_no_actor(text: str) -> None:
    assert found(text) == []


def test_the_group_is_the_one_named_last() -> None:
    expressions = found("Boko Haram took the village. The group swore allegiance to Islamic State. The militants left.")
    assert [(e.evidence.exact, e.name, e.rule) for e in expressions[1:]] == [
        ("The group", "Boko Haram", "actor.anaphor"),
        ("Islamic State", "Islamic State", "actor.alias"),
        ("The militants", "Boko Haram", "actor.anaphor.members"),
    ]


def test_the_group_before_any_name_is_nobody() -> None:
    assert found("The group denied it.") == []


def test_a_group_introduced_by_what_it_is_gives_one_expression() -> None:
    assert words_and_rules("The militant group Boko Haram denied it.") == [("Boko Haram", "actor.alias")]


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("The ELN kidnapped a mayor in Colombia.", "1990-01-01", "National Liberation Army (Colombia)"),
        ("The BRA shot a guard in Papua New Guinea.", "1993-01-01", "Bougainville Revolutionary Army"),
        ("The BRA shot a guard in Pakistan.", "2009-01-01", "Baloch Republican Army"),
        ("The ADF attacked a village in Uganda.", None, "Allied Democratic Forces"),
        ("The US-led coalition struck Mosul, Iraq.", "2016-10-01", "Global coalition against Islamic State"),
        ("Reporters Without Borders spoke. Nobody was held, RSF said.", None, "Reporters Without Borders"),
        ("The RSF shelled a camp in Sudan.", "2024-01-01", "Rapid Support Forces"),
    ],
)
def test_a_shared_name_goes_to_the_actor_whom_the_report_bears_out(text: str, published: str | None, name: str) -> None:
    assert names(text, published)[-1] == name


def test_a_shared_name_that_nothing_settles_is_left_out() -> None:
    assert names("The BRA shot a guard.") == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hezbolla", "Hezbollah"),
        ("Boko Harram", "Boko Haram"),
        ("the Kurdistan Worker Party", "Kurdistan Workers' Party"),
        ("Tehrik-e-Talibaan Pakistan", "Tehrik-i-Taliban Pakistan"),
    ],
)
def test_a_long_name_may_have_a_slip_of_spelling(words: str, name: str) -> None:
    expression = resolve_actor(words, BASE)
    assert expression is not None
    assert (expression.name, expression.rule) == (name, "actor.spelling")


@pytest.mark.parametrize("words", ["Ansar al-Salam", "PKX", "Hamaz", "Varn Youth", "Shining Moth", "Grey Lions"])
def test_a_name_that_only_resembles_a_known_one_is_not_taken_for_it(words: str) -> None:
    assert resolve_actor(words, BASE) is None


def test_a_group_that_no_table_knows_keeps_its_name() -> None:
    [expression] = found("Men of the Varn Liberation Front fired.")
    assert (expression.name, expression.kind) == ("Varn Liberation Front", ActorKind.ARMED_GROUP)
    assert (expression.actor, expression.rule) == (None, "actor.unknown_name")


def test_a_phrase_is_resolved_with_the_country_of_its_report() -> None:
    army = resolve_actor("the armed forces", BASE, ("SLV",))
    assert army is not None
    assert army.actor is not None
    assert army.actor.name == "Military Forces of El Salvador"
    bare = resolve_actor("the armed forces", BASE)
    assert bare is not None
    assert bare.actor is None
    assert resolve_actor("the Varn government", BASE) is None


@given(st.text(alphabet="ISs is.-'’“”\n\tThePKKmilitantsofAfghan police,\u00a0group—é", max_size=200))
def test_any_text_gives_evidence_that_stands_where_it_says_in_order(text: str) -> None:
    report = Report.of(text)
    expressions = find_actors(report, split_sentences(report), BASE)
    for expression in expressions:
        evidence = expression.evidence
        assert text[evidence.start : evidence.end] == evidence.exact
    assert list(expressions) == sorted(expressions, key=lambda e: e.evidence.start)


@given(st.text(max_size=100))
def test_any_words_can_be_asked_for(words: str) -> None:
    expression = resolve_actor(words, BASE)
    assert expression is None or expression.evidence.exact in words
