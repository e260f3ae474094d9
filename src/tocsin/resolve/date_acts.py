"""On which day an act was that a report names again: "three days after the bombing"."""

from tocsin.resolve.date_meaning import Days
from tocsin.resolve.date_words import Words
from tocsin.resolve.tables.dates import EVENT_NOUNS, NOUN_OF_VERB
from tocsin.resolve.tables.dates_acts import ANY_VIOLENCE, FAMILY_OF_WORD, LATER_WORDS, VIOLENT


class ActDays:
    """The days that the sentences of a report give to acts, by their nouns and by their families.

    A sentence that looks back at an act (a verdict, a vigil, an anniversary) does
    not give its own day to it. An act that was told on two days has none.
    """

    def __init__(self) -> None:
        self._by_noun: dict[str, set[Days]] = {}
        self._by_family: dict[str, set[Days]] = {}

    def remember(self, words: Words, days: set[Days]) -> None:
        """Keep the day of each act that a sentence with one day names."""
        if len(days) != 1 or not LATER_WORDS.isdisjoint(words.low):
            return
        for word in words.low:
            noun = NOUN_OF_VERB.get(word, word)
            if noun in EVENT_NOUNS:
                self._by_noun.setdefault(_stem(noun), set()).update(days)
            family = FAMILY_OF_WORD.get(word)
            if family is not None:
                self._by_family.setdefault(family, set()).update(days)

    def day_of(self, noun: str) -> Days | None:
        """Give the one day of the act that a noun names, told by that noun or by words of its family."""
        known = self._by_noun.get(_stem(noun), set())
        if not known:
            family = FAMILY_OF_WORD.get(noun)
            wanted = VIOLENT if family == ANY_VIOLENCE else {family} if family else set()
            known = {day for each in wanted for day in self._by_family.get(each, ())}
        return next(iter(known)) if len(known) == 1 else None


def _stem(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun
