"""What a page says of itself: title, byline, address, source, and who names which publication date."""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from tocsin.model.problem import Problem
from tocsin.read.days import day_in, day_in_url
from tocsin.read.jsonld import articles_of, text_of
from tocsin.read.published import Vote, Voter

_TITLE_LONGEST = 500
_BYLINE_LONGEST = 200
_META_DATES = frozenset(
    "article:published_time article:published article:publish_date og:published_time og:article:published_time"
    " datepublished date_published datepublish publishdate publish_date publish-date publication_date publicationdate"
    " pubdate pub_date pubdate_time published published_time published-date published_at"
    " dc.date.issued dcterms.issued citation_date citation_publication_date"
    " sailthru.date parsely-pub-date rnews:datepublished article.published article_date_original"
    " originalpublicationdate cxenseparse:recs:publishtime bt:pubdate ptime gentime analyticsattributes.articledate"
    " article-published".split()
)
_LOOSE_DATES = frozenset(
    "date dc.date dcterms.date dc.date.created dcterms.created datecreated created creation_date".split()
)
_DATED_CLASSES = ("date", "time", "publish", "byline", "meta")
_BEFORE_NAMES = re.compile(r"\Aby:?\s+", re.I)
# What bylines go on with: "Jana Rell Published 10:02 AM", "Jana Rell @jana Nov 19, 2019"
_AFTER_NAMES = re.compile(
    r"\s(?=@)|\s+(?:published|updated|posted|last)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},|\d{4}-\d{2}|\d{1,2}:\d{2}",
    re.I,
)
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»:]|--?)\s+")
_PUBLISHED = re.compile(r"(?:publish|posted|pubdate|date|time|byline|timestamp|dateline)", re.I)
_MODIFIED = re.compile(r"(?:modif|updat|expire|end|start)", re.I)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{3,2000}\Z", re.I)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page's own account of itself; None where it says nothing."""

    title: str | None
    byline: str | None
    url: str | None
    source: str | None
    language: str | None
    votes: tuple[Vote, ...]
    problems: tuple[Problem, ...]


def read_metadata(tree: Any, url: str | None) -> PageMetadata:
    """Read the metadata of a parsed page; `url` is where it came from, if that is known."""
    metas = [
        (key.strip().casefold(), meta.get("content") or "") for meta in tree.iter("meta") if (key := _meta_key(meta))
    ]
    blocks = [s.text for s in tree.iter("script") if s.text and "ld+json" in (s.get("type") or "").casefold()]
    articles, problems = articles_of(blocks)
    address = _address(tree, metas, url)
    source = _first(metas, "og:site_name", "application-name") or _source_of(articles)
    title = _title(tree, metas, articles, source)
    return PageMetadata(
        title=title,
        byline=_byline(tree, metas, articles),
        url=address,
        source=source,
        language=(tree.get("lang") or _first(metas, "og:locale") or "")[:2].casefold() or None,
        votes=_votes(tree, metas, articles, address),
        problems=tuple(problems),
    )


def _meta_key(meta: Any) -> str | None:
    key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
    return str(key) if key else None


def _first(metas: list[tuple[str, str]], *keys: str) -> str | None:
    for key in keys:
        for found, content in metas:
            if found == key and content.strip():
                return " ".join(content.split())
    return None


def _words(element: Any, most: int) -> str:
    return " ".join("".join(element.itertext())[: 4 * most].split())[:most]


# --- title, byline, address, source ---------------------------------------------------------------------------------


def _title(tree: Any, metas: list[tuple[str, str]], articles: list[dict[str, Any]], source: str | None) -> str | None:
    """Prefer the heading that the page's own title repeats; else what the metadata calls the headline."""
    shown = [words for h1 in list(tree.iter("h1"))[:8] if (words := _words(h1, _TITLE_LONGEST))]
    page = next((_words(t, _TITLE_LONGEST) for t in tree.iter("title")), None)
    named = [
        t
        for t in (_first(metas, "og:title"), _headline(articles), _first(metas, "twitter:title", "dc.title"), page)
        if t
    ]
    for heading in shown:
        if (
            len(heading) > 10
            and heading.casefold() != (source or "").casefold()
            and any(heading.casefold() in name.casefold() for name in named)
        ):
            return heading
    for name in named:
        bare = _without_source(name, source)
        if bare:
            return bare[:_TITLE_LONGEST]
    return shown[0] if shown else None


