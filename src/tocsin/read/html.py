"""What a page's article says: the text a reader sees, with title, byline, captions and publication date."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tocsin.errors import NoTextError
from tocsin.model.problem import Problem
from tocsin.model.report import Publication
from tocsin.read.hidden import flatten, remove_hidden
from tocsin.read.metadata import read_metadata
from tocsin.read.published import Vote, Voter, elect, is_settled
from tocsin.read.text import decode

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_UNSEEN = tuple(
    (re.compile(opening, re.I), re.compile(closing, re.I))
    for opening, closing in (("<!--", "-->"), (r"<script\b", "</script"), (r"<style\b", "</style"))
)
_TAG = re.compile(r"<[^<>]*>")
_SHOWN_TEXT = "//text()[not(parent::script or parent::style)]"
_STORY_PARAGRAPHS = (
    "//p[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::form"
    ' or ancestor::*[contains(@class, "comment") or contains(@id, "comment")])]'
)
# Characters, and references to them, that no tree of the library can be given back.
_NO_XML = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_XML_REFERENCE = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01])(?!\d)|x0*(?:[1-8bcef]|1[0-9a-f])(?![0-9a-f]));?", re.I
)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})\s[^<>]{60000,}>")
_MOST_ATTRIBUTES = 1000  # in one tag; the parser's time grows with their square
_LEAST = 40  # characters of article text; less is no article
_PARAGRAPH_LEAST = 40  # characters; shorter paragraphs are menus and labels
_MISSING_SHARE = 0.4  # of what was found and what was left out
_WALL = re.compile(
    r"\b(?:cookies?|consent|partners store|javascript|ad ?blocker|captcha|are (?:you )?(?:a )?(?:human|robot)"
    r"|unusual traffic|incapsula|request unsuccessful|access (?:to this page )?(?:has been )?denied|enable js"
    r"|checking your browser"
    r"|verify (?:that )?you are|before you continue|privacy (?:policy|settings|choices)"
    r"|personali[sz]ed (?:ads|content)|legitimate interest|your device|your choice)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: title first, a blank line, the article, then the captions of its pictures."""

    text: str
    title: str | None
    byline: str | None
    url: str | None
    source: str | None
    captions: tuple[str, ...]
    published: Publication
    problems: tuple[Problem, ...]


def read_page(raw: bytes | str, name: str, newest: date, url: str | None = None) -> Page:
    """Read the article of a page; text that a reader cannot see is left out.

    Raises:
        NoTextError: there is no article in it, or a consent or script wall stands in its place.
    """
    if isinstance(raw, bytes):
        declared = _DECLARED.search(raw[:4096]) or _XML_DECLARED.search(raw[:200])
        decoded = decode(raw, declared.group(1).decode("ascii") if declared else None)
        markup, problems = decoded.text, list(decoded.problems)
    else:
        markup, problems = raw, []
    if not markup.strip():
        raise NoTextError(name, "it is empty")
    markup, cut = _without_endless_tags(markup)
    problems += cut
    tree = parse(markup)
    if tree is None:
        raise NoTextError(name)
    metadata = read_metadata(tree, url)
    problems += metadata.problems
    problems += _lost_in_parsing(markup, tree)
    problems += remove_hidden(tree)
    flatten(tree)
    captions = _captions(tree)
    body, left_out = _article(tree)
    body = _without_title(body, metadata.title)
    if len(body) < _LEAST:
        raise NoTextError(name)
    if _is_wall(body):
        raise NoTextError(name, "a consent, cookie or script wall in place of the article")
    problems += left_out
    votes = metadata.votes
    if not is_settled(votes):
        votes += _htmldate_vote(tree, metadata.url, newest)
    kept = tuple(caption for caption in captions if caption not in body)
    parts = [part for part in (metadata.title, body, *kept) if part]
    return Page(
        text="\n\n".join(parts[:2]) + "".join(f"\n\n{caption}" for caption in parts[2:]),
        title=metadata.title,
        byline=metadata.byline,
        url=metadata.url,
        source=metadata.source,
        captions=captions,
        published=elect(votes, newest),
        problems=tuple(problems),
    )


