"""The rule extractor, the offline baseline."""

from tocsin.extract.rules.extractor import RulesExtractor

__all__ = ["RulesExtractor"]
