"""Who is said to be behind an act, and by whom: claimed, denied, blamed, suspected (CODEBOOK 8)."""

import re
from dataclasses import dataclass

from tocsin.extract.rules.clause import Span, Tagged, head_of, phrase_after, phrase_before
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, AUTHORITIES, NOT_AGENTS
from tocsin.model.actor import ActorKind
from tocsin.model.mention import Attribution

A = Attribution


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: words, where the doer stands beside them, where the blamer stands, and the attribution."""

    id: str
    pattern: str
    doer: str  # before, after, by
    attribution: Attribution
    blamer: str | None = None  # before, by


_ACT = r"(?=[\w'’ -]{0,40}\b(?:crimes?|murders?|attacks?|massacres?|killings?|bombings?|kidnappings?|assassinations?|explosions?|blasts?|shootings?)\b)"

CUES = (
    Cue("claimed.responsibility", r"(?:has |have |had |later |also |immediately |subsequently |quickly )*(?:claim(?:ed|s|ing)?|took|takes?|taken|taking|accept(?:ed|s)|admit(?:ted|s)|assum(?:ed|es|ing)|acknowledg(?:ed|es)|own(?:ed|s)) (?:upon (?:it|him)self )?(?:the |its )?(?:full |sole )?(?:responsibility|credit)", "before", A.CLAIMED),
    Cue("claimed.attack", r"(?:has |have |had |also )*claim(?:ed|s|ing) (?:the |this |that |both |dual |to be behind |it )?(?:\w+ )?(?:attacks?|bombings?|bombs?|assaults?|blasts?|explosions?|shootings?|killings?|strikes?|operations?|raids?|ambush(?:es)?|massacres?|kidnappings?|abductions?|murders?|rockets?|deaths?|hits?)", "before", A.CLAIMED),
    Cue("claimed.put_out", r"(?:put out|issued|posted|published|released|made) (?:a|its|the|their) (?:\w+ )?claim\b(?! that)", "before", A.CLAIMED),
    Cue("claimed.it", r"(?:has |have |had |also |first )*(?:(?:claim(?:s|ed)?|own(?:s|ed)(?: up to)?) (?:it|them|both|all (?:three|four|of them))(?= ?[.,;:]| (?:on|in|as|the|through|and|for|by|late|hours|within)\b)|put(?:s)? (?:its|their) name to|signed (?:the|it)|took the credit|boasted of|(?:said|says|say|claims?|claimed) (?:that )?(?:it|they) (?:was|were|is|are|had been) (?:responsible|behind it|behind the))", "before", A.CLAIMED),
    Cue("claimed.its_men", r"(?:said|says|say|announced|wrote|writes|declared|boasted|claim(?:s|ed)|reported|told [\w ]{2,40}?|stated)(?:,)?(?: (?:in|on|through|by|via) (?:a |an |its |the |their )?[\w' -]{2,40}?,?)?(?: that)? (?:(?:one|two|three|four|five|several|some|many|all|both|\w+) of )?(?:its|their|our) (?:own |\w+ )?(?:men|fighters|members?|soldiers|brothers?|commandos?|volunteers|martyrs?|mujahideen|mujahedeen|units?|forces|guerrillas|militants|bombers?|wing|gunmen|boys|people|snipers?|combatants|missiles|rockets|drones|planes|brigades?|sons) (?:was |were )?(?:had |have |has )?(?!killed\b|been\b|died\b|dead\b|wounded\b)\w+", "before", A.CLAIMED),
    Cue("claimed.on_behalf", r"(?:(?:claim(?:ed|s|ing)?|responsibility|call(?:er|ed)|spoke|speaking) (?:\w+ ){0,4}?(?:on behalf|in the name) of|(?:claiming|claimed|said he|saying he) (?:\w+ )?(?:spoke|to speak|was speaking|to be speaking) for)", "after", A.CLAIMED),
    Cue("claimed.orders", r"(?:on|under|following) (?:the )?(?:orders?|instructions?) (?:of|from|by)", "after", A.BLAMED_UNSPECIFIED),
    Cue("claimed.was_behind", r"(?:said|says|claimed|confirmed|announced|boasted|tweeted)(?: that)? (?:it|they|he|its \w+|their \w+|we) (?:had |have |has )?(?:carried out|was behind|were behind|conducted|staged|launched|killed|attacked|shot down|bombed|planted|targeted|done it|did it|executed|hit|struck|fired|seized|taken|abducted|ambushed|blown up|destroyed)", "before", A.CLAIMED),
    Cue("claimed.by", r"(?:claimed|responsibility (?:\w+ ){0,5}(?:was|were|been) (?:claimed|taken)|owned)(?= by\b)", "by", A.CLAIMED),
    Cue("claimed.confessed", r"(?:has |have |had )?(?:confessed|admitted) (?:to )?(?:the |having |carrying|killing|being|planting|taking part|\w+ing)", "before", A.CLAIMED),
    Cue("denied", r"(?:has |have |had |also |strongly |categorically )*den(?:ied|ies|ying) (?:any |all |the |it |that |having |being |its |their |his |responsibility|involvement|carrying)(?:[\w ]{0,20}(?:responsib\w+|involvement|role|part|link|behind|carried|attack\w*|bombing|charges?|accusations?|allegations?|claims?))?", "before", A.DENIED),
    Cue("suspected.falls_on", r"suspicions? (?:\w+ ){0,4}?(?:fell|falls?|fallen|rests?|centred|centered|points?|pointed|is|lies|turned|has turned) (?:\w+ ){0,2}?(?:on|upon|at|to|towards?)(?= )", "after", A.SUSPECTED),
    Cue("blamed.points", r"(?:point(?:s|ed|ing)?|pointing) (?:(?:the |a |its |an accusing |accusing )?fingers? (?:of blame )?(?:at|towards?|to)|at)(?= )", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("blamed.laid", r"(?:put|puts|lay|laid|lays|pin|pins|placed|places|fix(?:ed|es)) (?:the |all |its |their )?(?:blame|responsibility|guilt|it) (?:\w+ ){0,3}?(?:on|upon|at the (?:door|feet) of|with)", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("blamed.behind", r"(?:is|are|was|were|stood|stands?) (?:probably |likely |also |really |almost certainly )?behind (?:the|this|it|both|these|all|that|them)\b", "before", A.BLAMED_UNSPECIFIED),
    Cue("blamed.to_blame", r"(?:is|are|was|were) (?:to blame|at fault|the (?:culprits?|authors?))", "before", A.BLAMED_UNSPECIFIED),
    Cue("blamed.named", r"(?:(?<=police )|(?<=officials )|(?<=authorities )|(?<=investigators )|(?<=prosecutors )|(?<=minister )|(?<=government )|(?<=ministry )|(?<=detectives ))(?:has |have |had )?(?:name[sd]?|identified|identif(?:y|ies)|link(?:s|ed)?)(?= )", "after", A.BLAMED_BY_AUTHORITIES, "before"),
    Cue("blamed.belonged", r"(?:(?<=he )|(?<=she )|(?<=they )|(?<=men )|(?<=bombers )|(?<=bomber )|(?<=attackers )|(?<=gunmen )|(?<=gunman )|(?<=brothers )|(?<=family )|(?<=who ))(?:had |have |has )?belong(?:ed|s)? to(?= (?:the )?\w)", "after", A.BLAMED_UNSPECIFIED),
    Cue("blamed.passive", r"(?:(?:is|are|was|were|been|being) (?:widely |also |immediately )?(?:blamed|accused)|(?:is|are|was|were) (?:widely |also )?(?:believed|thought|suspected) (?:to be|to have|of))", "before", A.BLAMED_UNSPECIFIED),
    Cue("blamed.on", r"(?:blamed|blame|blames|blaming|pinned) (?:[\w'’-]+ ){0,8}?on(?= )", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("blamed.attributed", r"(?:attribut(?:ed|es|ing)|ascrib(?:ed|es|ing)) (?:[\w'’-]+ ){0,8}?to(?= )", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("blamed.active", r"(?:has |have |had |also |immediately |quickly |squarely )*(?:blam(?:ed|es|ing|e)|accus(?:ed|es|ing|e))(?= )", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("suspected.active", r"(?:suspects?(?= (?:the|that|al|is)\b)|(?:(?<=police )|(?<=authorities )|(?<=officials )|(?<=investigators )|(?<=detectives )|(?<=army )|(?<=they ))suspect)", "after", A.SUSPECTED),
    Cue("blamed.hallmarks", r"(?:bears?|bearing|bore|had|has|carries|carried) (?:all )?(?:the )?(?:hallmarks?|signature|marks?|fingerprints) of", "after", A.SUSPECTED),
    Cue("blamed.work_of", r"(?:(?:was|were|is|be|been|as|seen as|looks? like|looked like) )?(?:likely |probably |believed to be |thought to be )?the (?:work|handiwork|doing) of", "after", A.BLAMED_UNSPECIFIED),
    Cue("suspected.responsible", r"(?:believed|thought|suspected|said|understood) to be (?:responsible|behind)", "before", A.BLAMED_UNSPECIFIED),
    Cue("involved.took_part", rf"(?:has |have |had |allegedly |reportedly |also )*(?:participated|took part|taken part|(?:was|were|been) (?:directly )?involved|(?:was|were|been) implicated) in{_ACT}", "before", A.BLAMED_UNSPECIFIED),
    Cue("responsible.is", rf"(?:is|are|was|were) (?:being |also |directly |allegedly )*(?:held )?responsible(?: for{_ACT}|(?=[.,;]))", "before", A.BLAMED_UNSPECIFIED),
    Cue("responsible.held", r"(?:holds?|held) (?=.{0,60} responsible)", "after", A.BLAMED_BY_OTHER, "before"),
    Cue("acquitted", r"(?:was|were|been) (?:acquitted|cleared)|found not guilty", "before", A.ACQUITTED),
)  # fmt: skip
_ROWS = tuple((cue, re.compile(rf"\b(?:{cue.pattern})")) for cue in CUES)
_GATE = re.compile(
    r"claim|blam|accus|responsib|credit|denied|denies|denying|suspect|believ|thought|hallmark|attribut|ascrib|admit|confess|acquit|cleared|not guilty|behind|work of|said|participat|own|its|their|our|name|point|finger|suspicio|blame|orders|instructions|belong|loyal|linked|allied|affiliat|ties|answer|allegiance|call(?:s|ed|ing) |laid|lays|puts?\b|fault|culprit|author|took part|taken part|involved|implicat"
)
_BLAME = frozenset({A.BLAMED_UNSPECIFIED, A.BLAMED_BY_OTHER, A.SUSPECTED})
# "accused of abuses during previous operations", "blamed for a series of earlier attacks": not the act told here
_OTHER_ACTS = re.compile(
    r"\b(?:previous|past|earlier|prior) (?:\w+ ){0,2}(?:attacks?|operations?|bombings?|killings?|violations|abuses|crimes|massacres?|raids?|incidents?)\b"
)
_NOBODY = re.compile(r"\b(?:no|nobody|none|neither|no one)\b")
_UNKNOWN_SAYS = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly )?$")


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """A phrase tied to an act by words of claiming, denying or blaming; offsets are those of phrase and cue."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    head: str
    kind: ActorKind
    attribution: Attribution
    blamer: str | None
    rule: str


