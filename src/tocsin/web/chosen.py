"""The incidents that a request asks for, with the record and the columns that they are looked up in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.run.browse.catalogue import Bools, Catalogue
from tocsin.run.browse.wanted import Wanted, mask_of
from tocsin.web.desk_of import Server
from tocsin.web.filters import Filters

if TYPE_CHECKING:
    from tocsin.record.base import Record


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a request asks for (`wanted`), and which rows of the catalogue that is (`mask`)."""

    record: "Record"
    catalogue: Catalogue
    wanted: Wanted
    mask: Bools


@contextmanager
def chosen(server: Server, query: Filters, known: Wanted | None = None) -> Iterator[Chosen]:
    """Give the incidents that fit, as they are or as they were known on a day; the record is held meanwhile.

    `known` is what the query means, where that was worked out already.

    Raises:
        SettingError: a parameter is no date, type, country, box or the like.
    """
    wanted = known or query.wanted()
    catalogue = server.desk.catalogue(wanted.known_on)
    with server.desk.reading() as record:
        yield Chosen(record, catalogue, wanted, mask_of(catalogue, wanted, record))
