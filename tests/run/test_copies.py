"""Reports that repeat one another are one group, whatever came first."""

import pytest

from tocsin.model.coding import CodedReport
from tocsin.model.outcome import InputState, Outcome
from tocsin.model.report import Report
from tocsin.record.base import Entry
from tocsin.record.memory import MemoryRecord
from tocsin.run.copies import copy_groups, copy_keys

STORY = " ".join(
    f"Sentence number {n} of the story tells what a witness at gate {n * 7} of the market saw that morning."
    for n in range(20)
)
OTHER = " ".join(
    f"The council spoke about road {n} and bridge {n + 3} for {n * 2} hours without a vote." for n in range(20)
)


def reports() -> list[Report]:
    return [
        Report.of(STORY, published="2017-11-15"),
        Report.of(STORY + " A last line was added by the paper.", published="2017-11-16"),
        Report.of(STORY[: len(STORY) * 3 // 4], published="2017-11-16"),
        Report.of(OTHER, published="2017-11-15"),
        Report.of("Too short to tell.", published="2017-11-15"),
    ]


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]])
def test_copies_share_a_group_and_others_have_none(order: list[int]) -> None:
    made = reports()
    with MemoryRecord() as record:
        run = record.begin_run("test")
        for number in order:
            report = made[number]
            outcome = Outcome("x", InputState.STORED, report=report.id)
            record.add([Entry(CodedReport(report), copy_keys(report))], [outcome], run)
        groups = copy_groups(record, [report.id for report in made])
    assert set(groups) == {report.id for report in made[:3]}
    assert set(groups.values()) == {min(report.id for report in made[:3])}
