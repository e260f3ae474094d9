"""Write the reference pages that are made from the program itself.

    python docs/reference.py

A test fails when the pages in the repository differ from what this writes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def help_of(*words: str) -> str:
    """Give what a command says of itself, at a fixed width."""
    import os

    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "tocsin", *words, "--help"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return "\n".join(line.rstrip() for line in printed.strip().splitlines())


def command_names(*words: str) -> list[str]:
    """Give the names of the commands, or of those inside a command, in the order of the help."""
    lines = help_of(*words).partition("Commands:")[2].splitlines()
    return [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]


def commands_page() -> str:
    """Give the page of all commands."""
    parts = ["# Commands\n", "Written from the program's own help.\n", f"```text\n{help_of()}\n```\n"]
    for name in command_names():
        parts.append(f"## tocsin {name}\n\n```text\n{help_of(name)}\n```\n")
        parts += [
            f"### tocsin {name} {inner}\n\n```text\n{help_of(name, inner)}\n```\n" for inner in command_names(name)
        ]
    return "\n".join(parts)


def schema_page() -> str:
    """Give the page of the coding schema: one table a part."""
    printed = subprocess.run(
        [sys.executable, "-m", "tocsin", "schema"], check=True, capture_output=True, text=True
    ).stdout
    schema: dict[str, Any] = json.loads(printed)
    parts = ["# The coding schema\n", "What `tocsin code --json` prints; `tocsin schema` gives it as JSON Schema.\n"]
    parts += [_table("a coded report", schema | {"description": _ABOUT})]
    for name, part in schema["$defs"].items():
        if "properties" in part:
            parts.append(_table(name, part))
        elif "enum" in part:
            parts.append(f"## {name}\n\n" + ", ".join(f"`{value}`" for value in part["enum"]) + "\n")
    return "\n".join(parts)


_ABOUT = (
    "One report and what it tells. Beyond the schema, these hold of every coding: `exact` equals `text[start:end]`;"
    " low ≤ best ≤ high; start ≤ end; every id that is named exists; `thwarted_at` stands only with the stage thwarted."
)


def _table(name: str, part: dict[str, Any]) -> str:
    required = set(part.get("required", ()))
    rows = [
        f"| `{key}` | {_kind(value)} | {'yes' if key in required else ''} |"
        for key, value in part["properties"].items()
    ]
    return (
        f"## {name}\n\n{part.get('description', '')}\n\n| field | holds | always |\n|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return value["$ref"].rsplit("/", 1)[1]
    if "anyOf" in value:
        return " or ".join(_kind(option) for option in value["anyOf"])
    if value.get("type") == "array":
        return f"list of {_kind(value.get('items', {}))}"
    if "enum" in value:
        return ", ".join(f"`{option}`" for option in value["enum"])
    kind = value.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


_API_ABOUT = """# The HTTP API

Written from the OpenAPI document that a server gives at `/api/v1/openapi.json`. How to start one, tokens and limits:
[Serve a record](../how-to/serve.md).

- Lists give `items`, `total` and `next`: send `next` back as `cursor` for the page that follows.
- Every answer to GET has an `ETag`; sent back as `If-None-Match` it is answered with 304 until the record changes.
- What is wrong comes as `application/problem+json`, whose `detail` says what to do next. 503 comes with `Retry-After`.
- Writing takes `Content-Type: application/json`; under an `Idempotency-Key` a request sent twice is done once.
- Evidence has `start` and `end` in code points and `start_utf16` and `end_utf16` as browsers count.
- The OpenAPI document shows a worked answer to every example below; the examples are of the sample reports.
- Names of private persons are withheld from values; the text of a report is shown as it was published.
"""


def api_page() -> str:
    """Give the addresses of the HTTP API with their parameters."""
    from tempfile import TemporaryDirectory

    from tocsin.run.browse.desk import Desk
    from tocsin.run.settings import Settings
    from tocsin.web.app import make_api

    with TemporaryDirectory() as folder:
        document = make_api(Desk(Settings(record=Path(folder) / "record.db"))).openapi()
    parts = [_API_ABOUT]
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            parts.append(f"## {method.upper()} {path}\n\n{one['description']}\n{_parameters(one, document)}")
            parts.append(_example(method, path, one))
    return "\n".join(parts)


def _example(method: str, path: str, one: dict[str, Any]) -> str:
    """Give the worked example of an operation as a request that can be sent; its answer stands in the document."""
    from urllib.parse import quote, urlencode

    given = {p["name"]: (p["in"], p["example"]) for p in one.get("parameters", ()) if "example" in p}
    for name, (where, value) in given.items():
        path = path.replace(f"{{{name}}}", quote(str(value))) if where == "path" else path
    asked = {n: str(v).lower() if isinstance(v, bool) else v for n, (where, v) in given.items() if where == "query"}
    query = f"?{urlencode(asked, doseq=True, safe='/:,')}" if asked else ""
    words = f"curl '{_HOST}{path}{query}'"
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    if body is not None:
        headers = ["Content-Type: application/json", *(f"{n}: {v}" for n, (w, v) in given.items() if w == "header")]
        words += "".join(f" \\\n  -H '{header}'" for header in headers)
        words += f" \\\n  -d '{json.dumps(body, ensure_ascii=False)}'"
    return f"```console\n$ {words}\n```\n"


_HOST = "http://127.0.0.1:8765"


def _parameters(one: dict[str, Any], document: dict[str, Any]) -> str:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    rows = [
        f"| `{given['name']}` | {given['in']} | {given.get('description', '')} |" for given in one.get("parameters", ())
    ]
    for option in body.get("anyOf", [body]):
        named = option.get("$ref", "").rsplit("/", 1)[-1]
        for name, field in document["components"]["schemas"].get(named, {}).get("properties", {}).items():
            rows.append(f"| `{name}` | body ({named}) | {field.get('description', '')} |")
    return "\n| parameter | in | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n" if rows else ""


PAGES = {
    "reference/api.md": api_page,
    "reference/commands.md": commands_page,
    "reference/schema.md": schema_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
