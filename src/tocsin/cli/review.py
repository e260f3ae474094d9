"""tocsin review: what needs a person, and what people decided."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption

if TYPE_CHECKING:
    from tocsin.run.review import Decided

ABOUT = """Answer what needs a person, and see what people decided.

Asked about are unsure pairs, contradictions and doubtful values. Without a
command it asks one question after another, most worth an answer first, with
the sentences of all sides; one key answers, ? lists the keys. Every decision
is kept with who, when and why. It outlasts all later linking, and undo
restores what was.

\b
Examples:
  tocsin review --by "Ada Reed"
  tocsin review list --json
  tocsin review list --two-person --by Ben
  tocsin review decide 01BX5ZZKBK:killed correct --value 45 --by Ada --why "list of the hospital"
  tocsin review decide jdg_0f3a9c different --by Ada --why "two bombs on one day"
  tocsin review decide "source:Sample Post@samplepost.test" accept --by Ada --why "a newsroom we know"
  tocsin review undo rev_5d1f --by Ada --why "wrong hospital"
"""

ByOption = Annotated[str, typer.Option("--by", envvar="TOCSIN_REVIEWER", metavar="NAME", help="Who decides.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="Why, in a few words.")]
KeyOption = Annotated[
    str | None, typer.Option("--key", metavar="KEY", help="Your name for the request: sent twice, it is made once.")
]

TwoOption = Annotated[
    bool,
    typer.Option(
        "--two-person", envvar="TOCSIN_TWO_PERSON", help="Also ask about what one other person decided alone."
    ),
]

app = typer.Typer(help=ABOUT, invoke_without_command=True, rich_markup_mode=None, add_completion=False)


@app.callback()
def review(
    context: typer.Context,
    record: RecordOption = DEFAULT_RECORD,
    by: Annotated[
        str | None, typer.Option("--by", envvar="TOCSIN_REVIEWER", metavar="NAME", help="Who decides.")
    ] = None,
    two_person: TwoOption = False,
) -> None:
    """Ask one question after another."""
    if context.invoked_subcommand is not None:
        return
    import sys

    from tocsin.errors import SettingError

    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise SettingError(
            "review asks in a terminal, and this is none; use: tocsin review list --json,"
            " and: tocsin review decide ITEM DECISION --by NAME --why WORDS"
        )
    import click

    from tocsin.cli.review_session import Session
    from tocsin.cli.terminal import console, say
    from tocsin.cli.view import plural
    from tocsin.run.open_record import utc_now
    from tocsin.run.wire import open_record

    def ask(what: str, usual: str) -> str:
        given = input(f"{what}{f' [{usual}]' if usual else ''}: ").strip()
        return given or usual

    with open_record(record, writing=True) as store:
        name = (by or "").strip() or ask("your name, kept with each decision", "")
        session = Session(store, name, console(), lambda: click.getchar(), ask, utc_now, is_two_person=two_person)
        made = session.run()
    say(f"{plural(made, 'decision')} kept. tocsin review log lists them.")


@app.command("list")
def list_items(
    record: RecordOption = DEFAULT_RECORD,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="pair, contradiction, value or second.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
    deferred: Annotated[bool, typer.Option("--deferred", help="With what was put off.")] = False,
    by: Annotated[
        str, typer.Option("--by", envvar="TOCSIN_REVIEWER", metavar="NAME", help="Who asks, for --two-person.")
    ] = "",
    two_person: TwoOption = False,
    as_json: JsonOption = False,
) -> None:
    """List what waits for a person, most worth an answer first.

    Names of private persons are withheld from --json.
    """
    from tocsin.cli.terminal import console, say_json, tell
    from tocsin.cli.view_review import item_table
    from tocsin.run.query import one_of
    from tocsin.run.review_items import ItemKind
    from tocsin.run.review_queue import masked_items, review_queue
    from tocsin.run.wire import open_record

    kinds = tuple(one_of(ItemKind, word, "kind of question") for word in kind or ()) or tuple(ItemKind)
    with open_record(record) as store:
        reader = by.strip() if two_person else None
        found = review_queue(store, kinds=kinds, limit=limit, with_deferred=deferred, second_reader=reader)
        if as_json:
            for plain in masked_items(store, found):
                say_json(plain)
        elif found:
            console().print(item_table(found))
        else:
            tell("Nothing waits for a person.")


@app.command("show")
def show_item(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="What list printed, or an incident or INCIDENT:field.")],
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> None:
    """Show one question with the sentences of all sides."""
    from tocsin.cli.terminal import console, say_json
    from tocsin.cli.view_review import print_item
    from tocsin.run.review_queue import masked_items, review_item
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        found = review_item(store, item)
        if as_json:
            for plain in masked_items(store, [found]):
                say_json(plain)
        else:
            print_item(found, console())


@app.command("decide")
def decide_item(
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="A pair, an incident, INCIDENT:field, a mention, a claim.")
    ],
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="accept, correct, reject, same, different, split or defer.")
    ],
    by: ByOption,
    why: WhyOption,
    record: RecordOption = DEFAULT_RECORD,
    value: Annotated[
        str | None, typer.Option("--value", help="The new value: 45, 45+, 40-50, 2017-11-10, Ankara, bombing ...")
    ] = None,
    mention: Annotated[
        list[str] | None, typer.Option("--mention", metavar="ID", help="For split: a mention of another incident.")
    ] = None,
    other: Annotated[
        str | None, typer.Option("--other", metavar="INCIDENT", help="For same: the incident that it is.")
    ] = None,
    expect: Annotated[
        str | None, typer.Option("--expect", metavar="VERSION", help="The version you saw; another one is refused.")
    ] = None,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Store one decision.

    \b
    Examples:
      tocsin review decide 01BX5ZZKBK accept --by Ada --why "read all four reports"
      tocsin review decide 01BX5ZZKBK:date correct --value 2017-11-10 --by Ada --why "court file"
      tocsin review decide 01BX5ZZKBK same --other 01BX6A --by Ada --why "one bomb, two spellings"
    """
    from tocsin.run.open_record import utc_now
    from tocsin.run.review import Asked, decide
    from tocsin.run.wire import open_record

    asked = Asked(item, decision, by, why, value, tuple(mention or ()), other, expect, key)
    with open_record(record, writing=True) as store:
        made = decide(store, asked, utc_now())
    _tell_decided(made, as_json=as_json)


