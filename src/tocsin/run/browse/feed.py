"""New and changed incidents as a feed, oldest change first."""

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tocsin.run.browse.catalogue import Bools, Catalogue
from tocsin.run.browse.plain import Plain, from_json

if TYPE_CHECKING:
    from tocsin.record.base import Record

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot carry, even escaped.
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def feed_items(record: "Record", catalogue: Catalogue, mask: Bools, after: int, limit: int) -> tuple[list[Plain], int]:
    """Give the cards of incidents that changed after a revision, and the number of the last one given."""
    seqs = changed_after(catalogue, mask, after)[:limit]
    cards = record.incident_cards(seqs)
    return [from_json(cards[seq]) for seq in seqs], seqs[-1] if seqs else after


def changed_after(catalogue: Catalogue, mask: Bools, after: int) -> list[int]:
    """Give the newest revisions of incidents that changed after a revision, oldest first."""
    return sorted(int(n) for n in catalogue.seq[mask & (catalogue.seq > after)])


def sentence_of(card: Plain) -> str:
    """Write what an incident is in one line."""
    parts = [card["title"]]
    if card["date"]:
        parts.append(card["date"]["words"])
    parts += [f"{card[kind]['words']} {kind}" for kind in ("killed", "wounded", "detained") if card[kind]]
    told = f"{card['reports']} reports, {card['independent_sources']} independent"
    return "; ".join([*parts, told]) + f" (revision {card['revision']}, {card['state']})"


def json_feed(items: list[Plain], home: str, next_url: str, next_after: int) -> Plain:
    """Give a JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tocsin: new and changed incidents",
        "home_page_url": home,
        "next_url": next_url,
        "items": [
            {
                "id": f"{card['id']}/{card['revision']}",
                "url": f"{home}incident/{card['id']}",
                "title": card["title"],
                "content_text": sentence_of(card),
                "date_modified": card["changed_at"],
                "_tocsin": card,
            }
            for card in items
        ],
        "_tocsin": {"next_after": next_after},
    }


def atom_feed(items: list[Plain], home: str, own: str, next_url: str, updated: str) -> bytes:
    """Give an Atom feed, RFC 4287."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "title", "Tocsin: new and changed incidents")
    _add(feed, "id", own)
    _add(feed, "updated", updated)
    ElementTree.SubElement(_add(feed, "author", None), f"{{{_ATOM}}}name").text = "Tocsin"
    _add(feed, "link", None, rel="self", href=own)
    _add(feed, "link", None, rel="next", href=next_url)
    for card in items:
        entry = _add(feed, "entry", None)
        _add(entry, "id", f"{home}incident/{card['id']}?revision={card['revision']}")
        _add(entry, "title", card["title"])
        _add(entry, "updated", card["changed_at"])
        _add(entry, "link", None, href=f"{home}incident/{card['id']}")
        _add(entry, "summary", sentence_of(card))
    made: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text.translate(_NOT_XML) if text is not None else None
    return child
