"""What a place's name does in its sentence: names a location, an origin, a government, a people."""

import re
from collections.abc import Callable
from typing import Final

from tocsin.model.draft import PlaceUse
from tocsin.model.report import SectionName
from tocsin.resolve.base import AreaKind
from tocsin.resolve.places_scan import Spot, Text, is_country, is_part_of_name
from tocsin.resolve.tables.places_words import (
    AUTHORITY_NOUNS,
    AUXILIARIES,
    BODY_NOUNS,
    LOCATIVE,
    STRONG_MIND_VERBS,
    THINKING,
    TITLES,
)

# "KABUL, Afghanistan (Agency) -", "SAN SALVADOR, 3 JAN 90 (DOMESTIC SERVICE) --", "GENEVA, 15 November 2017 –"
_DATELINE = re.compile(
    r"(?:\[?[^\s\d.,()—–-][^\n,()—–]{1,40}?)(?:, ?[^\n,()—–]{2,30}){0,3} ?"
    r"(?:\([^()\n]{2,60}\) ?){0,2}"
    r"(?:--|—|–|-(?= ))|"
    r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w .]{2,30}){0,2}, \d{1,2} [A-Za-z]{3,9}\.? ?\d{0,4}"
)
# "Iraq bombings kill 20" tells where.
_ACTS: Final = frozenset(
    "attack attacks bombing bombings bomb bombs blast blasts explosion explosions shooting shootings raid raids"
    " violence clashes siege massacre killings unrest riots protests strike strikes and on in at where after as"
    " during".split()
)
_LARGE_PEOPLE: Final = 300_000
_SAYS: Final = frozenset("said say says reported report reports told according confirmed announced".split())
_FROM_A_PERSON: Final = frozenset(
    "man woman men women people person student boy girl resident citizen native teenager refugee refugees migrant"
    " migrants fighters fighter militants immigrant tourist tourists couple family teacher doctor nurse pilgrim group"
    " journalist reporter correspondent gunman attacker suspect originally hails hailed comes came".split()
)
# Words by which an act begins where "from" points: shots, rockets and captives come from there.
_LEAVES: Final = frozenset(
    "fired firing fires launched launching launch rocket rockets missile missiles shells shelling drones shot took"
    " taken kidnapped kidnap abducted snatched seized airlifted freed released expelled deported driven evacuated"
    " rescued escaped withdrew withdrawal carried recovered removed".split()
)
# A force's building stands where its name says: "the Kesh police headquarters".
_BUILDINGS: Final = frozenset(
    "headquarters station stations post posts barracks academy office offices base bus".split()
)
_LEFT_REACH: Final = 7  # words before "from" in which such a word can stand
_TOWARDS: Final = frozenset(("to", "for", "towards", "toward"))
_BOUND: Final = frozenset(
    "ambassador ambassadors envoy envoys consul bound travel travelled traveled travelling traveling deported"
    " extradited flight flights visit trip returned return returning repatriated exports emigrated moved".split()
)
_SPEAKERS: Final = AUTHORITY_NOUNS | frozenset("source sources correspondent reporter witness hospital".split())


def find_dateline(text: Text) -> tuple[int, int] | None:
    """Give where the dateline stands: before the dash that ends it, in the first paragraphs."""
    for section in text.report.sections:
        if section.name is SectionName.DATELINE:
            return section.start, section.end
    seen = -1
    for sentence in text.sentences[:12]:
        if sentence.paragraph == seen or sentence.section in {SectionName.TITLE, SectionName.CAPTION}:
            continue
        seen = sentence.paragraph
        if (found := _DATELINE.match(text.report.text, sentence.start)) and _is_dateline(found.group()):
            return found.span()
    return None


def _is_dateline(words: str) -> bool:
    """Say whether words before a dash look like a place and not like a sentence."""
    head = words.split("(")[0].split(",")[0].strip(" -–—[")
    parts = head.split()
    if not parts or len(parts) > 5:
        return False
    is_loud = head.isupper() and len(head) > 3
    return all(p[0].isupper() or len(p) < 4 for p in parts) and (
        is_loud or "(" in words or "," in words or "—" in words or "–" in words
    )


def decide_use(text: Text, spot: Spot, dateline: tuple[int, int] | None) -> tuple[PlaceUse, str]:
    """Give what a name does and the rule that says so; the first rule of the table that fits counts."""
    if dateline is not None and dateline[0] <= spot.start and spot.end <= dateline[1]:
        return PlaceUse.DATELINE, "dateline"
    for name, use, fits in _RULES:
        if fits(text, spot):
            return use, name
    return PlaceUse.LOCATION, "location"


def _is_demonym(text: Text, spot: Spot) -> bool:
    return spot.is_demonym


def _is_surname(text: Text, spot: Spot) -> bool:
    if spot.last - spot.first > 1 or _has_locative(text, spot):
        return False
    low = text.low[spot.first]
    is_small = all(hit.area.population < _LARGE_PEOPLE for hit in spot.hits)
    return low in text.names_of_people or (is_small and low in text.last_words)


def _is_based(text: Text, spot: Spot) -> bool:
    return spot.suffix in {"based", "born", "made"}


def _is_tied_by_hyphen(text: Text, spot: Spot) -> bool:
    return spot.suffix in {"backed", "led", "trained", "funded", "run"}


def _before(text: Text, spot: Spot, back: int = 1) -> str:
    return text.low_at(spot.first - back, spot.sentence)


def _after(text: Text, spot: Spot, ahead: int = 0) -> str:
    return text.low_at(spot.last + ahead, spot.sentence)


