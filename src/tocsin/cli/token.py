"""tocsin token: who may use a server that others can reach."""

from typing import Annotated

import typer

from tocsin.cli.options import DEFAULT_RECORD, JsonOption, RecordOption

app = typer.Typer(
    help="Tokens for a server that others can reach.", no_args_is_help=True, rich_markup_mode=None, add_completion=False
)


@app.command("new")
def new(
    name: Annotated[str, typer.Option("--name", help="Whose it is; decisions are kept under it.")],
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help="read, review, add or admin; may be repeated; read if none.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Make a token and print it; it is shown only this once.

    \b
    Example:
      tocsin token new --name amina --scope read --scope review
    """
    import datetime as dt

    from tocsin.cli.terminal import say, tell
    from tocsin.run.tokens import new_token, tokens_path

    say(new_token(record, name, scope or (), dt.datetime.now(dt.UTC)))
    tell(f"Only its hash is kept, in {tokens_path(record)}. Send it as: Authorization: Bearer TOKEN")


@app.command("list")
def list_tokens(record: RecordOption = DEFAULT_RECORD, as_json: JsonOption = False) -> None:
    """List the names and scopes of all tokens."""
    from tocsin.cli.terminal import say, say_json, tell
    from tocsin.run.tokens import load_tokens

    found = load_tokens(record)
    for one in found:
        if as_json:
            say_json({"name": one.name, "scopes": list(one.scopes), "made_at": one.made_at})
        else:
            say(f"{one.name}  {', '.join(one.scopes)}  {one.made_at}")
    if not found:
        tell("No tokens; make one with: tocsin token new --name NAME")


@app.command("revoke")
def revoke(name: str, record: RecordOption = DEFAULT_RECORD) -> None:
    """Take a token back; a running server refuses it at once."""
    from tocsin.cli.terminal import tell
    from tocsin.run.tokens import revoke_token

    revoke_token(record, name)
    tell(f"{name} may not use the server any more.")
