"""What an export may show of one incident: the incident and everything it rests on."""

from dataclasses import dataclass

from tocsin.model.claim import Claim, ClaimRelation
from tocsin.model.incident import Incident
from tocsin.model.mention import Mention
from tocsin.model.report import Report


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident with its mentions, the claims about them, and the reports that told it.

    `mentions` are in the order of the incident's own, `reports` in the order in
    which the mentions first need them.
    """

    incident: Incident
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[ClaimRelation, ...] = ()
    reports: tuple[Report, ...] = ()
