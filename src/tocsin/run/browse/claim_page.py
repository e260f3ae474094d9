"""What a page shows of a claim."""

from collections.abc import Mapping
from typing import Any

from tocsin.run.browse.plain import Offsets, Plain, with_date_words, with_place_words, with_range_words


def claim_to_plain(claim: Plain, offsets: Offsets, report: Mapping[str, Any] | None, incident: str | None) -> Plain:
    """Give a claim with who says it, what was said, and the words for both."""
    quantity, place, came_from, date = (claim[name] for name in ("quantity", "place", "place_from", "date"))
    published = report["published"] if report else None
    return {
        "id": claim["id"],
        "report": claim["report"],
        "type": claim["type"],
        "speaker": claim["speaker"],
        "speaker_words": speaker_words(claim),
        "speaker_kind": claim["speaker_kind"],
        "speaker_actor": claim["speaker_actor"],
        "speech": claim["speech"],
        "modality": claim["modality"],
        "polarity": claim["polarity"],
        "said": " … ".join(words["exact"] for words in claim["content"]),
        "content": offsets.spans(claim["content"]),
        "cue": offsets.spans(claim["cue"]),
        "speaker_evidence": offsets.spans(claim["speaker_evidence"]),
        "proposition": claim["proposition"],
        "quantity": _quantity(quantity, offsets) if quantity else None,
        "place": with_place_words(place["value"]) | {"evidence": offsets.spans(place["evidence"])} if place else None,
        "place_from": with_place_words(came_from["value"]) if came_from else None,
        "date": with_date_words(date["value"]) | {"evidence": offsets.spans(date["evidence"])} if date else None,
        "published": {name: published[name] for name in ("start", "end", "edtf")} if published else None,
        "source": report["source"] if report else None,
        "about_mention": claim["about_mention"],
        "about_incident": incident,
        "about_actor": claim["about_actor"],
        "confidence": claim["confidence"],
    }


def _quantity(quantity: Plain, offsets: Offsets) -> Plain:
    value = quantity["value"]
    return {
        "subject": value["subject"],
        "population": value["population"],
        "unit": value["unit"],
        "range": with_range_words(value["range"]),
        "rule": quantity["rule"],
        "evidence": offsets.spans(quantity["evidence"]),
    }


def speaker_words(claim: Mapping[str, Any]) -> str:
    """Name who says it."""
    return claim["speaker"] or ("the report itself" if claim["speaker_kind"] == "narrator" else "nobody named")
