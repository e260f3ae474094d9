"""What a page's JSON-LD blocks say: the articles in them, as plain mappings, within limits."""

import json
from collections.abc import Iterator
from typing import Any

from tocsin.model.problem import Problem

_LONGEST = 1_000_000  # characters of one block
_MOST_NODES = 5_000  # looked at in one block
_LONGEST_NUMBER = 18  # digits; longer ones say nothing about an article


def articles_of(blocks: list[str]) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Give the nodes of article types in these JSON-LD blocks, in order, and a problem for each bad block."""
    found: list[dict[str, Any]] = []
    problems = []
    for block in blocks:
        if len(block) > _LONGEST:
            problems.append(_bad(f"a block of {len(block):,} characters was not read; the limit is {_LONGEST:,}"))
            continue
        try:
            value = json.loads(_bare(block), strict=False, parse_int=_integer, parse_constant=lambda _: None)
        except (ValueError, RecursionError) as error:
            problems.append(_bad(f"a block is no JSON: {type(error).__name__}"))
            continue
        found += [node for node in _nodes(value) if _is_article(node)]
    return found, problems


def text_of(value: Any, key: str = "name") -> str | None:
    """Give the text in a value that may be text, a mapping with a name, or a list of these."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return text_of(value.get(key)) if not isinstance(value.get(key), dict) else None
    if isinstance(value, list):
        names = [name for item in value[:10] if (name := text_of(item, key) if not isinstance(item, list) else None)]
        return ", ".join(names) or None
    return None


def _bad(message: str) -> Problem:
    return Problem("html.jsonld", message, "read")


def _bare(block: str) -> str:
    block = block.strip().removeprefix("<!--").removesuffix("-->").strip()
    if block.startswith("//<![CDATA["):
        block = block.removeprefix("//<![CDATA[").removesuffix("//]]>")
    return block.removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix(";")


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Walk lists, graphs and main entities, breadth first and without recursion."""
    queue = [value]
    for seen, item in enumerate(queue):
        if seen >= _MOST_NODES:
            return
        if isinstance(item, list):
            queue.extend(item[: _MOST_NODES - len(queue)] if len(queue) < _MOST_NODES else [])
        elif isinstance(item, dict):
            yield item
            queue.extend(
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in item
            )


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1] in _ARTICLES for kind in kinds)


_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle BlogPosting"
    " LiveBlogPosting Report SocialMediaPosting WebPage VideoObject AdvertiserContentArticle ReviewNewsArticle".split()
)
