"""A text coded without being kept, and the incidents of a record that it may tell."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tocsin.errors import SettingError
from tocsin.link.decide import judge
from tocsin.link.telling import tell
from tocsin.model.coding import CodedReport
from tocsin.model.interval import parse_interval
from tocsin.model.judgement import Decision, Judgement
from tocsin.model.mention import Mention
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.read.report import make_report
from tocsin.run.browse.plain import Plain, from_json
from tocsin.run.browse.report_page import report_page
from tocsin.run.reading import limits_today, read_all

if TYPE_CHECKING:
    from tocsin.record.base import Record

_AROUND_KM = 60.0  # mentions farther away tell another incident
_MOST_COMPARED = 2000  # mentions of the record, for one mention of the text
_MOST_MATCHES = 5
_RULE_SCORE = 9.0  # where a rule decides, there is no sum; above every sum that is usual


def read_sent(
    text: str, *, is_html: bool, title: str | None, published: str | None, url: str | None, source: str | None
) -> tuple[Report, tuple[Problem, ...]]:
    """Read a text or a web page that was sent; `published` is a day, month or year.

    Raises:
        ReadError: there is no text, or too much.
        SettingError: the page could not be read.
        DateFormatError: `published` is no date.
    """
    if not is_html:
        given = parse_interval(published) if published else None
        return make_report(text, "text", limits_today(), title=title, url=url, source=source, given=given), ()
    for result in read_all(["-"], published, io.BytesIO(text.encode())):
        if result.report is not None:
            return result.report, result.problems
        raise SettingError(f"the page could not be read: {result.outcome.reason if result.outcome else 'no text'}")
    raise SettingError("the page holds no text; paste the text itself")


def code_page(record: "Record", coded: CodedReport) -> Plain:
    """Give a coded text as a page shows a report, with the incidents of the record that it may tell, best first."""
    page = report_page(coded, lambda _mention: None)
    return {**page, "incidents": [], "copies": [], "matches": list(matches(record, coded))}


def matches(record: "Record", coded: CodedReport) -> Iterator[Plain]:
    """Give the incidents that the rules call the same as one that the text tells, or cannot tell apart from it."""
    best: dict[str, tuple[float, Mention, Judgement | None]] = {}
    for mention in coded.mentions:
        for other in _near(record, mention):
            incident = record.incident_of(other.id)
            report = record.report(other.report)
            if incident is None or report is None:
                continue
            judgement = _judged(coded.report, mention, report, other)
            if judgement is not None and judgement.decision is Decision.DIFFERENT:
                continue
            score = _score(judgement)
            if incident not in best or best[incident][0] < score:
                best[incident] = (score, mention, judgement)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    for named, (score, mention, judgement) in ranked[:_MOST_MATCHES]:
        card = from_json(record.plain_dossier(named).cards[-1].card)
        yield {"mention": mention.id, "incident": card, "score": score, **_said(judgement)}


def _near(record: "Record", mention: Mention) -> Iterator[Mention]:
    days = mention.date.value if mention.date else None
    place = mention.place.value if mention.place else None
    lat, lon = (place.lat, place.lon) if place else (None, None)
    if mention.reference_only or (days is None and lat is None):
        return iter(())
    return islice(record.mentions_meeting(days, lat, lon, _AROUND_KM), _MOST_COMPARED)


def _judged(report: Report, mention: Mention, other_report: Report, other: Mention) -> Judgement | None:
    """Judge two mentions; None where both are one and the same."""
    if mention.id == other.id:
        return None
    return judge(tell(report, mention), tell(other_report, other))


def _score(judgement: Judgement | None) -> float:
    if judgement is None:
        return 2 * _RULE_SCORE
    return _RULE_SCORE if judgement.score is None else judgement.score


def _said(judgement: Judgement | None) -> Plain:
    if judgement is None:
        return {"decision": "same", "reason": "the record holds this very report", "parts": []}
    parts = [{"feature": part.feature, "weight": part.weight, "reason": part.reason} for part in judgement.parts]
    return {"decision": str(judgement.decision), "reason": judgement.reason, "parts": parts}