def find_attributions(text: str, low: str, tagged: Tagged) -> tuple[FoundAttribution, ...]:
    """Give what one sentence says about who is behind an act, in the order of the text."""
    first, last = tagged.sentence.start, tagged.sentence.end
    sentence = low[first:last]
    if not _GATE.search(sentence):
        return ()
    found: list[FoundAttribution] = []
    for cue, pattern in _ROWS:
        for match in pattern.finditer(sentence):
            if cue.attribution in _BLAME and _OTHER_ACTS.search(sentence, match.end()):
                continue
            made = _attribution(text, tagged, cue, first + match.start(), first + match.end())
            if made is not None and not any(_same_doer(made, other) for other in found):
                found.append(made)
    return tuple(sorted(found, key=lambda a: a.start))


def _same_doer(left: FoundAttribution, right: FoundAttribution) -> bool:
    return left.start < right.end and right.start < left.end


def _attribution(text: str, tagged: Tagged, cue: Cue, start: int, end: int) -> FoundAttribution | None:
    first, after = tagged.index_at(start), tagged.index_at(end - 1) + 1
    if cue.doer == "before":
        span = phrase_before(tagged, first)
    elif cue.doer == "by":
        at = next((i for i in range(after - 1, min(after + 2, len(tagged.words))) if tagged.lower[i] == "by"), None)
        span = None if at is None else phrase_after(tagged, at + 1)
    else:
        span = _without_deed(tagged, phrase_after(tagged, after))
    if span is None or not _can_be_behind_it(text, tagged, span) or _speaks_of_another(tagged, span, first, after):
        return None
    attribution, blamer = cue.attribution, None
    if cue.blamer == "before":
        attribution, blamer = _blame(text, tagged, first, start, cue.attribution)
    words = tagged.words
    head = head_of(tagged, span)
    return FoundAttribution(
        words[span[0]].start, words[span[1] - 1].end, start, end, head,
        AGENT_KINDS.get(head, ActorKind.OTHER), attribution, blamer, f"attribution.{cue.id}",
    )  # fmt: skip


