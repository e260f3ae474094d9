"""Which triggers of one sentence tell one act, and which dates, places and figures stand nearest to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tocsin.bind.apart import FAR_KM, TOWNS, are_apart
from tocsin.bind.compatible import can_be_one, is_effect
from tocsin.model.actor import ActorKind
from tocsin.model.draft import (
    DateExpression,
    DateUse,
    FigureExpression,
    ParticipantExpression,
    PlaceExpression,
    PlaceUse,
    ResolvedDraft,
    Trigger,
    WeaponExpression,
)
from tocsin.model.evidence import Evidence
from tocsin.model.interval import DatePrecision
from tocsin.model.mention import EventType, Role, TargetType
from tocsin.model.place import PlacePrecision
from tocsin.model.report import Report, SectionName

# Words between two acts of one sentence that set them apart.
_APART = re.compile(
    r"\b(?:after|since|following|retaliation for|response to|reaction to|reprisals? for|revenge for|over|linked to|in connection with"
    r"|accused of|suspected of|charged with|convicted of|another|separate|separately|meanwhile|earlier|previous|later|ahead of"
    r"|similar to|unlike|compared|amid|on suspicion of|responsible for|involvement in|role in|part in|involved in|for (?=\w+ing\b)"
    r"|days? before|weeks? (?:before|after)|months? (?:before|after)|years? (?:before|after)|between \d{4})\b"
)
_FOR_AN_ACT = re.compile(r"[\"'”’]*\s+for\s+(?:[\w'’.-]+\s+){0,4}$")  # "a revenge attack for the air strikes"
_BOUNDARY = re.compile(r"[;:—–]|,|\b(?:and|but|while|when|after|before|who|which|that|as|where|since|following)\b")
_TOLL = 25  # characters that each clause boundary between a value and a trigger is worth
_OPENING = 40  # a date within so many characters of the sentence's start dates its main clause
_SAYS = re.compile(
    r"\b(?:said|says|announced|confirmed|told|reported|reports|stated|claimed|alleged|acknowledged|admitted|tweeted|released a statement)\b"
)
_REPORTED_ON = re.compile(
    r"\b(?:reports?|statement|announcement|interview|tweet|article|broadcast|briefing|hearing|anniversary|ceremony|vigil|memorial|funeral)\s+(?:\w+\s+){0,2}(?:on|from|of|late|early)\s+(?:\w+\s+)?$"
)
# "the anniversary of the attack on Friday": the day is that of those who remember.
_MARKED_ON = re.compile(
    r"\b(?:anniversary|commemoration|remembrance) of\s+(?:[\w'’-]+\s+){1,4}(?:on|late|early)\s+(?:\w+\s+)?$"
)
_AGGREGATE = re.compile(
    r"\b(?:in|over|during|for|within|across) (?:the )?(?:past|last|previous|recent) (?:few |several |couple of |\w+ )?(?:years|months|decades?|weeks)"
    r"|\bsince (?:the )?(?:\w+ )?(?:19|20)\d\d|\bsince (?:it|the|their|its) \w+ (?:began|started|launched)|\b(?:a total of|in total|altogether|so far this year|this year alone|each year|every year)\b"
    r"|\bper (?:year|month|week|day)\b|\bannually\b|\byears of\b|\b\w+-year (?:insurgency|campaign|war|conflict|uprising|rebellion)\b"
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The triggers of one sentence that tell one act, with the values that stand nearest to them."""

    triggers: tuple[int, ...]
    sentence: int
    section: SectionName
    words: tuple[Trigger, ...]
    dates: tuple[DateExpression, ...] = ()
    places: tuple[PlaceExpression, ...] = ()
    figures: tuple[FigureExpression, ...] = ()
    participants: tuple[ParticipantExpression, ...] = ()
    weapons: tuple[WeaponExpression, ...] = ()
    doers: frozenset[str] = frozenset()

    @property
    def is_nominal(self) -> bool:
        """Say whether only nouns name the act here."""
        return all(t.is_nominal for t in self.words)


