import pytest
from drafting import draft_of, only_trigger
from hypothesis import given
from hypothesis import strategies as st

from tocsin.extract.rules.tables.acts import ACTS
from tocsin.model.mention import EventType as T
from tocsin.model.mention import Stage, ThwartedAt


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bag with a timer exploded in the depot in Olma.", T.BOMBING),
        ("A man walked into the hall and blew himself up.", T.SUICIDE_BOMBING),
        ("The driver rammed a truck packed with explosives into the gate.", T.SUICIDE_BOMBING),
        ("Rebels shelled the harbour of Kesh at dawn.", T.SHELLING_OR_ROCKET),
        ("Warplanes bombed a camp near Teth.", T.AIR_OR_DRONE_STRIKE),
        ("Men with rifles opened fire on the shoppers in Varn.", T.ARMED_ASSAULT),
        ("A woman was stabbed outside the court in Varn.", T.ARMED_ASSAULT),
        ("The governor of Olma was assassinated on his way home.", T.ASSASSINATION),
        ("A man drove a van into a crowd on the quay.", T.VEHICLE_RAMMING),
        ("Villagers lynched two strangers in Amrit.", T.UNARMED_ASSAULT),
        ("Militants kidnapped four teachers in Olma.", T.KIDNAPPING),
        ("The men took nine diners hostage in the hotel.", T.HOSTAGE_TAKING),
        ("A ferry was hijacked off the coast.", T.HIJACKING),
        ("The four nurses were released by their captors on Monday.", T.RELEASE),
        ("A mob set fire to the post office in Amrit.", T.INFRASTRUCTURE_OR_ARSON_ATTACK),
        ("Police arrested four people in Dorn.", T.ARREST),
        ("Soldiers found a cache of weapons under a barn.", T.WEAPONS_SEIZURE_OR_DEFUSAL),
        ("A court sentenced the bomb-maker to nine years.", T.TRIAL_OR_CONVICTION),
        ("The ministry deported two preachers on Friday.", T.DEPORTATION),
        ("Police fired tear gas at the marchers in Teth.", T.PROTEST_OR_RIOT),
        ("A caller made a bomb threat against the school.", T.THREAT),
    ],
)
def test_words_name_the_type_of_the_act(text: str, kind: T) -> None:
    assert only_trigger(text).type is kind


@pytest.mark.parametrize(
    "text",
    [
        "The film bombed at the box office.",
        "The striker took a long shot and missed the goal.",
        "He died of a heart attack on Monday.",
        "A gas explosion wrecked a bakery.",
        "Photographers shot the film in Olma.",
        "The minister launched a verbal attack on his critics.",
        "North Korea fired a ballistic missile into the sea.",
        "The band released an album in May.",
        "An attack could kill hundreds.",
        "The embassy warned of further attacks on hotels.",
        "Nobody knows whether an attack will come.",
        "Officials want to prevent an attack.",
    ],
)
def test_look_alikes_and_what_ifs_name_no_act(text: str) -> None:
    telling = [t for t in draft_of(text).triggers if not t.rule.endswith((".effect", ".agent"))]
    assert telling == []


@pytest.mark.parametrize(
    ("text", "stage", "stopped"),
    [
        ("The bomb went off in an empty hall.", Stage.ACCOMPLISHED, None),
        (
            "Police thwarted an attack on the mall just before it was launched.",
            Stage.THWARTED,
            ThwartedAt.BEFORE_LAUNCH,
        ),
        ("Bomb experts defused a bomb under a bridge in Kesh.", Stage.THWARTED, ThwartedAt.SCENE),
        ("The bomb failed to explode.", Stage.ATTEMPTED, None),
        ("They were planning to bomb the port.", Stage.PLANNED, None),
        ("The group threatened to bomb the bridge at Kesh.", Stage.THREATENED, None),
    ],
)
def test_words_beside_the_act_give_its_stage(text: str, stage: Stage, stopped: ThwartedAt | None) -> None:
    found = [t for t in draft_of(text).triggers if t.stage is stage]
    assert found, [(t.evidence.exact, t.stage) for t in draft_of(text).triggers]
    assert stopped in {t.thwarted_at for t in found}


def test_every_row_of_the_table_has_a_name_of_its_own() -> None:
    names = [act.id for act in ACTS]
    assert len(names) == len(set(names))


@given(st.text(max_size=400))
def test_any_text_gives_evidence_that_stands_in_it(text: str) -> None:
    draft = draft_of(text)
    spans = [t.evidence for t in draft.triggers] + [p.evidence for p in draft.participants]
    spans += [w.evidence for w in draft.weapons] + [
        e for c in draft.claims for e in (*c.content, *c.cue, *c.speaker_evidence)
    ]
    assert all(text[e.start : e.end] == e.exact for e in spans)


@pytest.mark.parametrize(
    "text",
    [
        "The air force is bombing the northern neighbourhoods of Kesh.",
        "They told of bombings of residential areas by government planes.",
        "Helicopters dropped several bombs on Olma.",
    ],
)
def test_bombs_from_the_air_are_air_strikes(text: str) -> None:
    assert T.AIR_OR_DRONE_STRIKE in {t.type for t in draft_of(text).triggers}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thirty men are in custody over the Kesh bombing plot.", T.ARREST),
        ("Two of the gunmen gave themselves up.", T.ARREST),
        ("The army says a sniper was caught in Olma.", T.ARREST),
        ("A jury found four of the rebels guilty.", T.TRIAL_OR_CONVICTION),
        ("The militant was given life for the murders.", T.TRIAL_OR_CONVICTION),
        ("The general was cleared of all charges over the massacre.", T.TRIAL_OR_CONVICTION),
        ("Four nurses held by the rebels regained their freedom.", T.RELEASE),
        ("The last captives were let go in Teth.", T.RELEASE),
        ("A curfew was imposed on Kesh.", T.FORCE_MOBILISATION),
        ("Soldiers have been posted at the churches of Olma.", T.FORCE_MOBILISATION),
        ("A combing operation is on round Varn.", T.RAID_OR_SEARCH_OPERATION),
        ("Gunmen seized a ferry off Kesh.", T.HIJACKING),
    ],
)
def test_newspaper_words_for_the_response_name_its_type(text: str, kind: T) -> None:
    assert kind in {t.type for t in draft_of(text).triggers}


@pytest.mark.parametrize(
    "text",
    [
        "A bomber of the last world war crashed at the airport.",
        "She was caught in the crossfire of two ministers.",
        "He captured photos of ships.",
        "The team was given four years ago a new ground.",
    ],
)
def test_bombers_photographs_and_seasons_name_no_act(text: str) -> None:
    assert draft_of(text).triggers == ()
