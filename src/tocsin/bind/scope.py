"""Which happenings are in scope (CODEBOOK 1): political violence and the response to it, not accidents, not mere crime."""

import re
from datetime import timedelta

from tocsin.bind.compatible import is_effect
from tocsin.bind.frames import Cluster
from tocsin.bind.group import Group
from tocsin.bind.values import choose_date, choose_type
from tocsin.model.actor import ActorKind
from tocsin.model.draft import ResolvedDraft
from tocsin.model.mention import Attribution, EventType, TargetType
from tocsin.model.quantity import Subject
from tocsin.model.report import Report, SectionName

T = EventType
_VIOLENT_KINDS = frozenset(
    {ActorKind.UNIDENTIFIED_ARMED_GROUP, ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.CRIMINAL_GROUP}
)
# Signs of a political, religious or ideological aim, or of the forces that answer it.
_POLITICAL = re.compile(
    r"terror|militant|extremis|jihad|islamic state|\bisis\b|qaeda|taliban|insurgen|rebel|guerrilla|separatist|bomb|assassin|kidnap|hostage"
    r"|radicali|massacre|war crimes?|\briots?\b|\bcoup\b|dissident|opposition|journalist|activist|political|militia|hate crime|gunm[ae]n"
    r"|mass shooting|suicide attack|manifesto|supremac|neo-nazi|troops|soldiers?|paramilitar|death squad|subversive|mosque|synagogue"
    r"|church|embassy|consulate|parliament|minister|president|mayor|governor|candidate|senator|lawmaker|ambassador|election|protest"
    r"|government forces|security forces|islamist|occupied|armed men|armed group"
)
_ACCIDENT = re.compile(
    r"\bfires?\b|blaze|crash|collision|collaps|earthquake|quake|flood|storms?\b|hurricane|typhoon|cyclone|landslide|avalanche|tsunami|derail"
    r"|accident|gas leak|virus|outbreak|pandemic|disease|eruption|volcan|wildfire|bushfire|drown|capsiz|\blions? (?:killed|attacked|mauled)|gorilla|\bzoo\b|crocodile|\bbears?\b|tigers?\b|wolves|sharks?\b|elephant|jackal"
    r"|aftershock|tremors?\b|earth shook|poach|stampede|pile-?up|struck a (?:highway )?bridge|shipwreck|sank|hit a pillar|heat ?wave|lightning|tornado|mudslide|fireworks|overdose|carbon monoxide"
)
_FILM_OR_SPORT = re.compile(
    r"\b(?:film|movie|album|novel|box office|season|league|championship|tournament|goals?|striker|coach|home side|home team|video game|episode|actor|actress)\b"
)
_MISSILE_TEST = re.compile(r"missile (?:test|launch)|test-?fir|ballistic|nuclear|north korea|pyongyang|warhead")
_WEAPON_TEST = re.compile(r"(?:missile|nuclear|weapons?) (?:test|launch)|test-?fir|hydrogen bomb")
_ANIMAL = re.compile(
    r"gorilla|\bzoo\b|crocodile|\bsharks?\b|\btigers?\b|elephant|\blions? (?:killed|attacked|mauled)|mauled|(?:his|their|pet) lions?|pit ?bull|jackals?\b|wildlife|poach"
)
# A quarrel among private people is crime, however many were shot, unless somebody calls it terror or hatred.
_QUARREL = re.compile(
    r"\b(?:personal|heated|verbal|family|marital) (?:argument|dispute|quarrel)|type of personal argument|domestic (?:dispute|violence|incident)"
    r"|road rage|love triangle|bar (?:fight|brawl)|drug deal|(?:graduation|birthday|house|pool|block) party|robbery gone wrong|gang-related"
    r"|serial kill|honou?r killing|gang (?:territory|rival\w*|feud|war\b|members?)|rival gang|street gang|murder(?:ed|ing) (?:his|her) (?:wife|husband|sister|girlfriend|boyfriend|daughter|son|mother|father)"
)
# Arrests for what is crime only; and the quarrels of campaigns, where an attack is a speech.
_CRIME = re.compile(
    r"porn|drug traffick|drug deal|\bfraud|launder|prostitut|tax evasion|insider trading|doping|brib|embezzl|burglar|shoplift|sex offen|drunk driv"
)
_CAMPAIGN = re.compile(
    r"\bnominee|\bdebates?\b|\bpolling average|\bballot|\btweet|campaign trail|running mate|\brhetoric|attack ads?\b|mail-in|\bdemocrat|\brepublicans?\b"
)
_INTENT = re.compile(
    r"terror|militant|attack|gunm[ae]n|deliberate|\brammed|rebel|insurgent|guerrilla|fighters|soldiers|troops|\bforces\b|\bmissile|\bplanted|bomb(?!ers?\b)|suicide|arson|torch|responsibility|explosives"
    r"|extremis|shelling|air ?strike|rocket|set (?:fire|ablaze)|set on fire|petrol|molotov"
)
_SEARCH_FOR_MISSING = re.compile(
    r"missing|disappear|found dead|search[- ]and[- ]rescue|firefighters|rescue (?:workers|teams?)"
)
_AIMED = re.compile(r"terror|extremis|hate crime|militant|manifesto|supremac|jihad|islamic state|assassin|politic")
_BY_HAND = frozenset(
    {T.ARMED_ASSAULT, T.UNARMED_ASSAULT, T.ATTACK_UNSPECIFIED, T.INFRASTRUCTURE_OR_ARSON_ATTACK, T.SEXUAL_VIOLENCE}
)
_PLOTS = re.compile(
    r"attack|\bplot|blow up|blew up|explosi|alleged links|suspected (?:members|links)|weapons|blogger|\bwriter\b|genocide|\bcoup\b"
)
_MASS = 20  # so many people held at once are held for no common crime
_DRILL = re.compile(
    r"rehears|\bdrills?\b|simulat|\bmock (?:attack|bomb)|took part in an exercise|training exercise|played the wounded"
)
_ACCIDENTAL = re.compile(
    r"gas (?:leak|explosion|cylinder|canister)|accidental|by accident|short circuit|electrical fault|industrial accident|boiler|fireworks (?:factory|depot|store)|shooting (?:the )?fireworks|pyrotechnic"
)
_FIELD_WORDS = 3  # so many different words of sport or film make the passage one of sport or film
_CAPTIVITY = re.compile(
    r"kidnap|abduct|hostage|captiv|captor|held by|prisoner|swap|boko haram|militants|rebels|guerrillas|jihad|islamic state|detained by"
)
# Words for an attack that politics, sport and quarrels use as well: they need a sign of real violence beside them.
_NEEDS_SIGNS = frozenset({T.ATTACK_UNSPECIFIED, T.UNARMED_ASSAULT, T.ROBBERY_OR_LOOTING})
_VAGUE = frozenset({"attack.verb", "attack.noun"})
_STRONG = re.compile(
    r"terror|militant|jihad|gunm[ae]n|bomb|\barmed\b|rebel|insurgent|guerrilla|soldier|troops|police|army|military|mosque|church|temple"
    r"|synagogue|embassy|consulate|kill|injur|wound|victim|\bdead\b|\bdied\b|blast|explo|weapon|\bshot\b|stabb|hostage|massacre|airport"
    r"|suicide|casualt|responsib|extremis|islamic state|\bisis\b|qaeda|taliban|hospital|violence|mob\b|assailant|attackers?\b|plot"
)
_OTHER_FIELDS = re.compile(
    r"supernova|galax|astronom|black hole|asteroid|telescope|domestic violence|ex-wife|ex-husband|tennis|cricket|chess"
)
_WAR_TOLL = 5000  # a sum of a war, not of one act
_MURDER = frozenset(
    {
        "murder.verb",
        "murder.noun",
        "massacre.verb",
        "massacre.noun",
        "rape.verb",
        "rape.noun",
        "beat.verb",
        "beat.object",
        "lynch.noun",
        "rob.noun",
    }
)
_OLD_RESPONSE = timedelta(days=10 * 365)