def aggregate_sentences(report: Report, resolved: ResolvedDraft) -> frozenset[int]:
    """Give the indices of sentences whose figures sum over a span of time: they belong to claims alone."""
    found = set()
    spans = [d.evidence for d in resolved.dates if d.value and d.value.value.precision is DatePrecision.MULTI_YEAR]
    for number, sentence in enumerate(resolved.draft.sentences):
        low = report.text[sentence.start : sentence.end].lower()
        if _AGGREGATE.search(low) or any(sentence.start <= e.start < sentence.end for e in spans):
            found.add(number)
    return frozenset(found)


def clusters_of(report: Report, resolved: ResolvedDraft) -> tuple[Cluster, ...]:
    """Give the clusters of a report in the order of its text, each with what stands nearest to it."""
    draft = resolved.draft
    by_sentence: dict[int, list[int]] = {}
    for index, trigger in enumerate(draft.triggers):
        by_sentence.setdefault(trigger.sentence, []).append(index)
    clusters: list[Cluster] = []
    for number, indices in sorted(by_sentence.items()):
        split = _split(report, draft.triggers, indices)
        clusters += _anchored(report, resolved, number, split)
    return tuple(clusters)


def _split(report: Report, triggers: Sequence[Trigger], indices: list[int]) -> list[list[int]]:
    """Cut the triggers of one sentence into clusters."""
    groups: list[list[int]] = []
    for index in indices:
        trigger = triggers[index]
        home = None
        for group in reversed(groups):
            last = triggers[group[-1]]
            between = report.text[last.evidence.end : trigger.evidence.start].lower()
            if (
                _APART.search(between)
                or _FOR_AN_ACT.match(between)
                or _is_other_half([triggers[i] for i in group], trigger, between)
            ):
                break
            if all(can_be_one(triggers[i], trigger) for i in group):
                home = group
                break
        if home is None:
            groups.append([index])
        else:
            home.append(index)
    return groups


def _is_other_half(group: Sequence[Trigger], trigger: Trigger, between: str) -> bool:
    """Say whether a semicolon parts two kinds of act: "Bomb kills seven; gunman fires on camp"."""
    kinds = {t.type for t in group if not is_effect(t)}
    return ";" in between and not is_effect(trigger) and bool(kinds) and trigger.type not in kinds


def _anchored(report: Report, resolved: ResolvedDraft, number: int, groups: list[list[int]]) -> list[Cluster]:
    draft = resolved.draft
    sentence = draft.sentences[number]
    spans = [[draft.triggers[i].evidence for i in group] for group in groups]

    def nearest(words: Evidence) -> int:
        return min(range(len(groups)), key=lambda g: (min(_distance(report, words, e) for e in spans[g]), g))

    people = [p for p in draft.participants if not is_nobody(p, resolved)]

    dates: list[list[DateExpression]] = [[] for _ in groups]
    opening: list[DateExpression] = []
    for dated in _inside(sentence.start, sentence.end, (d for d in resolved.dates if _can_date(report, d))):
        if _dates_a_saying(report, sentence.start, dated.evidence) or dated.evidence.exact.lower() == "now":
            continue
        if _dates_another(report, sentence.start, spans[0], dated.evidence):
            continue
        if dated.evidence.start - sentence.start <= _OPENING and dated.evidence.end < spans[0][0].start:
            opening.append(dated)
        else:
            modified = _modified(report, dated, [[draft.triggers[i] for i in group] for group in groups])
            home = nearest(dated.evidence) if modified is None else modified
            if modified is None and home and _GROUND.match(report.text, dated.evidence.end):
                home -= 1
            dates[home].append(dated)
    if not dates[0]:
        dates[0] += [d for d in opening if not _SAYS.search(report.text, d.evidence.end, spans[0][0].start)]
    dates = [_nearest_day(report, found, spans[g]) for g, found in enumerate(dates)]
    places: list[list[PlaceExpression]] = [[] for _ in groups]
    for placed in _inside(sentence.start, sentence.end, (p for p in resolved.places if p.use is PlaceUse.LOCATION)):
        home = nearest(placed.evidence)
        if _is_located(report, placed, [draft.triggers[i] for i in groups[home]]):
            places[home].append(placed)
    places = [_nearest_places(report, found, spans[g]) for g, found in enumerate(places)]
    figures: list[list[FigureExpression]] = [[] for _ in groups]
    for figure in _inside(sentence.start, sentence.end, resolved.figures):
        figures[nearest(figure.cue or figure.evidence)].append(figure)
    return [
        Cluster(
            tuple(group), number, sentence.section, tuple(draft.triggers[i] for i in group),
            tuple(dates[g]), tuple(places[g]), tuple(figures[g]),
            tuple(p for p in people if p.trigger in group),
            tuple(w for w in draft.weapons if w.trigger in group),
            _known_doers([p for p in people if p.trigger in group], resolved),
        )
        for g, group in enumerate(groups)
    ]  # fmt: skip


