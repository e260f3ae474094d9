"""tocsin bench: how long each step takes on this computer."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DATE_HELP, ExtractorOption, JsonOption

if TYPE_CHECKING:
    from tocsin.run.bench import Measured

_ABOUT = {
    "read": "bytes to text",
    "gate": "any word of violence?",
    "rules": "acts, actors, claims",
    "model": "the trained model on top",
    "resolve": "dates, figures, places, actors",
    "bind": "what belongs together",
    "store": "into a record, durably",
    "link": "mentions to incidents",
}


def bench(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Reports to measure with; none: samples inside.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help=f"When they appeared, if they do not say so: {DATE_HELP}."),
    ] = None,
    extractor: ExtractorOption = None,
    rounds: Annotated[int, typer.Option("--rounds", min=1, max=1000, help="How often the samples are read.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Say how long each step takes, and where the time goes.

    The reports go the way that "tocsin add" takes, in one process, into a record
    that is thrown away. A report without any word of violence ends at the gate.
    "processor" is the time that this process worked: compare that when the
    computer is busy with other things (pages are parsed in another process,
    which only "clock" counts). Loading tables and weights is told apart.

    \b
    Examples:
      tocsin bench
      tocsin bench reports/ --published 2017-11
      tocsin bench --extractor neural --rounds 50 --json

    Exit status: 0 measured, 1 nothing could be read or a part is missing.
    """
    from tocsin.cli.progress import counting
    from tocsin.cli.terminal import say_json
    from tocsin.run.bench import measure
    from tocsin.run.settings import settings_here

    with counting("reports") as on_progress:
        measured = measure(
            paths or [],
            settings_here(extractor=extractor),
            published=published,
            rounds=rounds,
            on_progress=on_progress,
        )
    if as_json:
        say_json(measured.to_dict(), indent=2)
    else:
        _print(measured)


def _print(measured: "Measured") -> None:
    from tocsin.cli.terminal import say
    from tocsin.cli.view import plural

    kilobytes = measured.characters / measured.reports / 1000
    size = f"{plural(measured.reports, 'report')} of {kilobytes:.1f} thousand characters on average"
    say(f"{size}, {measured.passed:,} past the gate; read by {measured.extractor}")
    if measured.unread:
        say(f"{plural(measured.unread, 'input')} could not be read")
    say(f"loading took {measured.loading_seconds:.1f} s")
    say()
    say(f"{'step':<9}{'clock s':>9}{'share':>7}{'processor s':>13}{'ms a report':>13}  what")
    whole = measured.seconds or 1.0
    for step in measured.steps:
        each = step.seconds / measured.reports * 1000
        say(
            f"{step.step:<9}{step.seconds:9.3f}{step.seconds / whole:7.1%}{step.processor_seconds:13.3f}{each:13.2f}"
            f"  {_ABOUT[step.step]}"
        )
    each = whole / measured.reports * 1000
    say(f"{'all':<9}{whole:9.3f}{1:7.1%}{measured.processor_seconds:13.3f}{each:13.2f}")
    say()
    say(
        f"{measured.reports / whole:,.1f} reports a second by the clock,"
        f" {measured.reports / (measured.processor_seconds or whole):,.1f} by processor time"
    )
    if measured.encoder_share:
        say(
            f"the bare encoder is {measured.encoder_share:.0%} of the coding (gate to bind, processor time),"
            f" which takes {1 / measured.encoder_share:.2f} times as long as the encoder alone"
        )
