"""Short texts through the rule extractor, for the tests of this folder."""

from tocsin.extract.rules import RulesExtractor
from tocsin.model.draft import Draft, Trigger
from tocsin.model.report import Report


def draft_of(text: str) -> Draft:
    """Give the draft of a bare English text."""
    return RulesExtractor().extract(Report.of(text))


def only_trigger(text: str) -> Trigger:
    """Give the telling trigger of a text that tells one act; words for its harm and its doers are passed over."""
    found = [t for t in draft_of(text).triggers if not t.rule.endswith((".effect", ".agent"))]
    assert len(found) == 1, [t.evidence.exact for t in found]
    return found[0]
