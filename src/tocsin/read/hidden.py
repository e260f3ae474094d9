"""Which elements of a page no reader sees, and how deep elements are lifted so that no library loses them."""

import re
from collections.abc import Iterator
from typing import Any

from tocsin.model.problem import Problem

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|em|rem|%|pt)?\s*(?:;|!|\Z)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|\Z)|(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}(?:px|em|rem|%)?"
    r"|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)
_NO_SIZE = re.compile(r"(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px|em|rem|%)?\s*(?:;|!|\Z)", re.I)
_CUT_OFF = re.compile(r"overflow\s*:\s*hidden", re.I)
_SIMPLE = re.compile(r"[a-z0-9]{0,12}([.#][\w-]{1,60})\Z", re.I)
_BRACE = re.compile(r"[{}]")
_SHEET_LONGEST = 500_000  # characters of style sheet looked at
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
_MOST_HIDDEN = 0.7  # of a page's text; more is a page that scripts show later
_PROSE_LEAST = 40  # characters
_SHOWN_TEXT = ".//text()[not(parent::script or parent::style or parent::noscript)]"
_DEEPEST = 120  # levels that every library walks safely


def remove_hidden(tree: Any) -> list[Problem]:
    """Take what no reader sees out of a tree, and say how many characters that were.

    Style attributes, `hidden`, `aria-hidden` and simple rules of the page's own
    style sheet count. Where they would hide most of the page (scripts show it
    later), nothing is removed and a problem says so.
    """
    names = _hiding_names(tree)
    marked = (
        "//*[@hidden or @aria-hidden or @style or @class or @id]" if names else "//*[@hidden or @aria-hidden or @style]"
    )
    hidden = [e for e in tree.xpath(marked) if e.tag not in _WHOLE_PAGE and _is_hidden(e, names)]
    return _remove(tree, hidden)


def _remove(tree: Any, hidden: list[Any]) -> list[Problem]:
    inside = set(hidden)
    outermost = [element for element in hidden if not any(parent in inside for parent in element.iterancestors())]
    texts = [text for element in outermost for text in _texts(element)]
    lost = sum(map(len, texts))
    if lost > 2000 and lost > _MOST_HIDDEN * sum(map(len, _texts(tree))):
        return [Problem("html.mostly_hidden", f"{lost:,} characters are marked as hidden and were kept", "read")]
    for element in outermost:
        element.drop_tree()
    prose = sum(len(text) for text in texts if len(text) >= _PROSE_LEAST)
    if not prose:  # menus and labels are hidden on most pages
        return []
    return [Problem("html.hidden_text", f"{prose:,} characters of prose that no reader sees were left out", "read")]


def _texts(element: Any) -> list[str]:
    return [" ".join(text.split()) for text in element.xpath(_SHOWN_TEXT, smart_strings=False)]


def _is_hidden(element: Any, names: frozenset[str]) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"].casefold() != "until-found":
        return True
    if attributes.get("aria-hidden", "").casefold() == "true":
        return True
    style = attributes.get("style")
    if style and (_STYLE.search(style) or (_NO_SIZE.search(style) and _CUT_OFF.search(style))):
        return True
    if not names:
        return False
    if f"#{attributes.get('id')}" in names:
        return True
    return any(f".{name}" in names for name in attributes.get("class", "").split())


def _hiding_names(tree: Any) -> frozenset[str]:
    """Give the classes and ids that the page's own style sheet hides, outside of all conditions such as @media."""
    names = set()
    left = _SHEET_LONGEST
    for style in tree.iter("style"):
        sheet = (style.text or "")[:left]
        left -= len(sheet)
        if "none" not in sheet and "hidden" not in sheet:
            continue
        for selectors, rules in _plain_rules(sheet):
            if _STYLE.search(rules):
                names |= {found.group(1) for s in selectors.split(",") if (found := _SIMPLE.match(s.strip()))}
    return frozenset(names)


def _plain_rules(sheet: str) -> Iterator[tuple[str, str]]:
    depth, start, opened = 0, 0, 0
    for brace in _BRACE.finditer(sheet):
        at = brace.start()
        if brace.group() == "{":
            depth += 1
            if depth == 1:
                opened = at
            continue
        if depth == 1 and "@" not in sheet[start:opened]:
            yield sheet[start:opened], sheet[opened + 1 : at]
        depth = max(0, depth - 1)
        if depth == 0:
            start = at + 1


def flatten(tree: Any) -> None:
    """Lift what lies below 120 levels: text and order stay, the elements around them go."""
    from lxml import etree

    if not tree.xpath(f"boolean({'/*' * (_DEEPEST + 1)})"):  # one pass in C; nearly all pages end here
        return
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        if depth > _DEEPEST and isinstance(element.tag, str) and (element.tag not in _PROSE or depth > 2 * _DEEPEST):
            element.tag = _LIFTED
    etree.strip_tags(tree, _LIFTED)


_LIFTED = "lifted"
_PROSE = frozenset("p h1 h2 h3 h4 h5 h6 br li blockquote td th figcaption".split())
