"""A language model as the reader: what it answers is checked against the text, word by word."""

from tocsin.extract.llm.asking import Ask, Message, NoReply, Reply
from tocsin.extract.llm.extractor import LlmExtractor

__all__ = ["Ask", "LlmExtractor", "Message", "NoReply", "Reply"]
