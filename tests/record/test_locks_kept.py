"""Opening a record a second time in a process must not give up the locks of the first."""

import subprocess
import sys
from pathlib import Path

from recordkit import fill, many
from tocsin.record.sqlite import SqliteRecord

# What any tool does that looks into the file: as the last one to close, it puts the log into the file and deletes it.
LOOKS = (
    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(*c.execute('SELECT count(*) FROM report').fetchone())"
)


def reports_seen_by_another_program(path: Path) -> int:
    return int(
        subprocess.run([sys.executable, "-c", LOOKS + "; c.close()", str(path)], check=True, capture_output=True).stdout
    )


def test_what_is_stored_after_another_program_looked_in_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    entries = many(4)
    with SqliteRecord.open(path, writing=True, create=True) as record:
        fill(record, entries[:2])
        SqliteRecord.open(path).close()  # as the server does for every reader
        assert reports_seen_by_another_program(path) == 2
        fill(record, entries[2:])
        assert reports_seen_by_another_program(path) == 4
    assert reports_seen_by_another_program(path) == 4
