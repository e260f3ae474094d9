"""How place names next to each other belong together: "Chibok, in Borno state, north-eastern Nigeria"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from tocsin.resolve.places_scan import Spot, Text
from tocsin.resolve.tables.places_words import COMPASS, KIND_WORDS

_WORD = "(?:" + "|".join(sorted(KIND_WORDS, key=len, reverse=True)) + ")"
_TURN = "(?:" + "|".join(sorted(COMPASS, key=len, reverse=True)) + ")"
# What may stand between a smaller place and the larger one that it lies in.
_INNER = re.compile(
    rf"(?: {_WORD}| [a-z-]{{3,15}}(?=,))?(?:,| -| –| —)? ?"
    rf"(?:(?:in|of|near|on|and the capital of|the capital of|capital of|a {_WORD} in|a {_WORD} of|an area of) )?"
    rf"(?:the )?(?:(?:far|restive|troubled|volatile|southern|remote) )?(?:{_TURN}(?:ern)?[ -]){{0,2}}"
    rf"(?:{_WORD} of |{_WORD} )?(?:the )?",
    re.IGNORECASE,
)
# What may stand between a larger place, or its people, and a smaller one after it.
_OUTER = re.compile(
    rf"(?:['’]s?)?,?(?: (?:the|and|city-state))?(?: [^\s,.;:]{{2,20}}){{0,4}}(?: {_WORD}| of|,)? ?(?:\()?",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?: [a-z]+)?,? (?:(?:about|some|around|nearly|roughly|just|which is|located|situated|lying) ){0,2}"
    r"(?:\d[\d,.]* ?(?:km|kms|kilomet(?:er|re)s?|miles?)(?: ?\([^()]{1,25}\))? )?"
    r"(?:(?:to the )?(?:north|south|east|west)[a-z-]{0,8} (?:of|from) |from |outside |near |in )"
    r"(?:the )?(?:[a-z]+ of )?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r" ?\(")
_MAX_GAP = 60


@dataclass(frozen=True, slots=True)
class Link:
    """Two neighbouring spots of which the outer may hold the inner; `is_stated` where a comma or "in" says so."""

    inner: int
    outer: int
    is_stated: bool


def find_links(text: Text, spots: list[Spot]) -> list[Link]:
    """Give which neighbouring names belong together, in the order of the text."""
    links = []
    for number, (left, right) in enumerate(pairwise(spots)):
        if left.sentence != right.sentence or left.first == right.first:
            continue
        gap = " ".join(text.report.text[left.end : right.start][: _MAX_GAP + 1].split("\n"))
        if len(gap) > _MAX_GAP:
            continue
        if left.is_demonym or gap.startswith(("'", "’")):
            if not right.is_demonym and _OUTER.fullmatch(gap) and not re.search(r"[.;:]", gap):
                links.append(Link(number + 1, number, True))
        elif (
            not right.is_demonym
            and (_INNER.fullmatch(gap) or _BRACKETS.fullmatch(gap) or _MEASURED.fullmatch(gap))
            and gap.strip()
        ):
            links.append(Link(number, number + 1, gap.strip(" ") not in {"-", "–", "—"}))
    return links
