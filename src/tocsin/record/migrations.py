"""How a record of an older version becomes one of this version.

A migration is never edited once released: a change of the tables is one more
entry. Rows of append-only tables are never rewritten by one.
"""

from dataclasses import dataclass

from tocsin.record.sqlite_schema import VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5

APPLICATION_ID = 0x746F6373  # "tocs"


@dataclass(frozen=True, slots=True)
class Migration:
    """The statements that lead to a version from the one before it."""

    version: int
    statements: str


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, VERSION_1),
    Migration(2, VERSION_2),
    Migration(3, VERSION_3),
    Migration(4, VERSION_4),
    Migration(5, VERSION_5),
)


def newest(migrations: tuple[Migration, ...] = MIGRATIONS) -> int:
    """Give the version that this Tocsin writes."""
    return migrations[-1].version


def after(version: int, migrations: tuple[Migration, ...] = MIGRATIONS) -> tuple[Migration, ...]:
    """Give the migrations that a record of a version still needs, in order."""
    return tuple(one for one in migrations if one.version > version)