def is_in_scope(report: Report, resolved: ResolvedDraft, group: Group) -> bool:
    """Say whether a group tells political violence or the response to it.

    What names an act by its means (a bomb, a shooting, an attack) is in, but for
    accidents, films and sport. People killed, hurt, murdered, freed or arrested
    are in only with signs of such violence beside them.
    """
    near, own = _near(report, resolved, group), _own(report, resolved, group)
    if (
        _DRILL.search(own)
        or _ACCIDENTAL.search(own)
        or (len(set(_FILM_OR_SPORT.findall(near))) >= _FIELD_WORDS and not _is_by_violent(group))
    ):
        return False
    kind = choose_type(group.clusters)[0]
    rules = {t.rule for c in group.clusters for t in c.words}
    if kind.family == "security":
        signs = _POLITICAL.search(near) or _PLOTS.search(near) or _is_mass(group)
        if _CRIME.search(near) and not _POLITICAL.search(own):
            return False
        if kind is T.RAID_OR_SEARCH_OPERATION and _SEARCH_FOR_MISSING.search(own) and not _PLOTS.search(own):
            return False
        return bool(signs) and not _is_history(report, group) and not _ANIMAL.search(own)
    if kind is T.RELEASE:
        return _CAPTIVITY.search(near) is not None and not _ACCIDENT.search(own)
    told = near if rules <= _ACCIDENTAL_WORDS else own
    if kind in _MAY_BE_ACCIDENT and _ACCIDENT.search(told) and not _INTENT.search(near) and not _is_by_violent(group):
        return False
    if all(is_effect(t) for c in group.clusters for t in c.words):
        tolls = [f.range.low or 0 for c in group.clusters for f in c.figures]
        if tolls and min(tolls) > _WAR_TOLL:
            return False
        if _is_by_violent(group) or _is_laid_on_forces(group):
            return True
        return _POLITICAL.search(near) is not None and not _ACCIDENT.search(near)
    if kind in _BY_HAND and _QUARREL.search(near) and not _AIMED.search(near):
        return False
    if _is_common_crime(kind, near, group):
        return False
    if rules <= _MURDER | {"kill.effect", "wound.effect"}:
        return _is_by_violent(group) or _POLITICAL.search(near) is not None or _strikes_at_public_work(group)
    if _is_missile_test(kind, near) and not any(c.figures for c in group.clusters):
        return False
    if _ANIMAL.search(near) and not _is_by_violent(group):
        return False
    is_vague = kind in _NEEDS_SIGNS or rules <= _VAGUE
    if is_vague and not _is_by_violent(group) and not _STRONG.search(own):
        return False
    if is_vague and (
        (_CAMPAIGN.search(own) and not any(c.weapons for c in group.clusters))
        or (_ACCIDENT.search(own) and not _INTENT.search(own))
    ):
        return False
    if _OTHER_FIELDS.search(near) and not _POLITICAL.search(near):
        return False
    harms = any(f.subject is not None for c in group.clusters for f in c.figures)
    return harms or not (_FILM_OR_SPORT.search(near) and not _POLITICAL.search(near))


