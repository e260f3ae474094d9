"""The rules that every record keeps, whatever it is stored in: which state, revision, judgement and id counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tocsin.errors import NotFoundError, SettingError
from tocsin.model.identity import IncidentId, ReportId
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.review import Review, ReviewDecision, TargetKind, active_reviews, undone_reviews


def settle(
    outcomes: Sequence[Outcome],
    new: set[ReportId],
    has_report: Callable[[ReportId], bool],
) -> tuple[Outcome, ...]:
    """Give each outcome its true state: stored once for each new report, already there for all others.

    Raises:
        ValueError: an outcome names no report of the batch or the record, or a report has no outcome.
    """
    settled = []
    waiting = set(new)
    for outcome in outcomes:
        if outcome.state not in (InputState.STORED, InputState.ALREADY_THERE):
            settled.append(outcome)
            continue
        if outcome.report is None or not (outcome.report in new or has_report(outcome.report)):
            raise ValueError(f"{outcome.name}: {outcome.state}, but there is no report {outcome.report}")
        state = InputState.STORED if outcome.report in waiting else InputState.ALREADY_THERE
        waiting.discard(outcome.report)
        settled.append(replace(outcome, state=state))
    if waiting:
        raise ValueError(f"{len(waiting)} reports without an outcome, such as {min(waiting)}")
    return tuple(settled)


def next_revision(incident: Incident, known: Incident | None) -> Incident | None:
    """Give an incident as its next revision, or None if it says what is known."""
    if known is None:
        return replace(incident, revision=1)
    if replace(incident, revision=known.revision) == known:
        return None
    return replace(incident, revision=known.revision + 1)


def choose_id(wanted: str, found: Sequence[str]) -> IncidentId:
    """Give the one id that is wanted: the whole id, or the only one that begins so."""
    if wanted in found or (len(found) == 1 and wanted):
        return IncidentId(wanted if wanted in found else found[0])
    if not found or not wanted:
        raise NotFoundError("incident", wanted, "list them with: tocsin incidents")
    some = ", ".join(found[:5]) + (" and more" if len(found) > 5 else "")
    raise NotFoundError("incident", wanted, f"it could be {some}; give more of its id")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What people took back: judgements that a holding review rejects, and reviews that were undone."""

    judgements: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()

    @classmethod
    def by(cls, reviews: Sequence[Review]) -> "TakenBack":
        """Give what these reviews (oldest first) take back."""
        rejected = frozenset(
            one.target.id
            for one in active_reviews(reviews)
            if one.target.kind is TargetKind.JUDGEMENT and one.decision is ReviewDecision.REJECT
        )
        return cls(rejected, undone_reviews(reviews))

    def holds(self, judgement: Judgement) -> bool:
        """Say whether a judgement was not taken back."""
        return judgement.id not in self.judgements and judgement.review not in self.reviews


def counting(several: Sequence[Judgement], taken_back: TakenBack) -> Judgement | None:
    """Give the judgement that counts among those of one pair, given oldest first."""
    left = [one for one in several if taken_back.holds(one)]
    by_person = [one for one in left if one.is_by_person]
    return next(reversed(by_person or left), None)


def read_cursor(cursor: str, what: str) -> tuple[str, int]:
    """Give the id and number that a cursor is made of.

    Raises:
        SettingError: it is no cursor.
    """
    named, _, number = cursor.rpartition(":")
    if not named or not number.isascii() or not number.isdigit() or len(number) > 15:
        raise SettingError(f"{cursor[:60]!r} is no place in a list of {what}; begin again without it")
    return named, int(number)
