"""What an incident is, given the mentions that tell it."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.link.cast import reconcile_participants, reconcile_weapons
from tocsin.link.figures import reconcile_figures, toll_history
from tocsin.link.reconcile_rules import (
    reconcile_date,
    reconcile_place,
    reconcile_planned_date,
    reconcile_stage,
    reconcile_thwarted_at,
    reconcile_type,
)
from tocsin.link.voices import Telling, tellings_of, voices
from tocsin.model.identity import IncidentId
from tocsin.model.incident import Incident, IncidentState
from tocsin.model.mention import EventType, Stage
from tocsin.model.told import Told


def reconcile(members: Sequence[Told], incident: IncidentId, old: Incident | None = None) -> Incident:
    """Give the incident that mentions tell; the same mentions in any order give the same values.

    `old` is its latest state: an incident equal to it but for the revision is
    the old value itself, any other is the next revision. What people made of its
    state stays.
    """
    tellings = tellings_of(members)
    stage = reconcile_stage(tellings)
    kind = reconcile_type(tellings)
    days = [t.told.published for t in tellings]
    made = Incident(
        id=incident,
        revision=1,
        state=IncidentState.CANDIDATE,
        mentions=tuple(sorted(told.id for told in members)),
        type=kind,
        stage=stage,
        reports=len({told.report for told in members}),
        independent_sources=voices(tellings),
        thwarted_at=reconcile_thwarted_at(tellings) if stage.value is Stage.THWARTED else None,
        modes=_modes(tellings, kind.value),
        date=reconcile_date(tellings),
        planned_date=reconcile_planned_date(tellings),
        place=reconcile_place(tellings),
        quantities=reconcile_figures(tellings),
        participants=reconcile_participants(tellings),
        weapons=reconcile_weapons(tellings),
        history=toll_history(tellings),
        first_reported=min((p.start for p in days if p.start is not None), default=None),
        last_reported=max((p.end for p in days if p.end is not None), default=None),
    )
    return made if old is None else _next_revision(made, old)


def _modes(tellings: Sequence[Telling], kind: EventType) -> tuple[EventType, ...]:
    found = {mode for t in tellings for mode in (t.told.mention.type, *t.told.mention.modes)}
    return tuple(sorted(found - {kind, EventType.ATTACK_UNSPECIFIED}))


def _next_revision(made: Incident, old: Incident) -> Incident:
    state = IncidentState.CANDIDATE if old.state is IncidentState.MERGED else old.state
    if replace(made, revision=old.revision, state=old.state) == old:
        return old
    return replace(made, revision=old.revision + 1, state=state)
