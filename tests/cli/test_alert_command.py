"""tocsin alert from a shell: what it prints, how it ends, and that the documented receiver knows its signature."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tocsin as package
from tocsin.cli.app import app

pytest.importorskip("numpy", reason="the extra alerts is not installed")
pytest.importorskip("httpcore2", reason="the extra alerts is not installed")
from webhookkit import receiving

DOCS = Path(__file__).parents[2] / "docs"
SAMPLE = "A bomb killed 3 people in Ankara on 20 July 2016, the governor said."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with package.open(path) as made:
        made.add([{"text": SAMPLE, "published": "2016-07-21", "source": "Sample Wire (sample)"}])
    return path


def ask(folder: Path, *words: str, status: int = 0, **variables: str) -> str:
    environment = {
        "TOCSIN_RECORD": str(folder / "record.db"),
        "TOCSIN_ALERTS": str(folder / "alerts.toml"),
        **variables,
    }
    done = CliRunner().invoke(app, ["alert", *words], env=environment)
    assert done.exit_code == status, f"{done.output}\n{done.exception}"
    return done.stdout


def book(folder: Path, *urls: str) -> None:
    rows = [
        f'[[alert]]\nname = "a{n}"\nview = "country=TR"\nwebhook = "{url}"\nsecret_env = "HOOK_SECRET"\nbegin = "start"\n'
        for n, url in enumerate(urls)
    ]
    (folder / "alerts.toml").write_text("\n".join(rows))


def test_what_is_new_is_sent_once_and_listed(record: Path) -> None:
    secret = ask(record.parent, "secret").strip()
    with receiving() as receiver:
        book(record.parent, receiver.url)
        assert "never sent" in ask(record.parent, "list")
        assert "a0: 1 sent, 1 incidents; all is told" in ask(record.parent, "run", HOOK_SECRET=secret)
        told = json.loads(ask(record.parent, "run", "--json", HOOK_SECRET=secret))
        assert (told["messages"], told["note"]) == (0, "nothing new")
        assert json.loads(ask(record.parent, "list", "--json"))["sent_at"]
        assert "taken" in ask(record.parent, "test", "a0", HOOK_SECRET=secret)
    assert [one["plain"]["type"] for one in receiver.took] == ["tocsin.incidents", "tocsin.test"]


def test_the_receiver_of_the_documents_knows_our_signature_and_no_other(record: Path) -> None:
    secret = ask(record.parent, "secret").strip()
    text = (DOCS / "how-to" / "alerts.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    names: dict[str, object] = {}
    exec(compile(code, "docs/how-to/alerts.md", "exec"), names)
    is_from_tocsin = names["is_from_tocsin"]
    assert callable(is_from_tocsin)
    with receiving() as receiver:
        book(record.parent, receiver.url)
        ask(record.parent, "run", HOOK_SECRET=secret)
    (came,) = receiver.took
    assert is_from_tocsin(secret, came["headers"], came["body"])
    assert not is_from_tocsin(secret, came["headers"], came["body"] + b" ")
    assert not is_from_tocsin(ask(record.parent, "secret").strip(), came["headers"], came["body"])


def test_the_status_says_whether_some_or_all_receivers_failed(record: Path) -> None:
    secret = ask(record.parent, "secret").strip()
    with receiving("404") as bad, receiving() as good:
        book(record.parent, bad.url, good.url)
        said = ask(record.parent, "run", status=3, HOOK_SECRET=secret)
        assert "a0: 0 sent; 1 incidents wait FAILED: it answered 404" in said
        assert "NOT TAKEN" in ask(record.parent, "test", "a0", status=1, HOOK_SECRET=secret)
        assert "failed 1 times" in ask(record.parent, "list")
        ask(record.parent, "run", "a0", status=1, HOOK_SECRET=secret)


def test_the_alerts_of_the_documents_can_be_used(tmp_path: Path) -> None:
    from tocsin.run.alerts.book import load_alerts

    text = (DOCS / "how-to" / "alerts.md").read_text(encoding="utf-8")
    (toml,) = re.findall(r"```toml\n(.*?)```", text, flags=re.S)
    (tmp_path / "alerts.toml").write_text(toml, encoding="utf-8")
    first, second = load_alerts(tmp_path / "alerts.toml")
    assert first.wanted.provinces == ("Istanbul",)
    assert second.threshold is not None
    (example,) = re.findall(r"```json\n(.*?)```", text, flags=re.S)
    assert json.loads(example)["data"]["items"][0]["what"] == "changed"
