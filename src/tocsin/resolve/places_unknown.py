"""Names that no gazetteer has, in words that say what they name: "the village of Tal Dibeh, 20 km south of Mosul"."""

from dataclasses import replace
from typing import Final

from tocsin.model.place import Place, PlacePrecision
from tocsin.resolve.base import AreaKind, Gazetteer, NameKind
from tocsin.resolve.places_rank import Ranked, lies_in
from tocsin.resolve.places_scan import Spot, Text
from tocsin.resolve.tables.places_words import FIRST_NAMES, NEUTRAL_CAPITALS, ORGANISATION_WORDS, SITE_HEADS, TITLES

_SETTLEMENTS: Final = frozenset(
    "village villages town hamlet township district subdistrict sub-district settlement suburb neighborhood"
    " neighbourhood area locality camp city quarter commune municipality county lga woreda rayon raion zone tehsil"
    " taluka sub-division sub-county prefecture department province governorate state region oblast mountain island"
    " forest valley stream river farms junction highway".split()
)
_LONGEST = 4
_ARTICLES: Final = frozenset("al el ez az ar ad as ash es".split())
_AT: Final = frozenset("at in near outside inside on along".split())
_BEFORE: Final = frozenset("in at near from to outside".split())  # a place is told, but not what kind
_AREAS = frozenset({AreaKind.COUNTRY, AreaKind.ADMIN1, AreaKind.REGION})
_FAMOUS_PEOPLE = 300_000
# A place of the first is told to lie in the second too: before a state came to be, under an occupation, overseas.
_UNDER_ANOTHER: Final = frozenset(
    {("SSD", "SDN"), ("ERI", "ETH"), ("TLS", "IDN"), ("XKX", "SRB"), ("MNE", "SRB"), ("PSE", "ISR"), ("ESH", "MAR"),
     ("HKG", "CHN"), ("TWN", "CHN"), ("GUF", "FRA"), ("NCL", "FRA"), ("MYT", "FRA"), ("PRI", "USA"), ("GIB", "GBR")}
)  # fmt: skip


def find_unknown(text: Text, at: int, gazetteer: Gazetteer) -> Spot | None:
    """Give a name that the words beside it call a settlement; what it may be, by ear, are its hits."""
    sentence = text.sentence_of[at]
    is_led = text.low[at] in _ARTICLES and text.is_capital(at) and text.is_adjacent(at, at + 1)
    if text.in_capitals[sentence] or not (_can_begin(text, at) or (is_led and _can_begin(text, at + 1))):
        return None
    end = _end_of_name(text, at)
    is_called = text.low_at(at - 1, sentence) == "of" and text.low_at(at - 2, sentence) in _SETTLEMENTS
    is_followed = (
        end < len(text.words)
        and text.low[end] in _SETTLEMENTS
        and text.is_adjacent(end - 1, end)
        and text.words[end].text.islower()
    )
    if end - at > 1 and is_site_name(text, at, end):
        return Spot(text.words[at].start, text.words[end - 1].end, at, end, sentence, ())
    is_told = text.low_at(at - 1, sentence) in _BEFORE
    if not (is_called or is_followed or is_told):
        return None
    start, stop = text.words[at].start, text.words[end - 1].end
    hits = tuple(h for h in gazetteer.similar(text.report.text[start:stop]) if h.area.kind is AreaKind.TOWN)
    return Spot(start, stop, at, end, sentence, hits) if hits or is_called or is_followed else None


def is_site_name(text: Text, first: int, last: int) -> bool:
    """Say whether capitalised words after "at" or "in" name a building or a street ("at Olma Memorial Hospital")."""
    sentence = text.sentence_of[first]
    back = 2 if text.low_at(first - 1, sentence) == "the" else 1
    return text.low[last - 1] in SITE_HEADS and text.low_at(first - back, sentence) in _AT


def _end_of_name(text: Text, at: int) -> int:
    """Give where a run of capitalised words ends; an article may stand inside ("Dayr al Adas")."""
    end = at + 1
    while end < at + _LONGEST:
        if text.is_adjacent(end - 1, end) and (_can_begin(text, end) or _has_article(text, end)):
            end += 1
        elif text.low_at(end, text.sentence_of[at]) in _ARTICLES and _can_go_on(text, end + 1):
            end += 2
        else:
            break
    return end


def _has_article(text: Text, at: int) -> bool:
    """Say whether a word is a name with its article before it ("al-Numan")."""
    head, _, name = text.words[at].text.partition("-")
    return head in _ARTICLES and name[:1].isupper()


def _can_go_on(text: Text, at: int) -> bool:
    """Say whether a word can end a name after its article, a first name too ("Hamar al Ali")."""
    return _can_begin(text, at) or (text.is_capital(at) and text.low[at] in FIRST_NAMES)


def _can_begin(text: Text, at: int) -> bool:
    if not text.is_capital(at) or len(text.words[at].text) < 3:
        return False
    low = text.low[at]
    if low in SITE_HEADS and text.is_adjacent(at - 1, at) and text.is_capital(at - 1):
        return True
    return (
        low not in NEUTRAL_CAPITALS and low not in ORGANISATION_WORDS and low not in TITLES and low not in FIRST_NAMES
    )


def is_only_alike(readings: tuple[Ranked, ...]) -> bool:
    """Say whether the best reading only sounds alike and nothing beside it speaks for it."""
    return bool(readings) and readings[0].named.by is NameKind.SIMILAR and readings[0].by == "by_fame"


def is_misplaced(inner: tuple[Ranked, ...], outer: tuple[Ranked, ...], is_called: bool) -> bool:
    """Say whether a place is told to lie in an area in which nothing of its name lies.

    A famous one is believed all the same ("Mosul, the army said in Syria"), unless
    `is_called` says that its words call it a village, a town or a district.
    """
    if not inner or not outer or outer[0].named.area.kind not in _AREAS:
        return False
    area = inner[0].named.area
    is_famous = area.population > _FAMOUS_PEOPLE and inner[0].named.by is not NameKind.SIMILAR
    if (is_famous and not is_called) or (
        area.kind not in {AreaKind.TOWN, AreaKind.ADMIN2, AreaKind.ADMIN1} and not is_called
    ):
        return False
    if area.kind is AreaKind.COUNTRY:
        return False
    holder = outer[0].named.area
    if (area.country_iso3, holder.country_iso3) in _UNDER_ANOTHER:
        return False
    if any(lies_in(row.named.area, holder) for row in inner):
        return False
    # "Ayacucho, Pasco and Junin" is a list, not a chain: what lies in the same country may be meant.
    return holder.country_iso3 is None or area.country_iso3 != holder.country_iso3


def placed_in(name: str, outer: Place) -> Place:
    """Give a place that is only known to lie in another: its point and precision are those of the other."""
    precision = outer.precision
    if precision in {PlacePrecision.POPULATED_PLACE, PlacePrecision.SITE} and outer.site is None:
        return replace(outer, site=name, precision=PlacePrecision.POPULATED_PLACE)
    return replace(outer, name=name, geonames_id=None, precision=precision)