# "Ten years after the bombing, survivors gathered on Tuesday": the day is not the bombing's.
_LATER = re.compile(
    r"\b(?:years?|months?|weeks?|days?|decades?) (?:after|since|before)\b|\banniversary of\b|\bin memory of\b|\bvictims of\b"
)


def _dates_another(report: Report, start: int, triggers: Sequence[Evidence], words: Evidence) -> bool:
    """Say whether a date after a comma belongs to the main clause, the act standing in a clause of time before it."""
    last = max(t.end for t in triggers)
    if words.start < last or "," not in report.text[last : words.start]:
        return False
    return _LATER.search(report.text[start : triggers[0].start].lower()) is not None


_BEFORE_ITS_NOUN = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+)?")


def _modified(report: Report, dated: DateExpression, groups: Sequence[Sequence[Trigger]]) -> int | None:
    """Give the group whose noun a date stands before ("convicted three men of the 2019 bombing"), if any."""
    for number, group in enumerate(groups):
        for trigger in group:
            start, end = dated.evidence.end, trigger.evidence.start
            if trigger.is_nominal and start < end and _BEFORE_ITS_NOUN.fullmatch(report.text, start, end):
                return number
    return None


# "sentenced on Thursday for the murder": the day is that of the verb before it.
_GROUND = re.compile(r",?\s+(?:for|over)\s+(?:the|an?|his|her|their)\b")


def _nearest_day(report: Report, dates: list[DateExpression], triggers: Sequence[Evidence]) -> list[DateExpression]:
    """Keep, of days that exclude each other, the one nearest to the words of the act."""
    days = {(d.value.value.start, d.value.value.end) for d in dates if _is_day(d) and d.value}
    if len(days) < 2:
        return dates
    best = min((d for d in dates if _is_day(d)), key=lambda d: min(_distance(report, d.evidence, t) for t in triggers))
    return [best, *(d for d in dates if not _is_day(d))]


def _nearest_places(
    report: Report, places: list[PlaceExpression], triggers: Sequence[Evidence]
) -> list[PlaceExpression]:
    """Keep, of towns too far from each other to be one spot, those around the one nearest to the words of the act."""
    towns = [(p, p.value.value) for p in places if p.value is not None and p.value.value.precision in TOWNS]
    if not any(are_apart(left, right, FAR_KM) for _, left in towns for _, right in towns):
        return places
    _, best = min(towns, key=lambda t: min(_distance(report, t[0].evidence, e) for e in triggers))
    return [p for p in places if p.value is None or not are_apart(best, p.value.value, FAR_KM)]


def _is_day(dated: DateExpression) -> bool:
    return dated.value is not None and dated.value.value.start == dated.value.value.end


