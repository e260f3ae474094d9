"""What a person types into a search box, and where it stands in a text."""

import re

from tocsin.model.evidence import Evidence
from tocsin.model.report import Report
from tocsin.record.facets import MAX_QUERY, MAX_TERMS, fold, folded_words

_TEXT_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def query_terms(words: str) -> tuple[tuple[str, ...], ...]:
    """Give the terms of a query: one word each, or the words between double quotes as one phrase.

    Nothing is an operator; marks only part words. No term means no answer.

    >>> query_terms('Ankara "train station" OR*')
    (('ankara',), ('train', 'station'), ('or',))
    """
    terms: list[tuple[str, ...]] = []
    for number, piece in enumerate(words[:MAX_QUERY].replace("“", '"').replace("”", '"').split('"')):
        found = folded_words(piece)
        if number % 2:
            terms += [tuple(found)] if found else []
        else:
            terms += [(word,) for word in found]
    return tuple(terms[:MAX_TERMS])


def find_passages(report: Report, terms: tuple[tuple[str, ...], ...], limit: int = 5) -> tuple[Evidence, ...]:
    """Give the first places where the terms stand in a report's text, in its order."""
    found: list[tuple[int, int]] = []
    words = [(folded, m.start(), m.end()) for m in _TEXT_WORD.finditer(report.text) if (folded := fold(m.group()))]
    for term in terms:
        found += _places(words, term, limit)
    kept = sorted(set(found))[:limit]
    return tuple(report.evidence(start, end) for start, end in kept)


def holds_terms(text: str, terms: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether a text holds all the terms."""
    words = [(word, 0, 0) for word in folded_words(text)]
    return bool(terms) and all(_places(words, term, 1) for term in terms)


def _places(words: list[tuple[str, int, int]], term: tuple[str, ...], limit: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in range(len(words) - len(term) + 1):
        if words[at][0] == term[0] and all(words[at + n][0] == word for n, word in enumerate(term)):
            found.append((words[at][1], words[at + len(term) - 1][2]))
            if len(found) == limit:
                break
    return found