def _without_source(title: str, source: str | None) -> str:
    """Take the source's name off the end of a title: "Blast in Olma | The Post"."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    last = parts[-1]
    if (source and last.casefold() in (source.casefold(), source.casefold().removeprefix("the "))) or (
        len(last.split()) <= 4 and len(title) - len(last) > 25
    ):
        return title[: title.rfind(last)].rstrip(" |–—·•»:-")
    return title


def _headline(articles: list[dict[str, Any]]) -> str | None:
    return next((t for a in articles if a.get("@type") != "WebPage" and (t := text_of(a.get("headline")))), None)


def _source_of(articles: list[dict[str, Any]]) -> str | None:
    return next((name for a in articles if (name := text_of(a.get("publisher")))), None)


def _byline(tree: Any, metas: list[tuple[str, str]], articles: list[dict[str, Any]]) -> str | None:
    named = [text_of(article.get("author")) for article in articles if article.get("@type") != "WebPage"]
    named += [_first(metas, "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")]
    for element in tree.xpath('//*[@itemprop="author" or @rel="author" or contains(@class, "byline")]')[:5]:
        named.append(_words(element, _BYLINE_LONGEST))
    for name in named:
        bare = _AFTER_NAMES.split(_BEFORE_NAMES.sub("", unescape(name or "")), maxsplit=1)[0].strip(" ,|•·-")
        if 2 < len(bare) < _BYLINE_LONGEST and not _ADDRESS.match(bare) and not bare.isdigit():
            return bare
    return None


def _address(tree: Any, metas: list[tuple[str, str]], url: str | None) -> str | None:
    """Give where the page came from, else the canonical address it names, if that is a web address."""
    if url:
        return url
    named = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    named.append(_first(metas, "og:url", "twitter:url"))
    for address in named:
        if address and _ADDRESS.match(address.strip()) and _is_public(address.strip()):
            return str(address).strip()
    return None


def _is_public(address: str) -> bool:
    """Say whether an address names a host by a dotted name; numbers and bare names are some machine's own."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return (
        "." in host
        and not host.rsplit(".", 1)[-1].isdigit()
        and not host.endswith((".local", ".internal", ".localhost"))
    )


# --- the publication date -------------------------------------------------------------------------------------------


def _votes(
    tree: Any, metas: list[tuple[str, str]], articles: list[dict[str, Any]], url: str | None
) -> tuple[Vote, ...]:
    votes = []
    for voter, words in (
        (Voter.JSON_LD, _json_date(articles, url)),
        (Voter.META, _meta_date(metas, _META_DATES)),
        (Voter.LOOSE_META, _meta_date(metas, _LOOSE_DATES)),
        (Voter.TIME, _time_date(tree)),
        (Voter.VISIBLE, _visible_date(tree)),
    ):
        if words and (day := day_in(words)):
            votes.append(Vote(voter, day, " ".join(words.split())[:60]))
    if url and (day := day_in_url(url)):
        votes.append(Vote(Voter.URL, day, day.isoformat()))
    return tuple(votes)


def _json_date(articles: list[dict[str, Any]], url: str | None) -> str | None:
    """Prefer the article that is this page; a list of other stories says nothing of it."""
    dated = [(a, words) for a in articles if isinstance(words := a.get("datePublished"), str)]
    if url:
        path = urlsplit(url).path.rstrip("/")
        mine = [
            w
            for a, w in dated
            if path and any(path in urljoin(url, str(a.get(k))) for k in ("url", "@id", "mainEntityOfPage"))
        ]
        if mine:
            return mine[0]
    proper = [words for a, words in dated if a.get("@type") not in ("WebPage", "VideoObject")] or [
        words for _, words in dated
    ]
    return (
        proper[0] if proper and (len(proper) == 1 or len({day_in(w) for w in proper}) == 1 or len(proper) < 4) else None
    )


def _meta_date(metas: list[tuple[str, str]], names: frozenset[str]) -> str | None:
    found = [content for key, content in metas if key in names and day_in(content)]
    if not found:
        return None
    counts = Counter(day_in(content) for content in found)
    return max(found, key=lambda content: (counts[day_in(content)], -found.index(content)))


def _time_date(tree: Any) -> str | None:
    """Give the words of the first time element, of those marked as the publication's if there are any."""
    loose = None
    for element in list(tree.iter("time", "abbr"))[:40]:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        words = element.get("datetime") or element.get("title") or _words(element, 100)
        if _MODIFIED.search(marks) or not words or not day_in(words):
            continue
        if _PUBLISHED.search(marks) or element.get("pubdate") is not None:
            return str(words)
        loose = loose or str(words)
    for element in tree.xpath('//*[@itemprop="datePublished"]')[:3]:
        words = element.get("content") or element.get("datetime") or _words(element, 100)
        if words and day_in(words):
            return str(words)
    return loose


_DATED = "//*[" + " or ".join(f'contains(@class, "{mark}")' for mark in _DATED_CLASSES) + ' or contains(@id, "date")]'


def _visible_date(tree: Any) -> str | None:
    """Give the words of the first short element that is called a date or a byline and shows a day."""
    for element in tree.xpath(_DATED)[:60]:
        if not _MODIFIED.search(element.get("class") or ""):
            words = _words(element, 160)
            if len(words) < 160 and day_in(words):
                return words
    return None
