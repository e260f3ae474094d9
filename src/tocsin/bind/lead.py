"""When and where the lead of a report sets its story, for a main act that no nearer words date or place."""

from tocsin.model.draft import DateUse, PlaceUse, ResolvedDraft
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.interval import DatePrecision, Interval
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.report import SectionName
from tocsin.model.sentence import Sentence

_LEAD_SENTENCES = 3
_FINE_DATES = frozenset({DatePrecision.DAY, DatePrecision.RANGE})
_FINE_PLACES = frozenset(
    {PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE, PlacePrecision.NEAR, PlacePrecision.ADMIN2}
)


def lead_date(resolved: ResolvedDraft, taken: frozenset[Evidence]) -> Sourced[Interval] | None:
    """Give the first day that the lead's sentences set an event on; `taken` words date other acts already."""
    for sentence in _lead(resolved):
        for dated in resolved.dates:
            inside = sentence.start <= dated.evidence.start < sentence.end
            is_free = dated.use is DateUse.EVENT and dated.evidence not in taken
            if inside and is_free and dated.value and dated.value.value.precision in _FINE_DATES:
                return dated.value
    return None


def lead_place(resolved: ResolvedDraft, date: Sourced[Interval] | None = None) -> Sourced[Place] | None:
    """Give the first town or spot that the lead's sentences set an event in; `date` is the act's, if known.

    A sentence that tells of another day tells of another event.
    """
    for sentence in _lead(resolved):
        if date is not None and _is_of_another_day(resolved, sentence, date.value):
            continue
        for placed in resolved.places:
            inside = sentence.start <= placed.evidence.start < sentence.end
            located = placed.use is PlaceUse.LOCATION and placed.phrase.start < placed.evidence.start
            if inside and located and placed.value and placed.value.value.precision in _FINE_PLACES:
                value = placed.value
                return Sourced(value.value, value.basis, (placed.phrase,), value.rule, value.confidence)
    return None


def _is_of_another_day(resolved: ResolvedDraft, sentence: Sentence, day: Interval) -> bool:
    told = [d.value.value for d in resolved.dates if d.value and sentence.start <= d.evidence.start < sentence.end]
    return bool(told) and not any(day.overlaps(other) for other in told)


def _lead(resolved: ResolvedDraft) -> list[Sentence]:
    """Give the first sentences of the body that tell no act: what dates an act's own sentence was judged there."""
    body = [(n, s) for n, s in enumerate(resolved.draft.sentences) if s.section is SectionName.BODY][:_LEAD_SENTENCES]
    telling = {t.sentence for t in resolved.draft.triggers}
    return [s for n, s in body if n not in telling]
