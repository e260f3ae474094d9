"""The tour of `make demo`: the sample reports into a record, and what the record can then be asked.

    python samples/demo.py [RECORD]

Makes RECORD (demo.db in this folder's parent, unless named) anew on every run.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TOCSIN = [sys.executable, "-m", "tocsin"]


def run(*words: str) -> None:
    """Print a command as a user would type it, then what it prints."""
    print(f"\n$ tocsin {' '.join(words)}\n", flush=True)
    subprocess.run([*TOCSIN, *words], check=True)


def main(record: Path) -> None:
    for stale in record.parent.glob(f"{record.name}*"):
        stale.unlink()
    name = str(record)
    print("47 short reports about 15 well-documented events, and about none. Sources are invented, facts are public.")
    run("code", str(HERE / "reports" / "html" / "westgate-3.html"))
    run("add", str(HERE / "reports"), "--record", name)
    run("incidents", "--record", name, "--country", "TR")
    listing = [*TOCSIN, "incidents", "--record", name, "--country", "TR", "--json"]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True)
    first = json.loads(listed.stdout.splitlines()[0])
    run("show", first["id"], "--record", name)
    run("claims", "--record", name, "--about", first["id"])
    run("verify", "--record", name)
    print(
        f"""
How to go on:
  tocsin incidents --record {name} --stage thwarted      what was foiled
  tocsin search school --record {name}                   reports that hold a word
  tocsin export --record {name} --shape csv --out incidents.csv
  tocsin add YOUR-REPORTS/ --record mine.db              your own reports: text, HTML, JSON Lines
  tocsin --help                                          all commands, each with an example
"""
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "demo.db")
