"""A full disk, a failing disk, two writers, readers beside a writer."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest
from checks import assert_whole

from recordkit import fill, many, outcomes
from tocsin.errors import NoRecordError, NotARecordError, RecordBusyError, RecordError
from tocsin.record.place_on_disk import check_place, filesystem_of
from tocsin.record.sqlite import SqliteRecord

FILLS = int(os.environ.get("TOCSIN_FILLS", "10"))  # 200 in a nightly run
SYNCS = int(os.environ.get("TOCSIN_SYNCS", "10"))  # 50
LONG = " The road to the north stayed closed." * 40


def fill_until_full(path: Path, pages: int) -> tuple[set[str], str]:
    """Add until there is no room; give what was acknowledged and what was said then."""
    acknowledged: set[str] = set()
    with SqliteRecord.open(path, writing=True) as record:
        connection = record._storage.connection
        connection.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(RecordError) as caught:  # noqa: PT012 - it fails somewhere on the way
            run = record.begin_run("add")
            for one in many(400, padding=LONG):
                acknowledged |= set(record.add([one], outcomes([one]), run).new_reports)
        with pytest.raises(RecordError, match="writing stopped"):
            record.begin_run("again")
    return acknowledged, str(caught.value)


@pytest.mark.slow
def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    found = 0
    for pages in range(84, 284, 200 // FILLS):
        path = tmp_path / f"{pages}.db"
        SqliteRecord.open(path, create=True).close()
        acknowledged, said = fill_until_full(path, pages)
        assert str(path) in said
        assert "make room and run the same command again" in said
        found += len(acknowledged)
        assert_whole(path, acknowledged, set())
    print(f"{FILLS} full disks, {found} acknowledged reports")
    assert found > FILLS


def test_after_room_is_made_the_same_command_completes(tmp_path: Path) -> None:
    full, whole = tmp_path / "full.db", tmp_path / "whole.db"
    SqliteRecord.open(full, create=True).close()
    fill_until_full(full, 150)
    for path in (full, whole):
        with SqliteRecord.open(path, writing=True, create=True) as record:
            fill(record, many(400, padding=LONG), 50)
            assert [one for one in record.verify() if one.is_error] == []
    with SqliteRecord.open(full) as left, SqliteRecord.open(whole) as right:
        assert left.digest() == right.digest()


class FailingFile(apsw.VFSFile):
    """A file whose syncs fail from the n-th on."""

    left = 0

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)

    def xSync(self, flags: int) -> None:
        FailingFile.left -= 1
        if FailingFile.left < 0:
            raise apsw.IOError("sync failed")
        super().xSync(flags)


class FailingVFS(apsw.VFS):
    """The ordinary file system with failing syncs."""

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return FailingFile(name, flags)


def test_after_a_failed_sync_nothing_more_is_written(tmp_path: Path) -> None:
    vfs = FailingVFS("failing", "")
    for syncs in range(SYNCS):
        path = tmp_path / f"{syncs}.db"
        SqliteRecord.open(path, create=True).close()
        FailingFile.left = syncs
        acknowledged: set[str] = set()
        record = SqliteRecord.open(path, writing=True, vfs="failing")
        with pytest.raises(RecordError, match="the disk failed"):  # noqa: PT012 - it fails somewhere on the way
            run = record.begin_run("add")
            for one in many(60):
                acknowledged |= set(record.add([one], outcomes([one]), run).new_reports)
        with pytest.raises(RecordError, match="writing stopped"):
            record.begin_run("again")
        FailingFile.left = 1000
        record.close()
        assert_whole(path, acknowledged, set())
    vfs.unregister()


# --- two writers, and readers --------------------------------------------------------------------------------------


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with SqliteRecord.open(path, writing=True, create=True):
        with pytest.raises(RecordBusyError, match=f"process {os.getpid()} on "):
            SqliteRecord.open(path, writing=True)
        (tmp_path / "link.db").symlink_to(path)
        with pytest.raises(RecordBusyError):
            SqliteRecord.open(tmp_path / "link.db", writing=True)
    SqliteRecord.open(path, writing=True).close()


def test_two_commands_at_once_end_as_one_after_the_other(tmp_path: Path) -> None:
    script = Path(__file__).with_name("writer_script.py")
    together, alone = tmp_path / "together.db", tmp_path / "alone.db"

    def start(path: Path) -> subprocess.Popen[str]:
        command = [sys.executable, str(script), str(path), "60", "10"]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    both = [start(together), start(together)]
    said = [one.communicate()[1] for one in both]
    refused = [words for one, words in zip(both, said, strict=True) if one.returncode]
    assert all("is writing to it; wait until it has ended" in words for words in refused)
    assert len(refused) < 2
    for path in (alone, together):
        start(path).communicate()
    with SqliteRecord.open(together) as left, SqliteRecord.open(alone) as right:
        assert left.digest() == right.digest()
        assert left.verify() == ()


def test_the_lock_ends_with_its_holder_however_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    code = (
        "import os, sys; from tocsin.record.sqlite import SqliteRecord;"
        "record = SqliteRecord.open(sys.argv[1], writing=True, create=True); os._exit(137)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    SqliteRecord.open(path, writing=True).close()


def test_readers_see_whole_batches_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    SqliteRecord.open(path, create=True).close()
    seen: list[tuple[int, int]] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                with SqliteRecord.open(path) as record:
                    counts = record.counts()
                    seen.append((counts.reports, counts.mentions))
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for one in readers:
        one.start()
    with SqliteRecord.open(path, writing=True) as record:
        for _ in range(3):
            fill(record, many(400), 10)
    done.set()
    for one in readers:
        one.join()
    assert errors == []
    assert all(reports == mentions and reports % 10 == 0 for reports, mentions in seen)


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with SqliteRecord.open(path, writing=True, create=True) as record:
        fill(record, many(5))
    before = path.read_bytes()
    with SqliteRecord.open(path) as record:
        with pytest.raises(RecordError, match="reading only"):
            record.begin_run("add")
        with pytest.raises(apsw.ReadOnlyError):
            record._storage.connection.execute("DELETE FROM incident_member")
        record.verify()
        record.digest()
    assert path.read_bytes() == before


def test_the_tables_only_grow(tmp_path: Path) -> None:
    from tocsin.record.sqlite_schema import APPEND_ONLY

    with SqliteRecord.open(tmp_path / "record.db", writing=True, create=True) as record:
        fill(record, many(5))
        connection = record._storage.connection
        for table in APPEND_ONLY:
            if record._storage.number(f"SELECT count(*) FROM {table}"):
                for verb in (f"UPDATE {table} SET seq = seq + 1000", f"DELETE FROM {table}"):
                    with pytest.raises(apsw.ConstraintError, match="only grows"):
                        connection.execute(verb)


def test_settings_are_those_that_keep_data(tmp_path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "trusted_schema": 0,
        "mmap_size": 0,
        "cell_size_check": 1,
    }
    with SqliteRecord.open(tmp_path / "record.db", writing=True, create=True) as record:
        found = {name: record._storage.row(f"PRAGMA {name}") for name in wanted}
    assert {name: (row or (0,))[0] for name, row in found.items()} == wanted


# --- where a record can be -----------------------------------------------------------------------------------------

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /net/team rw - nfs4 server:/team rw
31 22 0:41 / /net/team/fast rw - xfs /dev/vdb rw
32 22 0:42 / /mnt/my\\040share rw - cifs //host/share rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ada/record.db", "ext4"),
        ("/net/team/record.db", "nfs4"),
        ("/net/teams/record.db", "ext4"),
        ("/net/team/fast/record.db", "xfs"),
        ("/mnt/my share/record.db", "cifs"),
    ],
)
def test_the_file_system_under_a_path_is_known(path: str, kind: str) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind


def test_a_network_file_system_is_refused(tmp_path: Path) -> None:
    mounts = f"30 22 0:40 / {tmp_path} rw - nfs4 server:/team rw\n"
    with pytest.raises(RecordError, match="network file system \\(nfs4\\)"):
        check_place(tmp_path / "record.db", mounts)


def test_a_folder_a_pipe_and_nothing_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    for path in (tmp_path, tmp_path / "pipe.db"):
        with pytest.raises(NotARecordError, match="not a regular file"):
            SqliteRecord.open(path, writing=True, create=True)
    with pytest.raises(NoRecordError):
        SqliteRecord.open(tmp_path / "none.db", writing=True)
    with pytest.raises(RecordError, match="folder is not there"):
        SqliteRecord.open(tmp_path / "none" / "none.db", writing=True, create=True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["pipe.db"]


def test_making_a_record_leaves_no_other_file(tmp_path: Path) -> None:
    with SqliteRecord.open(tmp_path / "record.db", writing=True, create=True) as record:
        fill(record, many(3))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["record.db", "record.db.lock"]


def test_a_copy_is_a_whole_record_of_one_moment(tmp_path: Path) -> None:
    with SqliteRecord.open(tmp_path / "record.db", writing=True, create=True) as record:
        fill(record, many(30))
        record.copy_to(tmp_path / "copy.db")
        expected = record.digest()
        fill(record, many(60))
    with SqliteRecord.open(tmp_path / "copy.db") as copy:
        assert copy.verify() == ()
        assert copy.digest() == expected
