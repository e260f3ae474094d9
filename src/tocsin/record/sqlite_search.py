"""Which reports hold the words of a query, best first, in one SQLite file."""

from collections.abc import Sequence

from tocsin.record.sqlite_ask import match
from tocsin.record.sqlite_storage import Row, Storage

Terms = Sequence[tuple[str, ...]]
_FEW = 1000  # reports; among so few every word is weighed
_STAYS = 1.1  # what is known of a word holds until the reports have grown by a tenth
_MOST_KNOWN = 10_000


class Ranking:
    """Ranks reports by BM25, a title counting four times as much as a text.

    A word that more than half of the reports hold tells nothing apart: BM25
    gives it a millionth of a weight, but counts all its reports anew for every
    query. Such words are asked for but not weighed, which leaves the order as
    it is but for ties.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._known: dict[tuple[str, ...], tuple[int, bool]] = {}

    def best(self, terms: Terms, limit: int) -> list[Row]:
        """Give text, exact text and payload of the reports that hold all the terms."""
        weighed = self._weighed(terms)
        if len(weighed) == len(terms):
            return list(self._storage.rows(_BEST, (match(terms), limit)))
        return list(self._storage.rows(_BEST_AMONG, (match(weighed), match(terms), limit)))

    def _weighed(self, terms: Terms) -> list[tuple[str, ...]]:
        count = self._storage.number("SELECT max(seq) FROM report")  # none is ever taken away
        if count < _FEW:
            return list(terms)
        return [term for term in terms if not self._is_common(term, count)] or list(terms)

    def _is_common(self, term: tuple[str, ...], count: int) -> bool:
        known = self._known.get(term)
        if known is None or count > known[0] * _STAYS:
            half = count // 2 + 1
            found = self._storage.number(_COUNT, (match([term]), half))
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[term] = (count, found == half)
        return known[1]


_COUNT = "SELECT count(*) FROM (SELECT 1 FROM report_words WHERE report_words MATCH ? LIMIT ?)"
_SELECT = """
SELECT report.text, report.exact, report.payload FROM (
  SELECT report_words.rowid AS seq, bm25(report_words, 4.0, 1.0) AS score, named.id AS id
  FROM report_words JOIN report AS named ON named.seq = report_words.rowid WHERE report_words MATCH ?
"""
_AMONG = "AND report_words.rowid IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)"
_ORDER = "ORDER BY score, named.id LIMIT ?) AS best JOIN report ON report.seq = best.seq ORDER BY best.score, best.id"
_BEST = f"{_SELECT} {_ORDER}"
_BEST_AMONG = f"{_SELECT} {_AMONG} {_ORDER}"
