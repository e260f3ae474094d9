"""What every extractor can do: rules now, a trained model or a language model beside them."""

from typing import Protocol

from tocsin.model.draft import Draft
from tocsin.model.report import Report


class Extractor(Protocol):
    """Reads one report and gives what its words say, before anything is decided about what belongs to what.

    The same report gives the same draft, always. Words that it cannot read
    become problems of the draft. `name` names the extractor with its version.
    """

    name: str

    def extract(self, report: Report) -> Draft:
        """Give the triggers, participants, weapons and claims of a report, in the order of its text."""
