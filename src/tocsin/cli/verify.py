"""tocsin verify: whether the record is whole."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption

if TYPE_CHECKING:
    from tocsin.record.base import Counts


def verify(
    record: RecordOption = DEFAULT_RECORD,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="A head of the audit chain that you kept.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check that the record is whole and its evidence true.

    Checked are the file, the search index, the accounting of every run, the audit
    chain, and each piece of evidence against its report. Keep the printed head
    somewhere else: with --head it proves later that the chain was not cut.

    \b
    Examples:
      tocsin verify
      tocsin verify --head 9f2c... --json

    Exit status: 0 all is well, 1 something is wrong.
    """
    from tocsin.cli.terminal import say, say_json
    from tocsin.cli.view import plural
    from tocsin.run.verify import verify as verify_record
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        found = verify_record(store, head)
    if as_json:
        say_json(found.to_dict())
    else:
        say(_counted(found.counts))
        say(f"evidence  {plural(found.evidence, 'piece', 'pieces')} checked against the texts")
        say(f"digest    {found.digest}")
        say(f"head      {found.head or 'none yet'}")
        for finding in found.findings:
            say(f"{'WRONG' if finding.is_error else 'note'}: {finding.check}: {finding.subject}: {finding.message}")
        say("Everything holds." if found.is_whole else "The record is damaged: restore a backup.")
    if not found.is_whole:
        raise typer.Exit(1)


def _counted(counts: "Counts") -> str:
    from tocsin.cli.view import plural

    parts = [plural(getattr(counts, f"{name}s"), name) for name in ("report", "mention", "claim", "incident", "run")]
    return ", ".join([*parts, plural(counts.audit, "audit entry", "audit entries")])
