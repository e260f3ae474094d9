"""Which rare words of a report tell a mention apart from others."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from tocsin.link.common_words import COMMON_WORDS
from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.model.told import Told

_WORD = re.compile(r"[^\W\d_]+")
_MAX_CHARACTERS = 4000  # of passages looked at: a mention needs no more to be told apart
_MAX_WORDS = 60
_MIN_LENGTH = 4


def tell(report: Report, mention: Mention, copies: str | None = None) -> Told:
    """Give a mention as linking sees it, with the telling words of its passages and its title.

    `copies` names the group of near-copies that the report is in, if any.
    """
    passages = mention.evidence or mention.triggers
    texts = [e.exact for e in passages]
    texts += [p.name for p in mention.participants if p.name]
    if mention.place is not None and mention.place.value.site:
        texts.append(mention.place.value.site)
    where = telling_words([mention.place.value.name]) if mention.place is not None else frozenset()
    return Told(
        mention=mention,
        published=report.published.interval,
        source=report.source,
        copies=copies,
        words=telling_words(texts) - where,  # the place is compared as a place
        title_words=telling_words([report.title] if report.title else []),
        host=urlsplit(report.url).hostname if report.url else None,
    )


def telling_words(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that few reports share, lower case, without a plural's s.

    Left out are short words and those that any report of violence may use. Of a
    long passage only the beginning counts, so that the work stays small.

    >>> sorted(telling_words(["Gunmen killed two guards at Northgate station's depot"]))
    ['depot', 'northgate']
    """
    found: dict[str, None] = {}
    left = _MAX_CHARACTERS
    for text in texts:
        for match in _WORD.finditer(text[:left]):
            word = root(match.group())
            if len(word) >= _MIN_LENGTH and word not in COMMON_WORDS:
                found.setdefault(word)
        left -= min(len(text), left)
        if not left or len(found) >= _MAX_WORDS:
            break
    return frozenset(list(found)[:_MAX_WORDS])


def root(word: str) -> str:
    """Give a word in lower case without the s of a plural.

    >>> root("Consulates"), root("bus"), root("Paris")
    ('consulate', 'bus', 'paris')
    """
    low = word.casefold()
    if len(low) > 5 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low