@app.command("undo")
def undo_decision(
    by: ByOption,
    why: WhyOption,
    review: Annotated[
        str | None, typer.Argument(metavar="[DECISION]", help="Its id, or the beginning; else your newest.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    key: KeyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a decision back: what was before it is restored."""
    from tocsin.run.open_record import utc_now
    from tocsin.run.review import last_decision, undo
    from tocsin.run.wire import open_record

    with open_record(record, writing=True) as store:
        wanted = review or last_decision(store, by.strip()).id
        made = undo(store, wanted, by=by, why=why, at=utc_now(), key=key)
    _tell_decided(made, as_json=as_json)


@app.command("log")
def list_decisions(
    record: RecordOption = DEFAULT_RECORD,
    about: Annotated[
        str | None, typer.Option("--about", metavar="INCIDENT", help="Id of an incident, or the beginning of it.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List decisions, oldest first, and whether each still holds."""
    from tocsin.cli.terminal import say, say_json, tell
    from tocsin.cli.view_review import decision_line
    from tocsin.run.review import decisions, review_to_dict
    from tocsin.run.wire import open_record

    with open_record(record) as store:
        found = decisions(store, about)
    for one, holds in found:
        if as_json:
            say_json({"review": one.id, "holds": holds, **review_to_dict(one)})
        else:
            say(decision_line(one, holds))
    if not found and not as_json:
        tell("Nobody has decided anything yet.")


def _tell_decided(made: "Decided", *, as_json: bool) -> None:
    from tocsin.cli.terminal import say, say_json
    from tocsin.cli.view import plural

    if as_json:
        say_json(made.to_dict())
        return
    if not made.is_new:
        say(f"{made.review.id}: was stored before, nothing changed")
        return
    say(f"{made.review.id}: stored; {plural(len(made.incidents), 'incident')} changed")
    for change in made.changes:
        say(f"  {change.old} {'is merged into' if change.kind == 'merged' else 'gave mentions to'} {change.new}")