def _can_date(report: Report, dated: DateExpression) -> bool:
    """Say whether an expression can date an act: a planned day counts once it lies before publication."""
    if dated.use is not DateUse.PLANNED:
        return dated.use is DateUse.EVENT
    published = report.published.interval.end
    return bool(dated.value and dated.value.value.end and published and dated.value.value.end <= published)


def _dates_a_saying(report: Report, start: int, words: Evidence) -> bool:
    """Say whether the words just before a date tell a saying or a count: "claimed responsibility on", "rose on"."""
    before = report.text[max(start, words.start - 45) : words.start]
    return any(said.search(before) is not None for said in (_REPORTED_ON, _MARKED_ON, _SAID_ON))


_SAID_ON = re.compile(
    r"\b(?:rose|risen|climbed|increased|jumped) to (?:[\w-]+ ){1,5}$|"
    r"\b(?:claim(?:ed|s)? (?:\w+ )?(?:responsibility|credit)|announced|condemned|lowered|raised|revised|mourned|remembered|gathered)"
    r"(?: in [A-Z]\w+)?(?: late| early)?(?: on)? $"
)
_LOCATIVE = re.compile(
    r"(?:in|at|near|on|outside|inside|around|across|over|off|into|through|to|toward|towards|about|throughout|within|along|between|from|north|south|east|west|northern|southern|eastern|western|central|the|\d)\b"
)
# "abducted nine nurses from a clinic in Kesh": the preposition that sets the spot somewhere stands inside the phrase
_SET_IN = re.compile(r"\b(?:in|at|near|outside|inside|off)\s+(?:the\s+)?(?:(?:north|south|east|west|centr)\w*\s+)?$")
_SPEAKER_IN = re.compile(r" (?:said|says|told|announced|confirmed|added)\b")  # "a spokesman in Kesh said"
_TIED = re.compile(r"\b(?:linked|tied|ties|close|loyal|belonging|according|sympathetic|allied|similar|thanks) $")
_FOR_ITS_SAKE = re.compile(r"to (?:protect|defend|help|support|leave|warn|tell)\b")
_WAS_HIT = re.compile(
    r" (?:was|were|has been|had been) (?:the (?:target|scene|site)|hit|rocked|struck|shaken|attacked|bombed|shelled)\b"
)
_ADJACENT = 20  # characters between a place and the act whose noun it modifies: "the Kabul bombing"


def _is_located(report: Report, placed: PlaceExpression, triggers: Sequence[Trigger]) -> bool:
    """Say whether words place something there: a preposition, a dateline-like comma, or the act's own noun after it."""
    lead = report.text[max(0, placed.phrase.start - 20) : placed.phrase.start]
    if (
        _SPEAKER_IN.match(report.text, placed.evidence.end)
        or _TIED.search(lead)
        or _FOR_ITS_SAKE.match(placed.phrase.exact.lower())
    ):
        return False
    if _LOCATIVE.match(placed.phrase.exact.lower()) and placed.phrase.start < placed.evidence.start:
        return True
    if _WAS_HIT.match(report.text, placed.evidence.end):
        return True
    if _SET_IN.search(report.text[placed.phrase.start : placed.evidence.start].lower()):
        return True
    before = [
        t
        for t in triggers
        if 0 <= t.evidence.start - placed.evidence.end <= _ADJACENT
        and "," not in report.text[placed.evidence.end : t.evidence.start]
    ]
    # "the Kabul bombing" was in Kabul; "the US air strike" was not in the United States.
    return any(not (t.type in _STATE_ACTS and _is_country(placed)) for t in before)


_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.CRIMINAL_GROUP})


def _known_doers(people: Sequence[ParticipantExpression], resolved: ResolvedDraft) -> frozenset[str]:
    """Give the ids of the groups and forces that the knowledge base knows among the doers."""
    return frozenset(
        a.actor.id
        for p in people
        if p.role.is_doer
        for a in resolved.actors
        if a.actor is not None and a.kind in _GROUPS and p.evidence.overlaps(a.evidence)
    )


