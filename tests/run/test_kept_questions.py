"""The questions that a server keeps are those that a fresh look at the record finds."""

from pathlib import Path

import tocsin
from tocsin.record.sqlite import SqliteRecord
from tocsin.run.questions import KeptQuestions, questions_in
from tocsin.run.review_queue import waiting

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


def test_kept_questions_follow_what_is_added_and_decided(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    kept = KeptQuestions()
    sizes = set()
    for part in (SAMPLES / "html", SAMPLES / "text", SAMPLES / "wire.jsonl"):
        with tocsin.open(str(path)) as opened:
            opened.add([part])
        with SqliteRecord.open(path) as record:
            raised = kept.of(record)
            assert sorted(one.item.id for one in raised) == sorted(one.item.id for one in questions_in(record))
            assert waiting(record, raised=raised) == waiting(record)
            assert kept.of(record) == raised
            sizes.add(len(raised))
    assert len(sizes) > 1
    with tocsin.open(str(path)) as opened:
        item = next(one for one in opened.review_queue() if one.kind != "pair")
        opened.decide(item.id, "accept", by="ada", why="read it")
    with SqliteRecord.open(path) as record:
        left = waiting(record, raised=kept.of(record))
        assert left == waiting(record)
        assert item.id not in {one.id for one in left}


def test_every_question_is_raised_by_something_that_was_set_aside(tmp_path: Path) -> None:
    from tocsin.link.doubts import doubts_of
    from tocsin.record.facets import has_set_aside
    from tocsin.record.values import ANY_INCIDENT
    from tocsin.run.query import find_incidents

    path = tmp_path / "record.db"
    with tocsin.open(str(path)) as opened:
        opened.add([SAMPLES])
    with SqliteRecord.open(path) as record:
        incidents = list(find_incidents(record, ANY_INCIDENT))
    assert any(doubts_of(one) for one in incidents)
    assert all(has_set_aside(one) for one in incidents if doubts_of(one))
