"""tocsin relink: all incidents made anew."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption

if TYPE_CHECKING:
    from tocsin.run.relink import Relinked

_MOST_SHOWN = 40  # changes of one kind; --json gives all


def relink(
    record: RecordOption = DEFAULT_RECORD,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and store nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Store what changes without asking.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make all incidents anew from reports and decisions.

    With the rules that made them, the result is the same, and the digest proves
    it. With new rules (after an upgrade) it says first what would change: which
    incidents merge or come apart, and which values differ. Nothing is stored
    before you agree, and earlier states stay in the record.

    \b
    Examples:
      tocsin relink --dry-run
      tocsin relink --yes --json

    Exit status: 0 nothing differs or it was stored, 3 there are changes and nothing was stored.
    """
    import sys

    from tocsin.cli.terminal import is_terminal, say, say_json, tell
    from tocsin.run.relink import propose
    from tocsin.run.relink import relink as store_proposal
    from tocsin.run.wire import open_record

    with open_record(record, writing=True) as store:
        proposal = propose(store)
        told = proposal.told
        if not as_json:
            _print(told)
        agreed = yes
        if not told.is_same and not dry_run and not yes and is_terminal() and sys.stdin.isatty() and not as_json:
            agreed = typer.confirm("Store this?", default=False)
        if not told.is_same and agreed and not dry_run:
            told = store_proposal(store, proposal)
            if not as_json:
                say(f"stored    {told.after}")
    if as_json:
        say_json(told.to_dict())
    if not told.is_same and not told.is_stored:
        if not dry_run and not as_json:
            tell("Nothing was stored. To store it: tocsin relink --yes")
        raise typer.Exit(3)


def _print(told: "Relinked") -> None:
    from tocsin.cli.terminal import say
    from tocsin.cli.view import plural

    say(f"{plural(told.incidents, 'incident')} made anew")
    say(f"standing  {told.before}")
    say(f"made anew {told.after}")
    if told.is_same:
        say("The same: mentions and decisions give exactly the incidents that stand.")
        return
    merged = [f"{one.old} would be merged into {one.new}" for one in told.ids if one.kind == "merged"]
    split = [
        f"{one.old} would give {plural(len(one.mentions), 'mention')} to {one.new}"
        for one in told.ids
        if one.kind == "split"
    ]
    new = [f"{one} would be new" for one in told.new]
    values = [f"{one.incident} {one.field}: {one.before or 'none'} -> {one.after or 'none'}" for one in told.values]
    for several in (merged, split, new, values):
        for line in several[:_MOST_SHOWN]:
            say(f"  {line}")
        if len(several) > _MOST_SHOWN:
            say(f"  and {len(several) - _MOST_SHOWN:,} more; --json lists them all")
