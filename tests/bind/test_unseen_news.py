"""What reports nobody had tuned for taught: pronouns, responders, accidents, two acts in one sentence."""

from coding import code, told

from tocsin.model.mention import EventType, Mention, Role, Stage


def _named(mention: Mention, *roles: Role) -> set[str]:
    return {p.name or "" for p in mention.participants if p.role in roles}


def test_a_pronoun_stands_for_the_one_person_named_before_it() -> None:
    (mention,) = told(
        code("The governor of Kesh, Ada Rhee, was on her way home on Tuesday. She was shot dead by gunmen.")
    )
    assert any("Rhee" in name for name in _named(mention, Role.TARGET, Role.VICTIM))


def test_a_pronoun_that_two_persons_could_be_stands_for_nobody() -> None:
    text = "Mayor Ada Rhee met Senator Ole Voss on Tuesday. He was shot dead by gunmen in Kesh."
    (mention,) = told(code(text))
    assert not any("Rhee" in n or "Voss" in n for n in _named(mention, Role.TARGET, Role.VICTIM))


def test_they_are_the_armed_men_of_the_sentence_before() -> None:
    (mention,) = told(code("Rebels came to the village at dawn on Tuesday. They kidnapped eleven farmers."))
    assert mention.type is EventType.KIDNAPPING
    assert "Rebels" in _named(mention, Role.PERPETRATOR)


def test_police_who_kill_an_attacker_are_responders() -> None:
    text = "A gunman opened fire in a mosque on Tuesday, killing five people. The attacker was shot dead by police."
    (mention,) = told(code(text))
    assert "police" in _named(mention, Role.RESPONDER)
    assert not _named(mention, Role.PERPETRATOR) & {"police"}


def test_an_attempt_was_attempted() -> None:
    (mention,) = told(code("The mayor survived an assassination attempt in March by a man with a knife."))
    assert mention.stage is Stage.ATTEMPTED


def test_two_acts_of_one_sentence_with_their_own_doers_are_two() -> None:
    text = "Iran launched missiles at a base in Iraq on Wednesday in response to the US airstrike that killed a general in Baghdad."
    mentions = told(code(text))
    assert len(mentions) == 2
    strike = next(m for m in mentions if m.type is not EventType.SHELLING_OR_ROCKET)
    assert "US" in _named(strike, Role.PERPETRATOR) or "United States" in _named(strike, Role.PERPETRATOR)


def test_militants_who_were_holding_hostages_did_it() -> None:
    (mention,) = told(code("Militants were holding hostages inside the mall on Sunday."))
    assert "Militants" in _named(mention, Role.PERPETRATOR)


def test_an_act_that_was_bombed_by_jets_is_an_air_strike() -> None:
    (mention,) = told(code("The camp was bombed by coalition aircraft on Tuesday, killing nine militants."))
    assert mention.type is EventType.AIR_OR_DRONE_STRIKE


def test_a_possessed_killing_has_a_victim_and_no_doer() -> None:
    (mention,) = told(code("Protesters demanded answers over journalist Eva Rhee's killing in Kesh on Tuesday."))
    assert not _named(mention, Role.PERPETRATOR)


def test_accidents_searches_and_common_crime_are_no_incidents() -> None:
    texts = (
        "A tourist ship struck a bridge on the river on Tuesday. Police said 27 people were hurt.",
        "A fire destroyed 200 homes in Kesh on Tuesday. Officials said it killed nine people and injured fifty.",
        "A large search operation was launched for the missing climber, involving 500 police officers.",
        "A woman was stabbed in her kitchen on Tuesday by a neighbour, a court heard.",
    )
    for text in texts:
        assert told(code(text)) == [], text


def test_a_wish_and_an_aim_are_no_acts() -> None:
    assert told(code("Politicians called for migrants who commit crimes to be deported.")) == []
    assert told(code("She said the letter was used to attack her in the campaign.")) == []


def test_the_murder_of_activists_in_general_is_no_incident() -> None:
    assert told(code("Nobody has done anything about the murder of activists and farmers, the letter said.")) == []


def test_those_who_died_of_an_attack_are_counted_with_it() -> None:
    text = (
        "A bomb exploded in Kesh on Tuesday. There were at least two fatalities, and 84 people were taken to hospital."
    )
    (mention,) = told(code(text))
    figures = {q.value.subject.value: q.value.range.low for q in mention.quantities}
    assert figures == {"killed": 2, "wounded": 84}


def test_a_death_alone_is_no_incident() -> None:
    assert told(code("The founder of the party died on Tuesday. He was 87.")) == []


def test_a_named_person_and_the_office_before_the_name_are_one() -> None:
    (mention,) = told(code("Gunmen killed a general, Ole Voss, in Kesh on Tuesday. Voss was shot at his gate."))
    receivers = [p for p in mention.participants if p.role in (Role.TARGET, Role.VICTIM)]
    assert len(receivers) == 1
    assert "Voss" in (receivers[0].name or "")


def test_who_is_sentenced_in_a_headline_is_no_judge() -> None:
    text = "Bomber sentenced to life in prison\n\nA court in Kesh on Tuesday sentenced a man to life over the church bombing."
    for mention in told(code(text, title=None)):
        assert not any("omber" in name for name in _named(mention, Role.ACTOR))


def test_an_act_and_what_it_avenges_are_two() -> None:
    text = 'The bombing in Kesh late on Thursday was a "revenge attack" for US air strikes this month in Olma, the group said.'
    mentions = [m for m in code(text).mentions if m.type is EventType.AIR_OR_DRONE_STRIKE]
    assert len(mentions) == 1
    assert mentions[0].date is None or mentions[0].date.value.start != mentions[0].date.value.end


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_act() -> None:
    text = "The death toll from a truck bombing in Kabul rose to at least six Friday. The bombing took place late Thursday."
    (mention,) = told(code(text, "2024-05-17"))
    assert mention.date is not None
    assert mention.date.value.edtf == "2024-05-16"


def test_a_place_somebody_is_linked_to_is_not_that_of_the_act() -> None:
    (mention,) = told(code("Men linked to the Paris attackers killed 32 people at the airport in Brussels on Tuesday."))
    assert mention.place is not None
    assert "Paris" not in (mention.place.value.name or "")


def test_a_verb_that_says_neither_when_nor_where_nor_who_is_no_incident() -> None:
    assert told(code("The trial is about her being abducted, the prosecutor said, and about the militants.")) == []


def test_a_crash_is_no_attack_even_if_a_bomber_crashed() -> None:
    text = "World War era plane crashes, killing seven\n\nAt least seven people were killed on Tuesday when a bomber crashed at an airport and struck a hangar."
    assert told(code(text)) == []


def test_the_day_of_an_anniversary_is_not_that_of_the_act() -> None:
    (mention,) = code(
        "The town marked the first anniversary on Friday of the truck attack that killed 86 people."
    ).mentions
    assert mention.date is None


def test_a_date_before_a_noun_is_that_acts_and_the_other_day_the_verdicts() -> None:
    text = "A judge on Thursday convicted three men of the 2019 bombing of a bus in Kesh that killed 12 people."
    days = {m.type: m.date.value.edtf for m in code(text).mentions if m.date is not None}
    assert days[EventType.BOMBING] == "2019"
    assert len(days[EventType.TRIAL_OR_CONVICTION]) == len("2024-05-16")


def test_the_day_of_those_who_remember_is_not_that_of_the_attack() -> None:
    (mention,) = code(
        "On the anniversary of the attack on Friday, hundreds marched in Kesh, where gunmen killed 30 people in a school."
    ).mentions
    assert mention.date is None
