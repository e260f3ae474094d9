"""Who: an armed group, a force, an authority, a person in a role."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.model.identity import ActorId


class ActorKind(StrEnum):
    """What sort of actor it is (the schema's actor_kind)."""

    STATE_FORCE = "state_force"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    UNIDENTIFIED_ARMED_GROUP = "unidentified_armed_group"
    CRIMINAL_GROUP = "criminal_group"
    POLITICAL_GROUP = "political_group"
    CIVILIANS = "civilians"
    ORGANISATION = "organisation"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the knowledge base, under its neutral name.

    Years are those in which it existed under that name; None is open or not
    known. `plover_sector` and `acled_inter` are the field's codes, `source` says
    where the facts are commonly documented. There is no field for religion or
    ethnicity.
    """

    id: ActorId
    name: str
    kind: ActorKind
    country_iso3: str | None
    aliases: tuple[str, ...] = ()
    founded: int | None = None
    ended: int | None = None
    parent: ActorId | None = None
    plover_sector: str | None = None
    acled_inter: str | None = None
    successor: ActorId | None = None
    source: str | None = None