_WEAK_KINDS = frozenset({ActorKind.OTHER, ActorKind.CIVILIANS, ActorKind.PERSON})
# Counted victims, things and half-cut phrases do nothing: "45 people", "images of truck attack", "his Facebook page".
_NO_DOER = re.compile(
    r"^(?:a )?further |^\d[\d,.]* |\b(?:images|footage|videos?|photos?|page|website|statement|attacks?|bombings?|shootings?|explosions?"
    r"|airport|metro|station)\b| of \w+ing$|^reuters$|^(?:the )?(?:news agency|media|reports?)$"
)


def is_nobody(expression: ParticipantExpression, resolved: ResolvedDraft) -> bool:
    """Say whether a phrase taken for a participant names a place, a day or an event: "Nice attack" names no doer."""
    if expression.role.is_doer and expression.kind in _WEAK_KINDS and _NO_DOER.search(expression.name.lower()):
        return True
    if expression.role.is_receiver and expression.kind is ActorKind.PERSON:
        return expression.target_type is TargetType.UNKNOWN and _is_all_place(expression, resolved)
    if (
        expression.role is Role.RESPONDER
        or expression.kind is not ActorKind.OTHER
        or expression.rule.startswith("attribution")
    ):
        return False
    if expression.role.is_receiver and expression.target_type is not TargetType.UNKNOWN:
        return False
    words = expression.evidence
    if any(a.actor is not None and words.overlaps(a.evidence) for a in resolved.actors):
        return False
    named = [p for p in resolved.places if p.use in _NAMES_PLACE and words.overlaps(p.evidence)]
    kind = resolved.draft.triggers[expression.trigger].type
    acts_as_state = kind in _STATE_ACTS or ".active" in expression.rule
    if named:
        return not (acts_as_state and all(_is_country(p) for p in named))
    return expression.rule == "participant.modifier.doer" and kind not in _STATE_ACTS


def _is_all_place(expression: ParticipantExpression, resolved: ResolvedDraft) -> bool:
    """Say whether a phrase is a place's name and nothing else: "they attacked San Telmo"."""
    words = expression.evidence
    return any(
        p.use in _NAMES_PLACE and p.evidence.start <= words.start + len("the ") and p.evidence.end >= words.end
        for p in resolved.places
        if p.value is not None
    )


# Acts that a country's name before them ascribes to its state: "US air strikes", "Varnia sentenced him".
_STATE_ACTS = frozenset(
    {EventType.AIR_OR_DRONE_STRIKE, EventType.SHELLING_OR_ROCKET, EventType.RAID_OR_SEARCH_OPERATION, EventType.ARREST,
     EventType.TRIAL_OR_CONVICTION, EventType.DEPORTATION, EventType.FORCE_MOBILISATION}
)  # fmt: skip


def _is_country(placed: PlaceExpression) -> bool:
    return any(place.precision is PlacePrecision.COUNTRY for place in placed.candidates[:1]) or (
        placed.value is not None and placed.value.value.precision is PlacePrecision.COUNTRY
    )


_NAMES_PLACE = frozenset({PlaceUse.LOCATION, PlaceUse.DATELINE, PlaceUse.ORIGIN})
T = TypeVar("T", DateExpression, PlaceExpression, FigureExpression)


def _inside(start: int, end: int, expressions: Iterable[T]) -> list[T]:
    return [e for e in expressions if start <= e.evidence.start < end]


def _distance(report: Report, words: Evidence, trigger: Evidence) -> int:
    if words.overlaps(trigger):
        return 0
    follows = words.end > trigger.start
    start, end = (trigger.end, words.start) if follows else (words.end, trigger.start)
    way = (end - start) + _TOLL * len(_BOUNDARY.findall(report.text[start:end].lower()))
    return way if follows else 2 * way + _TOLL  # what dates or places an act mostly follows it
