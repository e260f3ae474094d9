"""Who has spoken and been spoken of so far, so that "she", "Rhee", "the minister" and "the note" find their speaker."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tocsin.extract.rules.tables.claims import DOCUMENTS, ROLES
from tocsin.extract.rules.tables.words import TITLES
from tocsin.model.claim import SpeakerKind

_PERSONS = frozenset({SpeakerKind.NAMED, SpeakerKind.ROLE})
_HE_OR_SHE = frozenset("he she him her".split())
_THEY_OR_IT = frozenset("they it them".split())
_ARTICLE_AND_NOUN = 2  # words of "the group"
_BODIES = frozenset(
    "ministry agency mission office commission company council coalition directorate committee department service"
    " hospital panel embassy command newspaper network observatory centre center association union foundation".split()
)
_ARMED = frozenset(
    "group movement organisation organization faction outfit militants rebels guerrillas insurgents".split()
)
_OFFICES = _BODIES | frozenset(
    "police government army military court forces force parliament un nato eu bank administration navy authorities"
    " television radio officials residents witnesses".split()
)
_LONGEST_ROLE = 4  # words of "the defence minister": longer phrases bring their own name


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the report names it; offsets are those of the words that name it."""

    name: str
    kind: SpeakerKind
    start: int
    end: int
    is_private: bool = False


@dataclass(slots=True)
class Memory:
    """The speakers of one report in the order in which it names them."""

    last: Speaker | None = None  # who spoke last
    person: Speaker | None = None  # the last person who spoke or of whom a sentence told
    group: Speaker | None = None  # the last body that spoke or of which a sentence told
    _by_surname: dict[str, Speaker] = field(default_factory=dict)
    _by_title: dict[str, Speaker] = field(default_factory=dict)
    _bodies: list[Speaker] = field(default_factory=list)  # bodies with names, the last one last

    def note(self, speaker: Speaker, titles: Iterable[str] = (), *, spoke: bool = True) -> None:
        """Take up a speaker with the lowered words beside the name; one who did not speak is only told of."""
        if spoke:
            self.last = speaker
        if speaker.kind in _PERSONS:
            self.person = speaker
        else:
            self.group = speaker
        if speaker.kind is SpeakerKind.ORGANISATION and (" " in speaker.name or any(c.isupper() for c in speaker.name)):
            self._bodies.append(speaker)
        if speaker.kind is SpeakerKind.NAMED and " " in speaker.name:
            self._by_surname.setdefault(speaker.name.split()[-1], speaker)
            for title in titles:
                if title in ROLES:
                    self._by_title[title] = speaker

    def of_pronoun(self, pronoun: str) -> Speaker | None:
        """Give whom "he" or "they" stands for: the last person, the last body."""
        if pronoun in _HE_OR_SHE:
            return self.person
        if pronoun in _THEY_OR_IT:
            return self.group if self.last is None or self.last.kind in _PERSONS else self.last
        return None

    def of_phrase(self, words: tuple[str, ...]) -> Speaker | None:
        """Give the person whom "the minister" stands for, the issuer of "the note"; None for a phrase of its own."""
        if not words or words[0] not in ("the", "this", "that", "his", "her", "its") or len(words) > _LONGEST_ROLE:
            return None
        if words[-1] in DOCUMENTS:
            return self.last
        if words[-1] in _BODIES:
            return self._body(words[-1])
        if words[-1] in _ARMED and len(words) == _ARTICLE_AND_NOUN:
            return self._group()
        return self._by_title.get(words[-1]) if words[0] == "the" else None

    def _body(self, noun: str) -> Speaker | None:
        """Give the last body with that noun in a longer name: "the ministry" is the interior ministry."""
        return next((b for b in reversed(self._bodies) if noun in b.name.lower().split() and " " in b.name), None)

    def _group(self) -> Speaker | None:
        """Give the last body with a name that is no office of a state: "the group" is the Grey Lions."""
        return next(
            (b for b in reversed(self._bodies) if b.name[:1].isupper() and not set(b.name.lower().split()) & _OFFICES),
            None,
        )

    def full(self, speaker: Speaker) -> Speaker:
        """Give a speaker named by surname alone the full name that stood before: "Rhee" is Eva Rhee."""
        known = self._by_surname.get(speaker.name.split()[-1])
        if known is None or not _is_title(speaker.name.split()[:-1]):
            return speaker
        return replace(speaker, name=known.name, kind=known.kind, is_private=known.is_private)


def _is_title(words: list[str]) -> bool:
    return all(word.lower().strip(".") in TITLES or word.lower() in ROLES or "." in word for word in words)
