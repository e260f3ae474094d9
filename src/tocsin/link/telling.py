"""Which rare words of a report tell a mention apart from others."""

from tocsin.model.mention import Mention
from tocsin.model.report import Report
from tocsin.model.told import Told


def tell(report: Report, mention: Mention, copies: str | None = None) -> Told:
    """Give a mention as linking sees it, with the telling words of its passages and its title."""
    raise NotImplementedError
