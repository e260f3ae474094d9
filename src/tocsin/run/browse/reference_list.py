"""Which words of other reports only look back on an incident."""

from typing import TYPE_CHECKING

from tocsin.model.codec import to_plain
from tocsin.model.identity import IncidentId
from tocsin.publish.mask import Mask
from tocsin.record.values import PlainReport
from tocsin.run.browse.incident_page import mask_from
from tocsin.run.browse.plain import Offsets, Plain

if TYPE_CHECKING:
    from tocsin.record.base import Record


def references_to(record: "Record", incident: str) -> list[Plain]:
    """Give the mentions that only name an incident, with their words and why they are tied to it."""
    found = []
    for one in record.references_to({IncidentId(incident)}):
        mention = record.mention(one.mention)
        report = record.report(mention.report) if mention else None
        if mention is None or report is None:
            continue
        stored: Plain = to_plain(mention)
        mask: Mask = mask_from(None, [stored], ())
        words = Offsets([PlainReport(report.id, report.text, "")]).spans(stored["triggers"])
        told = {"mention": mention.id, "report": report.id, "score": one.score, "reason": one.reason}
        found.append(mask.plain(told | {"evidence": words}))
    return found