def is_quarrel_of_words(cluster: Cluster) -> bool:
    """Say whether an "attack" is a named person's on another person or a plan, with neither weapon nor harm: a speech.

    Nobody is called a perpetrator on the strength of a verb that politics uses every day.
    """
    if {t.rule for t in cluster.words} - _VAGUE or cluster.weapons or cluster.doers:
        return False
    doers = [p for p in cluster.participants if p.role.is_doer]
    if any(p.attribution is Attribution.CLAIMED for p in doers):
        return False
    struck = {p.target_type for p in cluster.participants if p.target_type is not None}
    return (
        bool(doers)
        and all(p.kind in _NAMED_KINDS and p.name[:1].isupper() for p in doers)
        and struck <= _MAY_BE_CRITICISED
        and not any(f.subject is not None for f in cluster.figures)
    )


_NAMED_KINDS = frozenset({ActorKind.PERSON, ActorKind.OTHER})
_MAY_BE_CRITICISED = frozenset({TargetType.UNKNOWN, TargetType.GOVERNMENT})


_ACCIDENTAL_WORDS = frozenset(
    {"kill.effect", "wound.effect", "damage.effect", "died.effect", "toll.effect", "strikes.verb", "left_dead.effect"}
)
_MAY_BE_ACCIDENT = frozenset({T.BOMBING, T.ATTACK_UNSPECIFIED, T.INFRASTRUCTURE_OR_ARSON_ATTACK, T.VEHICLE_RAMMING})
_FEW = 3  # so many dead and wounded are not too many for a common crime
_PRIVATE_TARGETS = frozenset({TargetType.UNKNOWN, TargetType.CIVILIANS, TargetType.SUSPECTS, None})


