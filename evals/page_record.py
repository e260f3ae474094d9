"""A record of invented incidents to try the page on: python evals/page_record.py OUT.db [--incidents 100000].

Every incident has one short report of its own, one of 50 a toll that is disputed; places crowd around 40 capitals, one in twenty falls into one month.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from recordkit import entry, fill, incident  # type: ignore[import-not-found]
from tocsin.model.identity import MentionId
from tocsin.model.incident import Incident, Reconciled, SetAside
from tocsin.model.interval import DatePrecision, Interval, month_end
from tocsin.model.mention import EventType, Mention, Stage
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.quantity import Qualifier, Quantity, Range
from tocsin.record.base import Entry
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.link_index import bring_up

BATCH = 2000
FIRST_DAY, DAYS = dt.date(2010, 1, 1), 3650
TYPES = tuple(EventType)
STAGES = (Stage.ACCOMPLISHED,) * 8 + (Stage.ATTEMPTED, Stage.THWARTED)
CAPITALS = """TUR 39.9 32.9 SYR 33.5 36.3 IRQ 33.3 44.4 AFG 34.5 69.2 PAK 33.7 73.1 NGA 9.1 7.5 SOM 2.0 45.3 YEM 15.4 44.2
COL 4.7 -74.1 MLI 12.6 -8.0 KEN -1.3 36.8 LBY 32.9 13.2 EGY 30.0 31.2 IND 28.6 77.2 PHL 14.6 121.0 FRA 48.9 2.4
GBR 51.5 -0.1 USA 38.9 -77.0 MEX 19.4 -99.1 UKR 50.4 30.5""".split()


def main() -> None:
    """Write the record."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("out", type=Path)
    asked.add_argument("--incidents", type=int, default=100_000)
    wanted = asked.parse_args()
    with SqliteRecord.open(wanted.out, writing=True, create=True) as record:
        for start in range(0, wanted.incidents, BATCH):
            made = list(invented(start, min(wanted.incidents, start + BATCH)))
            fill(record, [one for one, _ in made], BATCH)
            record.append_incidents([one for _, one in made])
            print(f"\r{start + len(made):,} of {wanted.incidents:,} incidents", end="", file=sys.stderr)
        print("; putting them into the index of linking, as adding does", file=sys.stderr)
        bring_up(record)


def invented(start: int, end: int) -> Iterator[tuple[Entry, Incident]]:
    """Give invented reports with the incident that each tells; the same for the same numbers."""
    for number in range(start, end):
        chance = Random(number)
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        if chance.random() < 0.05:
            day = dt.date(2014, 7, chance.randint(1, 31))
        killed = min(400, int(chance.paretovariate(0.9))) if chance.random() < 0.6 else None
        told = entry(number, day=day, killed=killed)
        mention = told.coded.mentions[0]
        plain = incident(f"i{number:06}", [mention], killed=killed)
        if killed is not None:
            plain = replace(plain, quantities=(_figure(plain, mention, number),))
        yield told, _changed(plain, chance, day, mention.id)


def _figure(plain: Incident, mention: Mention, number: int) -> Reconciled[Quantity]:
    """Give the toll with its words; in one of 50 incidents a figure far from it was set aside."""
    figure = replace(plain.quantities[0], evidence=mention.quantities[0].evidence)
    if number % 50:
        return figure
    other = figure.value.range.best or 0
    far = replace(figure.value, range=Range(other * 3 + 2, other * 3 + 2, other * 3 + 2, Qualifier.EXACT))
    return replace(figure, set_aside=(SetAside(far, mention.id, "invented"),))


def _changed(plain: Incident, chance: Random, day: dt.date, mention: MentionId) -> Incident:
    words = plain.type.evidence
    return replace(
        plain,
        type=Reconciled(chance.choice(TYPES), "invented", (mention,), words),
        stage=Reconciled(chance.choice(STAGES), "invented", (mention,), words),
        date=Reconciled(_interval(chance, day), "invented", (mention,), words),
        place=Reconciled(_place(chance), "invented", (mention,), words),
        first_reported=day,
        last_reported=day,
    )


def _interval(chance: Random, day: dt.date) -> Interval:
    drawn = chance.random()
    if drawn < 0.9:
        return Interval.day(day)
    if drawn < 0.98:
        return Interval(day.replace(day=1), month_end(day), DatePrecision.MONTH)
    return Interval(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), DatePrecision.YEAR)


def _place(chance: Random) -> Place:
    at = 3 * chance.randrange(len(CAPITALS) // 3)
    country, lat, lon = CAPITALS[at], float(CAPITALS[at + 1]), float(CAPITALS[at + 2])
    drawn = chance.random()
    if drawn < 0.05:
        return Place(country, PlacePrecision.COUNTRY, country, lat, lon)
    town = int(60 ** chance.random())
    around = Random(at * 100 + town)
    lat, lon = lat + around.uniform(-2, 2), lon + around.uniform(-2, 2)
    if drawn < 0.12:
        return Place(
            f"Province {town}", PlacePrecision.ADMIN1, country, lat, lon, admin1=f"Province {town}", uncertainty_km=80
        )
    return Place(
        f"Town {town}",
        PlacePrecision.POPULATED_PLACE,
        country,
        lat,
        lon,
        admin1=f"Province {town % 9}",
        uncertainty_km=5,
    )


if __name__ == "__main__":
    main()
