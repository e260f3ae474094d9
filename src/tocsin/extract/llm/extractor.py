"""The extractor that asks a language model, and lets the rules read whatever it cannot be asked or does not answer."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tocsin.extract.base import Extractor
from tocsin.extract.llm.asking import Ask, Message, NoReply
from tocsin.extract.llm.drafting import WHY, Drafting
from tocsin.extract.llm.orders import speaks_to_program
from tocsin.extract.llm.prompt import UNREAD, first_messages, prompt_hash, repair_messages
from tocsin.extract.llm.quotes import Quotes
from tocsin.extract.llm.schema import SCHEMA
from tocsin.model.draft import Draft
from tocsin.model.evidence import Evidence
from tocsin.model.problem import Problem
from tocsin.model.report import Report
from tocsin.model.sentence import Sentence, split_sentences

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

NOT_ASKED = "llm.speaks_to_program"
NO_ANSWER = "llm.no_answer"  # followed by the reason: llm.no_answer.too_slow
WRONG_SHAPE = "llm.wrong_shape"
DROPPED = "llm.dropped"  # followed by the reason: llm.dropped.not_in_text
_MOST_FAULTS = 8
_LONGEST_FAULT = 200


class LlmExtractor:
    """Asks a model for acts, participants, weapons and claims; dates, figures and places stay with the resolvers.

    `name` says which model answered and which wording asked it. A report that
    the model did not read has the rules' draft, the rules' name, and a problem
    that says why.
    """

    def __init__(self, rules: Extractor, ask: Ask, model: str, validator: "Validator") -> None:
        self._rules = rules
        self._ask = ask
        self._validator = validator
        self.name = f"llm:{model}@{prompt_hash()}"

    def extract(self, report: Report) -> Draft:
        """Give the draft of one report, by the model or, where it fails, by the rules."""
        sentences = split_sentences(report)
        if all(sentence.section in UNREAD for sentence in sentences):
            return Draft(report.id, sentences, extractor=self.name)
        order = speaks_to_program(report.text)
        if order is not None:
            said = "words that speak to a program; not shown to the model, coded by rules"
            return self._by_rules(report, NOT_ASKED, said, (report.evidence(*order),))
        answer = self._answer(first_messages(report, sentences))
        if isinstance(answer, Problem):
            return self._by_rules(report, answer.code, answer.message)
        return self._draft(report, sentences, answer)

    def _answer(self, messages: Sequence[Message]) -> dict[str, Any] | Problem:
        """Give an answer that fits the schema; one that does not is asked for once more."""
        reply = self._ask(messages, SCHEMA, opening=True)
        if isinstance(reply, NoReply):
            return _no_answer(reply)
        answer = self._read(reply.text)
        if isinstance(answer, dict):
            return answer
        again = self._ask(repair_messages(messages, reply.text, answer), SCHEMA, opening=False)
        if isinstance(again, NoReply):
            return _no_answer(again)
        mended = self._read(again.text)
        if isinstance(mended, dict):
            return mended
        return Problem(WRONG_SHAPE, f"the model's answer fits no schema, twice: {mended[0]}; coded by rules", "extract")

    def _read(self, words: str) -> dict[str, Any] | list[str]:
        """Give the object that an answer is, or what is wrong with it."""
        try:
            answer = json.loads(_bare(words))
        except (ValueError, RecursionError) as error:
            return [_plain(f"no JSON: {error}")]
        faults = []
        for fault in self._validator.iter_errors(answer):
            where = "/".join(map(str, fault.absolute_path))
            faults.append(_plain(f"{where or 'answer'}: {fault.message}"))
            if len(faults) == _MOST_FAULTS:
                break
        return faults or answer

    def _draft(self, report: Report, sentences: tuple[Sentence, ...], answer: dict[str, Any]) -> Draft:
        drafting = Drafting(Quotes(report, sentences, [one.section in UNREAD for one in sentences]))
        drafting.take(answer)
        problems = tuple(
            Problem(f"{DROPPED}.{reason}", f"dropped from the model's answer: {count} {WHY[reason]}", "extract")
            for reason, count in sorted(drafting.dropped.items())
            if count
        )
        return Draft(
            report.id,
            sentences,
            tuple(drafting.triggers),
            tuple(drafting.participants),
            tuple(drafting.weapons),
            tuple(drafting.claims),
            self.name,
            problems,
        )

    def _by_rules(self, report: Report, code: str, why: str, words: tuple[Evidence, ...] = ()) -> Draft:
        draft = self._rules.extract(report)
        return replace(draft, problems=(*draft.problems, Problem(code, why, "extract", words)))


def _no_answer(reply: NoReply) -> Problem:
    said = f"the model was not heard: {_plain(reply.reason)}; coded by rules"
    return Problem(f"{NO_ANSWER}.{reply.code}", said, "extract")


def _plain(words: str) -> str:
    """Give words that came from outside short and in ASCII, so that they can be stored and shown."""
    return words[:_LONGEST_FAULT].encode("ascii", "backslashreplace").decode("ascii")


def _bare(words: str) -> str:
    """Give an answer without the fence that some models put around JSON."""
    stripped = words.strip()
    if stripped.startswith("```") and stripped.endswith("```"):
        return stripped[3:-3].removeprefix("json")
    return stripped
