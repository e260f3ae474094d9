"""tocsin alert: what is new in saved views, sent to webhooks."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.options import DATE_HELP, DEFAULT_RECORD, JsonOption, RecordOption

ABOUT = """Send what is new in saved views to webhooks.

New, changed, withdrawn, or unusual for a place: the views stand in a TOML
file. "tocsin alert run" sends each receiver what it
does not know yet, signed, and keeps how far it came beside the record: run it
after each adding, or every few minutes from cron. A receiver that fails is sent
the same again on the next run, under the same webhook-id.

\b
Examples:
  tocsin alert secret
  tocsin alert test istanbul
  tocsin alert run --record record.db
  */10 * * * * tocsin alert run --record /srv/record.db --alerts /srv/alerts.toml
"""
AlertsOption = Annotated[
    Path, typer.Option("--alerts", envvar="TOCSIN_ALERTS", metavar="FILE", help="The TOML file with the views.")
]
DEFAULT = Path("alerts.toml")

app = typer.Typer(help=ABOUT, no_args_is_help=True, rich_markup_mode=None, add_completion=False)


@app.command("run")
def run(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these alerts.")] = None,
    record: RecordOption = DEFAULT_RECORD,
    alerts: AlertsOption = DEFAULT,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help=f"Thresholds look back from its last day: {DATE_HELP}.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Send what is new, changed, withdrawn or unusual.

    Exit status 3 if some receivers did not take their messages, 1 if none did.
    """
    import datetime as dt

    from tocsin.cli.terminal import say, say_json
    from tocsin.run.alerts import alarm, book
    from tocsin.run.query import last_day

    day = last_day(on) if on else dt.datetime.now(dt.UTC).date()
    failed = total = 0
    for told in alarm.run_alerts(record, book.load_alerts(alerts), day, only=names or ()):
        total, failed = total + 1, failed + (told.failed is not None)
        if as_json:
            say_json(told.to_dict())
        else:
            sent = f"{told.messages} sent, {told.incidents} incidents" if told.incidents else f"{told.messages} sent"
            why = f" FAILED: {told.failed}" if told.failed else ""
            say(f"{told.alert}: {sent}; {told.note}{why}")
    if failed:
        raise SystemExit(1 if failed == total else 3)


@app.command("list")
def list_alerts(
    record: RecordOption = DEFAULT_RECORD, alerts: AlertsOption = DEFAULT, as_json: JsonOption = False
) -> None:
    """List the alerts, where they go, and how their receivers took the last message."""
    from tocsin.cli.terminal import say, say_json
    from tocsin.run.alerts import alarm, book

    for one in alarm.list_alerts(record, book.load_alerts(alerts)):
        if as_json:
            say_json(one)
        else:
            state = (
                f"failed {one['failures']} times: {one['failed']}" if one["failed"] else one["sent_at"] or "never sent"
            )
            say(f"{one['alert']}  {one['webhook']}  {state}")


@app.command("test")
def send_test(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which alert.")], alerts: AlertsOption = DEFAULT
) -> None:
    """Send one message that says nothing, to see whether it arrives and its signature is right."""
    from tocsin.cli.terminal import say
    from tocsin.errors import NotFoundError
    from tocsin.run.alerts import alarm, book

    found = {one.name: one for one in book.load_alerts(alerts)}
    if name not in found:
        raise NotFoundError("alert", name, f"there are {', '.join(found)}")
    answer = alarm.try_alert(found[name])
    say(f"{name}: {'taken' if answer.is_taken else 'NOT TAKEN'}; {answer.why}")
    if not answer.is_taken:
        raise SystemExit(1)


@app.command("secret")
def secret() -> None:
    """Print a new secret to sign messages with; give it to the receiver and keep it out of the TOML file."""
    from tocsin.cli.terminal import say
    from tocsin.run.alerts.signature import new_secret

    say(new_secret())
