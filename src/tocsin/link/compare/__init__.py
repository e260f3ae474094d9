"""What speaks for or against two mentions being one incident: one named feature a file.

Each feature looks at the facts of two mentions and gives the name of what it
found, or None where a report is silent. What a finding weighs stands in
`tocsin.link.weights`; `explain` says it in words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.link.compare import (
    copies,
    counts,
    doers,
    kind,
    site,
    stage,
    targets,
    title,
    weapons,
    when,
    where,
    words,
)
from tocsin.link.facts import Facts


@dataclass(frozen=True, slots=True)
class Feature:
    """A named comparison; `compare` is symmetric and gives the name of an outcome or None."""

    name: str
    compare: Callable[[Facts, Facts], str | None]
    explain: Callable[[str, Facts, Facts], str]


FEATURES = (
    Feature("date", when.compare, when.explain),
    Feature("place", where.compare, where.explain),
    Feature("site", site.compare, site.explain),
    Feature("type", kind.compare, kind.explain),
    Feature("stage", stage.compare, stage.explain),
    Feature("doers", doers.compare, doers.explain),
    Feature("targets", targets.compare, targets.explain),
    Feature("weapons", weapons.compare, weapons.explain),
    Feature("counts", counts.compare, counts.explain),
    Feature("words", words.compare, words.explain),
    Feature("title", title.compare, title.explain),
    Feature("copies", copies.compare, copies.explain),
)
