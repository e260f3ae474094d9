"""tocsin doctor: what is installed, and where."""

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption


def doctor(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """Say what is installed, which version, and where.

    Put its output into a bug report.

    \b
    Examples:
      tocsin doctor
      tocsin doctor --json

    Exit status: 0 all is well, 1 a part is missing.
    """
    from tocsin.cli.terminal import say, say_json
    from tocsin.run.doctor import examine
    from tocsin.run.settings import settings_here

    checks = examine(settings_here(record=record))
    if as_json:
        say_json({check.name: {"value": check.value, "is_fine": check.is_fine} for check in checks}, indent=2)
    else:
        for check in checks:
            say(f"{'ok  ' if check.is_fine else 'WRONG'} {check.name:<16}{check.value}")
    if not all(check.is_fine for check in checks):
        raise typer.Exit(1)