_PLURAL_SPEAKERS = frozenset(
    "officials authorities witnesses sources reports residents doctors police rescuers".split()
)


def _speaks_of_another(tagged: Tagged, span: Span, first: int, after: int) -> bool:
    """Say whether "it" or "he" cannot be those who speak: "officials said it killed nine"."""
    said = tagged.lower[first:after]
    return head_of(tagged, span) in _PLURAL_SPEAKERS and ("it" in said or "he" in said) and "claimed" not in said


def _without_deed(tagged: Tagged, span: Span | None) -> Span | None:
    """Cut what somebody is accused of: "accused the army of killing nine" names the army."""
    if span is None:
        return None
    for at in range(span[0] + 1, span[1] - 1):
        if tagged.lower[at] == "of" and tagged.lower[at + 1].endswith("ing"):
            return span[0], at
    return span


def _can_be_behind_it(text: str, tagged: Tagged, span: Span) -> bool:
    head = head_of(tagged, span)
    phrase = text[tagged.words[span[0]].start : tagged.words[span[1] - 1].end]
    if head in NOT_AGENTS or tagged.tags[span[1] - 1] == "PRON" or _NOBODY.search(phrase.lower()) or len(phrase) > 100:
        return False
    return head in AGENT_KINDS or any(word.text != word.text.lower() for word in tagged.words[span[0] : span[1]])


def _blame(text: str, tagged: Tagged, first: int, start: int, default: Attribution) -> tuple[Attribution, str | None]:
    """Say who blames: nobody named, the authorities, or somebody else."""
    if _UNKNOWN_SAYS.search(text[max(tagged.sentence.start, start - 24) : start].lower()):
        return Attribution.BLAMED_UNSPECIFIED, None
    span = phrase_before(tagged, first)
    if span is None or tagged.tags[span[1] - 1] == "PRON":
        return (Attribution.BLAMED_UNSPECIFIED, None) if span is None else (default, None)
    if head_of(tagged, span) in NOT_AGENTS:
        return Attribution.BLAMED_UNSPECIFIED, None
    name = text[tagged.words[span[0]].start : tagged.words[span[1] - 1].end]
    official = any(form in AUTHORITIES for form in tagged.lower[span[0] : span[1]])
    return (Attribution.BLAMED_BY_AUTHORITIES if official else default), name