def _is_common_crime(kind: EventType, near: str, group: Group) -> bool:
    """Say whether a few private people were hurt by nobody's order, and no word near speaks of politics."""
    if (
        kind not in _BY_HAND - {T.ATTACK_UNSPECIFIED}
        or _is_by_violent(group)
        or _POLITICAL.search(near)
        or _AIMED.search(near)
    ):
        return False
    hurt = [f.range.low or 0 for c in group.clusters for f in c.figures if f.subject in _HURT]
    struck = {p.target_type for c in group.clusters for p in c.participants if p.role.is_receiver}
    return max(hurt, default=0) <= _FEW and struck <= _PRIVATE_TARGETS


_HURT = frozenset({Subject.KILLED, Subject.WOUNDED})


def _is_missile_test(kind: EventType, near: str) -> bool:
    if kind is T.SHELLING_OR_ROCKET:
        return _MISSILE_TEST.search(near) is not None
    return kind in (T.BOMBING, T.ATTACK_UNSPECIFIED) and _WEAPON_TEST.search(near) is not None


def _is_mass(group: Group) -> bool:
    return any((f.range.low or 0) >= _MASS for c in group.clusters for f in c.figures if f.subject is Subject.DETAINED)


def _strikes_at_public_work(group: Group) -> bool:
    """Say whether those who suffered report, help or speak for others: their murder is of public concern (CODEBOOK 1)."""
    return any(p.role.is_receiver and p.target_type in _PUBLIC_WORK for c in group.clusters for p in c.participants)


_PUBLIC_WORK = frozenset({TargetType.JOURNALIST_OR_MEDIA, TargetType.AID_ORGANISATION, TargetType.DIPLOMAT})


def _is_laid_on_forces(group: Group) -> bool:
    """Say whether people's deaths are laid on a force or an armed group in so many words: "accused the police of killing"."""
    return any(p.kind in _VIOLENT_KINDS and p.attribution in _LAID for c in group.clusters for p in c.participants)


_LAID = frozenset({Attribution.BLAMED_BY_OTHER, Attribution.BLAMED_BY_AUTHORITIES, Attribution.CLAIMED})


def _is_by_violent(group: Group) -> bool:
    people = (p for c in group.clusters for p in c.participants if not p.rule.startswith("attribution"))
    return any(p.role.is_doer and p.kind in _VIOLENT_KINDS for p in people) or any(c.doers for c in group.clusters)


def _is_history(report: Report, group: Group) -> bool:
    """Say whether an arrest or trial lies so far back that the report tells it as somebody's past."""
    date, published = choose_date(group.clusters), report.published.interval.start
    return bool(date and date.value.end and published and published - date.value.end > _OLD_RESPONSE)


def _own(report: Report, resolved: ResolvedDraft, group: Group) -> str:
    sentences = resolved.draft.sentences
    numbers = sorted({c.sentence for c in group.clusters})
    return _lowered(" ".join(report.text[sentences[n].start : sentences[n].end] for n in numbers))


# A group named after an animal is none: "the Grey Lions", "Tamil Tigers".
_NAMED_AFTER = re.compile(r"\b[A-Z][\w'’-]+ (?:Lions?|Tigers?|Bears|Wolves|Sharks|Elephants|Jackals?)\b")


def _lowered(text: str) -> str:
    return _NAMED_AFTER.sub("", text).lower()


def _near(report: Report, resolved: ResolvedDraft, group: Group) -> str:
    """Give the lowered sentences of a group with those beside them, and the title."""
    sentences = resolved.draft.sentences
    numbers = {n + d for c in group.clusters for n in (c.sentence,) for d in (-1, 0, 1)}
    numbers |= {n for n, s in enumerate(sentences) if s.section is SectionName.TITLE}
    return _lowered(
        " ".join(report.text[sentences[n].start : sentences[n].end] for n in sorted(numbers) if 0 <= n < len(sentences))
    )
