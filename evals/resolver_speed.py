"""How fast the resolvers are, and whether their time grows with the length of the text alone.

    python -m evals.resolver_speed                      # every resolver
    python -m evals.resolver_speed dates --to 1048576   # one, up to 1 MB
    python -m evals.resolver_speed --hostile DIR        # and the strings of a kit of hostile text files

Each text is doubled from 16 kB on; the slope is that of log time over log
length between the first and the last size: 1.0 is linear. A resolver is a
function from a report to a number of expressions; add one to `RESOLVERS`.
"""

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences

Resolver = Callable[[Report], int]

_PROSE = (
    "Gunmen killed three soldiers and wounded about 20 people in Kesh on Tuesday, police said on Wednesday. "
    "It was the second attack since 3 May 2024; in October 2023 a bomb had left nine dead near Olma. "
    "Two days later officials said at least 14 fighters were held over the weekend in the port of Varn. "
    "The Grey Lions, who last month vowed to strike again, have killed over 300 people in the past few years.\n\n"
)
# Strings that make careless patterns go back and forth: each is repeated up to the wanted length.
KILLERS = {
    "months": "May ",
    "month days": "May 1, ",
    "since": "since ",
    "between": "between 1 and ",
    "the day before": "the day before ",
    "grouped digits": ",000",
    "digits": "9",
    "slashes": "1/",
    "hyphens": "2015-",
    "ordinals": "first of the ",
    "full stops": ". ",
    "commas": "last, ",
    "quotes": "\"'",
    "one word": "a",
    "lines": "a\n",
    "a few": "a few ",
    "anniversary": "10th anniversary of ",
    "capitals": "SAN ",
    "datelines": "KABUL, ",
    "hyphenated capitals": "A-",
    "places in a row": "Washington, ",
    "prepositions": "in the ",
}


def _dates(report: Report) -> int:
    from tocsin.resolve.dates import find_dates

    return len(find_dates(report, split_sentences(report))[0])


def _figures(report: Report) -> int:
    from tocsin.resolve.quantities import find_figures

    return len(find_figures(report, split_sentences(report))[0])


def _actors(report: Report) -> int:
    from tocsin.resolve.actor_base import load_actors
    from tocsin.resolve.actors import find_actors

    return len(find_actors(report, split_sentences(report), load_actors()))


def _places(report: Report) -> int:
    from tocsin.resolve.gazetteer import load_gazetteer
    from tocsin.resolve.places import find_places

    return len(find_places(report, split_sentences(report), load_gazetteer())[0])


RESOLVERS: dict[str, Resolver] = {"actors": _actors, "dates": _dates, "figures": _figures, "places": _places}


def main() -> None:
    """Print expressions a second, slopes, and the slowest of the hostile strings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("resolvers", nargs="*", help=f"of {', '.join(RESOLVERS)}; all by default")
    parser.add_argument("--to", type=int, default=1 << 20, help="longest text in characters")
    parser.add_argument("--hostile", type=Path, help="folder of hostile text files (*.txt)")
    options = parser.parse_args()
    for name in options.resolvers or RESOLVERS:
        resolver = RESOLVERS[name]
        print(f"\n{name}")
        print_prose(resolver, options.to)
        for killer, piece in KILLERS.items():
            print_slope(killer, piece, resolver, options.to)
        if options.hostile is not None:
            for path in sorted(options.hostile.glob("*.txt")):
                print_file(path, resolver)


def print_prose(resolver: Resolver, longest: int) -> None:
    """Print speed on news prose at each size, and the slope."""
    for size in _sizes(longest):
        seconds, count = _timed(_fill(_PROSE, size), resolver)
        speed = f"{count / seconds:>9,.0f} expressions/s {size / seconds / 1e6:6.2f} MB/s"
        print(f"  prose {size:>9,} chars {seconds:8.3f} s {speed}", flush=True)
    print_slope("prose", _PROSE, resolver, longest)


def print_slope(name: str, piece: str, resolver: Resolver, longest: int) -> None:
    """Print how time grows when a string is repeated to twice the length, again and again."""
    sizes = [size for size in _sizes(longest) if size >= longest // 4]
    times = [_timed(_fill(piece, size), resolver)[0] for size in sizes]
    slope = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
    print(f"  slope {slope:5.2f}  {times[-1]:7.3f} s at {sizes[-1]:,} chars  {name}", flush=True)


def print_file(path: Path, resolver: Resolver) -> None:
    """Print the time for one hostile file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    seconds, count = _timed(text, resolver)
    print(f"  {seconds:7.3f} s  {count:6} expressions  {len(text):>9,} chars  {path.name}", flush=True)


def _sizes(longest: int) -> list[int]:
    sizes = [16_384]
    while sizes[-1] * 2 <= longest:
        sizes.append(sizes[-1] * 2)
    return sizes


def _fill(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _timed(text: str, resolver: Resolver) -> tuple[float, int]:
    """Give processor time, so that other work on the machine does not count."""
    report = Report.of(text, "2024-05-16")
    started = time.process_time()
    count = resolver(report)
    return max(time.process_time() - started, 1e-6), count


if __name__ == "__main__":
    main()