def parse(markup: str) -> Any:
    """Parse markup into a tree without the parser's limit of 255 levels; None where there is no element."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    try:
        shown = _NO_XML.sub(" ", _NO_XML_REFERENCE.sub(" ", markup))
        tree = html.document_fromstring(shown.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


def _without_endless_tags(markup: str) -> tuple[str, list[Problem]]:
    """Cut a tag with thousands of attributes to its name; a long picture in an attribute stays."""
    cut = 0

    def shorter(found: re.Match[str]) -> str:
        nonlocal cut
        if found.group().count("=") <= _MOST_ATTRIBUTES:
            return found.group()
        cut += 1
        return f"<{found.group(1)}>"

    markup = _LONG_TAG.sub(shorter, markup)
    if not cut:
        return markup, []
    return markup, [Problem("html.endless_tag", f"{cut} tags with over {_MOST_ATTRIBUTES:,} attributes cut", "read")]


def _article(tree: Any) -> tuple[str, list[Problem]]:
    from trafilatura import bare_extraction

    wanted = _paragraphs(tree)
    found: Any = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    body = (found.text or "").strip() if found is not None else ""
    if len(body) < _LEAST or _is_run_together(body, wanted):
        body = "\n".join(wanted)
    squeezed = _squeeze(body)
    missing = [p for p in wanted if _squeeze(p)[:200] not in squeezed]
    lost, total = sum(map(len, missing)), sum(map(len, wanted))
    if lost > 500 and lost > _MISSING_SHARE * (lost + len(body)):
        message = f"{lost:,} of {total:,} characters of the page's paragraphs are not in the report's text"
        return body, [Problem("html.text_missing", message, "read")]
    return body, []


def _is_run_together(body: str, paragraphs: list[str]) -> bool:
    """Say whether a short page came as one line, its heading and byline run into the story."""
    if "\n" in body or not paragraphs:
        return False
    squeezed = _squeeze(body)
    story = [_squeeze(paragraph) for paragraph in paragraphs]
    return 2 * sum(map(len, story)) > len(squeezed) and all(paragraph in squeezed for paragraph in story)


def _paragraphs(tree: Any) -> list[str]:
    return [
        words
        for p in tree.xpath(_STORY_PARAGRAPHS)
        if len(words := " ".join("".join(p.itertext()).split())) >= _PARAGRAPH_LEAST
    ]


def _letters(text: str) -> str:
    """Give what two renderings of a heading share: trafilatura drops invisible characters, the title keeps them."""
    return "".join(filter(str.isalnum, text)).casefold()


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _captions(tree: Any) -> tuple[str, ...]:
    """Give the captions of the figures that stand beside at least two paragraphs of text."""
    found = []
    for caption in tree.iter("figcaption"):
        words = " ".join("".join(caption.itertext()).split())
        if 15 <= len(words) <= 600 and words not in found and _is_in_article(caption):
            found.append(words)
    return tuple(found[:30])


def _is_in_article(element: Any) -> bool:
    for level, parent in enumerate(element.iterancestors()):
        if parent.tag in ("nav", "aside", "footer", "header", "body", "html"):
            return False
        if (
            parent.tag == "article"
            or parent.get("itemprop") == "articleBody"
            or (level < 6 and len(parent.findall("p")) > 1)
        ):
            return True
    return False


def _without_title(body: str, title: str | None) -> str:
    """Take the title off the body's first line, where the page repeats it."""
    first, _, rest = body.partition("\n")
    return rest.strip() if title and _letters(first) == _letters(title) and rest.strip() else body


def _is_wall(body: str) -> bool:
    """Say whether sentences on cookies, consent or scripts make up most of a short text."""
    if len(body) > 6000:
        return False
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n", body) if s.strip()]
    walled = sum(len(s) for s in sentences if _WALL.search(s))
    return walled * 2 > len(body)


def _lost_in_parsing(markup: str, tree: Any) -> list[Problem]:
    """Compare the characters between the tags of the markup with those in the tree."""
    for opening, closing in _UNSEEN:  # in pieces, so that the work stays linear when none is closed
        first, *rest = opening.split(markup)
        markup = " ".join([first, *("".join(closing.split(piece, maxsplit=1)[1:]) for piece in rest)])
    given = sum(map(len, _TAG.sub(" ", markup).split()))
    kept = sum(map(len, "".join(tree.xpath(_SHOWN_TEXT, smart_strings=False)).split()))
    if given - kept > 500 and kept < 0.5 * given:
        message = f"the parser kept {kept:,} of about {given:,} characters of the page"
        return [Problem("html.text_lost", message, "read")]
    return []


def _htmldate_vote(tree: Any, url: str | None, newest: date) -> tuple[Vote, ...]:
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(
            deepcopy(tree),
            url=url,
            original_date=True,
            extensive_search=True,
            min_date="1995-01-01",
            max_date=newest.isoformat(),
        )
        return (Vote(Voter.HTMLDATE, date.fromisoformat(found), found),) if found else ()
    except (ValueError, TypeError, AttributeError, RecursionError):  # a library in the middle of hostile markup
        return ()
