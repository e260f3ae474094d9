"""Which names an export withholds: those of private persons, wherever they occur.

A private person is known by the model's `is_private`. Names are withheld from
values and from evidence alike; the offsets stay those of the report, so that
whoever holds the report still finds the words. Masking is drawn too wide
rather than too narrow: a surname that is also a town's name is withheld from
the evidence of that export as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from tocsin.publish.dossier import Dossier

WITHHELD = "[name withheld]"

_NAME_WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_WORD = re.compile(_NAME_WORD)
_PARTICLES = frozenset("al el ul bin ibn bint abu abd de del della der den di da dos van von la le ben".split())
_TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Sir Lady Sgt Cpl Pte Capt Lt Col Maj Gen Imam Sheikh Mullah Father Sister Brother Rev"
    " Constable Officer Corporal Private Sergeant".split()
)
_ARTICLES = frozenset("a an the A An The One Two Three".split())
_NAMING = frozenset("named called as nicknamed".split())
_MIN_SINGLE = 3  # letters; "Al" alone is no name to search for


@dataclass(frozen=True, slots=True)
class Mask:
    """Withholds names from the texts of one export; an empty mask changes nothing."""

    full: re.Pattern[str] | None = None
    single: re.Pattern[str] | None = None
    slugs: tuple[str, ...] = ()

    def text(self, text: str) -> str:
        """Give a text without the names, in full or in part."""
        return self._cut(text, (self.full, self.single))

    def name(self, text: str) -> str:
        """Give the name of a place or of a public actor: only a full private name is withheld from it."""
        return self._cut(text, (self.full,))

    def url(self, url: str) -> str:
        """Give an address, shortened to its host if a name stands in it."""
        flat = re.sub(r"[^a-z]+", "-", _fold(unquote(url)).lower())
        if not any(f"-{slug}-" in f"-{flat}-" for slug in self.slugs):
            return url
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname or ''}/" if parts.scheme else WITHHELD

    def plain(self, value: Any, key: str = "") -> Any:
        """Give plain data (what JSON holds) without the names; each key has the care its texts need."""
        if self.full is None and self.single is None:
            return value
        if isinstance(value, str):
            return _CARE_BY_KEY.get(key, Mask.text)(self, value)
        if isinstance(value, Mapping):
            inside = {inner: self.plain(held, inner) for inner, held in value.items()}
            if "precision" in value and isinstance(value.get("name"), str):  # a place
                inside["name"] = self.name(value["name"])
            return inside
        if isinstance(value, list | tuple):
            return [self.plain(inner, key) for inner in value]
        return value

    @staticmethod
    def _cut(text: str, patterns: Iterable[re.Pattern[str] | None]) -> str:
        folded = _fold(text)
        spots = [match.span() for pattern in patterns if pattern for match in pattern.finditer(folded)]
        if not spots:
            return text
        pieces, at = [], 0
        for start, end in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
            if start >= at:
                pieces += [text[at:start], WITHHELD]
                at = end
        return "".join(pieces) + text[at:]


def _keep(_mask: Mask, text: str) -> str:
    return text


_CARE_BY_KEY = {
    "url": Mask.url,
    "admin1": Mask.name,
    "country_iso3": _keep,
    "byline": Mask.name,
    "source": Mask.name,
    "id": _keep,
    "report": _keep,
    "mention": _keep,
    "mentions": _keep,
    "target": _keep,
    "about_mention": _keep,
    "actor": _keep,
    "speaker_actor": _keep,
    "external_id": Mask.name,
}


def mask_for(dossiers: Iterable[Dossier]) -> Mask:
    """Give the mask that withholds every private name that these dossiers hold."""
    names: set[str] = set()
    for dossier in dossiers:
        for participant in _participants(dossier):
            if participant.is_private:
                names.update(filter(None, (participant.name, *participant.aliases)))
        for claim in dossier.claims:
            if claim.is_private:
                names.update(filter(None, (claim.speaker, *claim.speaker_aliases)))
                names.update(evidence.exact for evidence in claim.speaker_evidence)
    return mask_of(names)


def _participants(dossier: Dossier) -> Iterable[Any]:
    yield from (reconciled.value for reconciled in dossier.incident.participants)
    for reconciled in dossier.incident.participants:
        yield from (other.value for other in reconciled.set_aside)
    for mention in dossier.mentions:
        yield from mention.participants


def mask_of(phrases: Iterable[str]) -> Mask:
    """Give the mask for phrases that name private persons; role phrases ("a shopkeeper") hide nothing.

    >>> mask_of(["taxi driver Ali Demir"]).text("Demir said he saw two men.")
    '[name withheld] said he saw two men.'
    >>> mask_of(["a Turkish shopkeeper"]).text("Turkish police came.")
    'Turkish police came.'
    """
    names = sorted({name for phrase in phrases for name in personal_names(_fold(phrase))})
    if not names:
        return Mask()
    fulls = [name for name in names if " " in name]
    singles = sorted({word for name in names for word in name.split() if len(word) >= _MIN_SINGLE and _is_name(word)})
    return Mask(
        full=_any_of(fulls, re.IGNORECASE),
        single=_any_of([*singles, *(word.upper() for word in singles)], 0),
        slugs=tuple("-".join(re.findall("[a-z]+", name.lower())) for name in fulls or singles),
    )


def personal_names(phrase: str) -> list[str]:
    """Give the personal names inside a phrase: its runs of capitalised words, without titles.

    No name is a single capitalised word that begins a longer phrase ("Taxi
    driver") or follows an article ("a Turkish shopkeeper"), unless a word such
    as "named" stands before it.
    """
    words = [match.group() for match in _WORD.finditer(phrase)]
    has_article = phrase.split(" ", 1)[0] in _ARTICLES
    found = []
    at = 0
    while at < len(words):
        end = _run_end(words, at)
        if end == at:
            at += 1
            continue
        before = words[at - 1].lower() if at else ""
        begins_phrase = at == 0 and end < len(words)
        if end - at > 1 or before in _NAMING or not (has_article or begins_phrase):
            found.append(" ".join(words[at:end]))
        at = end
    return found


def _run_end(words: list[str], start: int) -> int:
    """Give where a run of name words ends; particles count between two of them ("Ann van der Berg")."""
    end = at = start
    while at < len(words):
        if _is_name(words[at]):
            end = at + 1
        elif at == start or words[at].lower() not in _PARTICLES:
            break
        at += 1
    return end


def _is_name(word: str) -> bool:
    particle, _, rest = word.partition("-")
    first = rest if rest and particle in _PARTICLES else word  # "al-Sayed"
    return first[:1].isupper() and word not in _ARTICLES and word not in _TITLES


def _any_of(names: list[str], flags: int) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    choices = "|".join(r"[\s.,\-]{1,3}".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{choices})(?![^\W_])", flags)


def _fold(text: str) -> str:
    """Take off accents, one character for one, so that offsets hold and "Yılmaz" is found as "Yilmaz"."""
    return text if text.isascii() else "".join(map(_base, text))


def _base(letter: str) -> str:
    if letter < "\x80":
        return letter
    if letter == "ı":
        return "i"
    if letter in "’‘ʼ":
        return "'"
    if letter.isspace():
        return " "
    base = unicodedata.normalize("NFKD", letter)[:1]
    return base if base.isalpha() and letter.isalpha() else letter
