"""What must hold in every record, whatever it is stored in."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from tocsin.record.base import Finding, Run
from tocsin.record.digest import Plain, evidence_in


def check_report(report: Plain, text: str) -> Iterator[Finding]:
    """Find a text that is not the one that was hashed on arrival."""
    said = report["text_sha256"]
    if said is not None and said != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
        yield Finding("text", report["id"], "the text is not the one that was read: its hash differs")


def check_evidence(subject: str, value: Plain, text_of: Callable[[str], str | None]) -> Iterator[Finding]:
    """Find evidence inside a value that is not the words of its report."""
    for words in evidence_in(value):
        text = text_of(words["report"])
        if text is None:
            yield Finding("evidence", subject, f"points at report {words['report']}, which is not there")
        elif text[words["start"] : words["end"]] != words["exact"]:
            where = f"{words['report']}:{words['start']}"
            yield Finding("evidence", subject, f"{where} does not say {words['exact'][:60]!r}")


def check_runs(runs: Iterable[Run]) -> Iterator[Finding]:
    """Find runs whose outcomes are not one for each input, and name those that were cut off."""
    for run in runs:
        if run.ended_at is None:
            message = f"{run.command} was cut off after {run.outcomes:,} inputs; run it again to complete it"
            yield Finding("accounting", run.id, message, is_error=False)
        elif not run.adds_up:
            counted = (
                f"{run.stored:,} stored + {run.already_there:,} already there"
                f" + {run.refused:,} refused + {run.failed:,} failed"
            )
            yield Finding("accounting", run.id, f"{run.inputs:,} inputs, but {counted} = {run.outcomes:,}")


def check_incident(
    incident: Plain, has_mention: Callable[[str], bool], has_incident: Callable[[str], bool]
) -> Iterator[Finding]:
    """Find members that are not there and merges that lead nowhere."""
    for mention in incident["mentions"]:
        if not has_mention(mention):
            yield Finding("incidents", incident["id"], f"its mention {mention} is not there")
    merged_into = incident["merged_into"]
    if (incident["state"] == "merged") != (merged_into is not None):
        yield Finding("incidents", incident["id"], f"state {incident['state']}, merged into {merged_into}")
    if merged_into is not None and (merged_into == incident["id"] or not has_incident(merged_into)):
        yield Finding("incidents", incident["id"], f"merged into {merged_into}, which is not there")