def _has_locative(text: Text, spot: Spot) -> bool:
    """Look back over articles, compass words and kinds for a preposition of place."""
    for back in range(1, 6):
        word = _before(text, spot, back)
        if word in LOCATIVE:
            return True
        if not word or word in {",", ".", ";", ":", "and", "that", "said"}:
            return False
    return False


def _is_from(text: Text, spot: Spot) -> bool:
    """ "a man from Kesh", "students, both from Kesh", "flew from Kesh"; "rockets fired from Kesh" is none."""
    back = 1 if _before(text, spot) == "from" else 2 if _before(text, spot, 2) == "from" else 0
    if back:
        if _before(text, spot, back + 1) in _FROM_A_PERSON:
            return True
        return not any(_before(text, spot, back + step) in _LEAVES for step in range(1, _LEFT_REACH))
    of_whom = {"native", "resident", "citizen", "residents", "national"}
    return _before(text, spot) == "of" and _before(text, spot, 2) in of_whom


def _is_bound_for(text: Text, spot: Spot) -> bool:
    """ "the ambassador to Varnia", "was deported to Varnia", "a bus bound for Kesh"."""
    back = 1 if _before(text, spot) in _TOWARDS else 2 if _before(text, spot, 2) in _TOWARDS else 0
    return back > 0 and _before(text, spot, back + 1) in _BOUND


def _is_seat(text: Text, spot: Spot) -> bool:
    """ "the mayor of Kesh", "the government of Varnia"."""
    of = next((back for back in (1, 2) if _before(text, spot, back) == "of"), 0)
    return of > 0 and (_before(text, spot, of + 1) in AUTHORITY_NOUNS or _before(text, spot, of + 1) in TITLES)


def _is_speakers_seat(text: Text, spot: Spot) -> bool:
    """ "Police in Dorn said", "a hospital in Dorn reported"."""
    back = 2 if _before(text, spot) == "in" else 3 if _before(text, spot, 2) == "in" else 0
    if not back or _before(text, spot, back) not in _SPEAKERS:
        return False
    return any(_after(text, spot, ahead) in _SAYS for ahead in range(4))


def _is_modifier_of_authority(text: Text, spot: Spot) -> bool:
    """ "Kabul police", "Turkey's foreign minister"; "Nice, officials said", "Kesh police headquarters" are none."""
    ahead = 1 if _after(text, spot) in {"'s", "’s"} else 0
    if ahead and _has_locative(text, spot):
        return False
    for at in range(ahead, ahead + 2 + ahead):
        word = _after(text, spot, at)
        if word in AUTHORITY_NOUNS:
            return _after(text, spot, at + 1) not in _BUILDINGS
        if not word.isalpha():
            return False
    return False


def _is_of_a_body(text: Text, spot: Spot) -> bool:
    return _after(text, spot) in BODY_NOUNS


def _thinks(text: Text, spot: Spot) -> bool:
    """ "Ankara is concerned", "Moscow denied": the name is the subject of a verb that no town can do."""
    if _has_locative(text, spot) or _before(text, spot) in {"of", "from", "the", "'s", "’s"}:
        return False
    after = _after(text, spot)
    if after in STRONG_MIND_VERBS:
        return True
    return after in AUXILIARIES and any(
        _after(text, spot, ahead) in THINKING | STRONG_MIND_VERBS for ahead in (1, 2, 3)
    )


def _speaks(text: Text, spot: Spot) -> bool:
    """ "Bassett said": a person called like a small town."""
    if not spot.hits:
        return False
    area = spot.hits[0].area
    is_big = area.kind is AreaKind.COUNTRY or area.is_capital or area.population > 1_000_000
    return not is_big and _thinks(text, spot)


def _is_bare_modifier(text: Text, spot: Spot) -> bool:
    """ "US airstrikes hit", "Germany sent": a country without a preposition, tied to the next word."""
    if not is_country(spot) or _has_locative(text, spot) or _before(text, spot) in {"of", "from", ","}:
        return False
    after = _after(text, spot)
    return bool(after) and after.isalpha() and after.islower() and after not in _ACTS


def _is_party(text: Text, spot: Spot) -> bool:
    """ "talks with Iran", "between Washington and Tehran", "war against Iran"."""
    if not spot.hits or (spot.hits[0].area.kind is not AreaKind.COUNTRY and not spot.hits[0].area.is_capital):
        return False
    before = _before(text, spot)
    return before in {"with", "against", "by"} or (before == "between" and _after(text, spot) == "and")


_RULES: Final[tuple[tuple[str, PlaceUse, Callable[[Text, Spot], bool]], ...]] = (
    ("demonym", PlaceUse.DEMONYM, _is_demonym),
    ("name_part", PlaceUse.NAME_PART, is_part_of_name),
    ("surname", PlaceUse.NAME_PART, _is_surname),
    ("based", PlaceUse.ORIGIN, _is_based),
    ("backed", PlaceUse.METONYM, _is_tied_by_hyphen),
    ("from_person", PlaceUse.ORIGIN, _is_from),
    ("bound_for", PlaceUse.ORIGIN, _is_bound_for),
    ("seat", PlaceUse.ORIGIN, _is_seat),
    ("speaker", PlaceUse.ORIGIN, _is_speakers_seat),
    ("body", PlaceUse.NAME_PART, _is_of_a_body),
    ("authority", PlaceUse.ORIGIN, _is_modifier_of_authority),
    ("speaks", PlaceUse.NAME_PART, _speaks),
    ("thinks", PlaceUse.METONYM, _thinks),
    ("party", PlaceUse.METONYM, _is_party),
    ("modifier", PlaceUse.METONYM, _is_bare_modifier),
)
