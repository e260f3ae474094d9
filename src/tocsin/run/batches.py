"""How many reports are stored at a time."""

from collections.abc import Iterable, Iterator

from tocsin.model.outcome import ReadResult

BATCH_REPORTS = 50
BATCH_CHARACTERS = 2_000_000


def batches(reads: Iterable[ReadResult], most: int = BATCH_REPORTS) -> Iterator[list[ReadResult]]:
    """Give inputs in groups of a bounded number and length, in their order."""
    held: list[ReadResult] = []
    characters = 0
    for read in reads:
        held.append(read)
        characters += len(read.report.text) if read.report else 0
        if len(held) >= most or characters >= BATCH_CHARACTERS:
            yield held
            held, characters = [], 0
    if held:
        yield held
