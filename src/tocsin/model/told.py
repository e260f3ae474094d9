"""A mention with what linking needs to know of its report."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import MentionId, ReportId
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.mention import Mention


class Standing(StrEnum):
    """What people said of a source; of most nobody said anything."""

    KNOWN = "known"  # a newsroom, monitor or office that is there and answers for what it publishes
    UNTRIED = "untried"
    DOUBTED = "doubted"  # all that are doubted weigh as one voice, and never against another


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as linking sees it: with who published it, when, and its telling words.

    `host` is the host name of the report's address, so that a site that calls
    itself by another source's name is not taken for it; `standing` is what
    people said of the source. `copies` names the group of near-copies that the report belongs to; None is
    a text of its own. `words` are the rare words of the passages about this
    mention, lower case; `title_words` those of the report's title. Both come
    from `tocsin.link.telling`, so that every caller finds the same.
    """

    mention: Mention
    published: Interval = Interval(None, None, DatePrecision.UNKNOWN)  # noqa: RUF009 - frozen, safe to share
    source: str | None = None
    copies: str | None = None
    words: frozenset[str] = frozenset()
    title_words: frozenset[str] = frozenset()
    host: str | None = None
    standing: Standing = Standing.UNTRIED

    @property
    def id(self) -> MentionId:
        """The mention's id."""
        return self.mention.id

    @property
    def report(self) -> ReportId:
        """The id of the report that tells it."""
        return self.mention.report
