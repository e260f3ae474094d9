"""Coded reports as examples: participants, weapons, words of acts, and claims of codings by hand."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evals.gold import coded_report_from_json

from tocsin.extract.neural.labels import DESCRIBED, FORCE, NAMED, ORGANISATION, PERSON, THING
from tocsin.extract.rules.tables.nouns import AGENT_KINDS, SITE_NOUNS, TARGET_TYPES
from training.examples import Example, Span, places_of
from training.pairs import read_mentions

Json = dict[str, Any]
_DOERS = {"perpetrator": PERSON, "perpetrator_organisation": ORGANISATION, "actor": FORCE}
_THINGS = frozenset(
    "religious_site business aviation transport maritime utility school health_facility diplomat other unknown".split()
)
_FULL_NAME = re.compile(r"(?:.* )?[A-Z][\w'’-]+ (?:[A-Z]\. |(?:de|la|al|bin) )?[A-Z][\w'’-]+")
_LEADING = re.compile(r"^(?:the|an?|some|at least|about|around|nearly|several|many|more than|\d[\d,]*)\s+", re.I)


def read_codings(paths: Iterable[Path], source: str, part: str | None = None) -> Iterator[Example]:
    """Give coded reports of the shape of coding.schema.json; `part` or the file's own `x_split` says what each is for."""
    for path in paths:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if "report" in plain:
            yield example_from_coding(plain, source, part or plain.get("x_split") or "train")


def example_from_coding(plain: Json, source: str, part: str) -> Example:
    """Turn one coding into an example; what a coder marked optional teaches nothing either way."""
    report = coded_report_from_json(
        plain | dict.fromkeys(("mentions", "claims", "claim_relations", "problems"), ())
    ).report
    text = report.text
    found: dict[Span, str] = {}
    facts: dict[str, dict[Span, str]] = {"attribution": {}, "target_type": {}}
    unsure: list[Span] = []
    weapons: list[Span] = []
    acts: dict[Span, str] = {}
    relevant: list[Span] = []
    for mention in plain["mentions"]:
        optional = bool(mention.get("optional"))
        for participant in mention.get("participants") or ():
            spans = list(_named_at(participant, text))
            if optional or participant.get("optional") or participant["role"] in ("responder", "supporter"):
                unsure += spans
                continue
            kind = _kind(participant, text, spans)
            for span in spans:
                found.setdefault(span, kind)
                for name in facts:
                    if participant.get(name) and not participant.get("alternatives"):
                        facts[name].setdefault(span, participant[name])
        for weapon in mention.get("weapons") or ():
            for words in weapon.get("evidence") or ():
                (unsure if optional else weapons).append((words["start"], words["end"]))
        for words in mention["triggers"]:
            acts.setdefault((words["start"], words["end"]), "" if optional else mention["type"])
        relevant += [(words["start"], words["end"]) for words in mention.get("evidence") or mention["triggers"]]
    speech = [
        (kind, (words["start"], words["end"]))
        for claim in plain.get("claims") or ()
        for kind, key in (("CONTENT", "content"), ("CUE", "cue"))
        for words in claim.get(key) or ()
    ]
    return Example(
        report, source, part, tuple((k, s) for s, k in sorted(found.items())), tuple(unsure),
        tuple((k, s) for s, k in sorted(acts.items())), tuple(speech), tuple(relevant), True,
        weapons=tuple(weapons), attributions=_told(facts["attribution"]), targets=_told(facts["target_type"]), coded=read_mentions(plain),
    )  # fmt: skip


def _told(found: dict[Span, str]) -> tuple[tuple[str, Span], ...]:
    return tuple((value, span) for span, value in sorted(found.items()))


def _named_at(participant: Json, text: str) -> Iterator[Span]:
    """Give the places of a participant's own words inside its evidence: its name, else the longest other name."""
    names = [participant.get("name") or "", *(participant.get("aliases") or ())]
    names = sorted({name for name in names if name}, key=len, reverse=True)
    for words in participant.get("evidence") or ():
        within = words["start"], words["end"]
        for name in names:
            span = next(places_of(name, text, within), None) or next(
                places_of(_LEADING.sub("", name), text, within), None
            )
            if span:
                yield _without_leading(text, span)
                break


def _without_leading(text: str, span: Span) -> Span:
    start, end = span
    while (match := _LEADING.match(text[start:end])) and match.end() < end - start:
        start += match.end()
    return start, end


def _kind(participant: Json, text: str, spans: list[Span]) -> str:
    """Say which kind of expression names a participant, by its role and by the head of its words."""
    words = [text[start:end] for start, end in spans]
    heads = {_head(phrase) for phrase in words}
    doer = _DOERS.get(participant["role"])
    if doer == PERSON:
        is_body = all(phrase[:1].isupper() for phrase in words) and not heads & AGENT_KINDS.keys()
        return ORGANISATION if is_body and not any(_FULL_NAME.fullmatch(phrase) for phrase in words) else PERSON
    if doer:
        return doer
    if any(_FULL_NAME.fullmatch(phrase) for phrase in words) and not heads & (TARGET_TYPES.keys() | SITE_NOUNS):
        return NAMED
    if heads & SITE_NOUNS or (participant.get("target_type") in _THINGS and not heads & AGENT_KINDS.keys()):
        return THING
    return DESCRIBED


def _head(phrase: str) -> str:
    return re.split(r" (?:of|from|in|who|at|on|near|with) ", phrase.lower())[0].split()[-1]
