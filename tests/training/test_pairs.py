"""What codings teach of pairs: which acts are one happening, and which values are theirs."""

import pytest

pytest.importorskip("tokenizers")

from neuralkit import VOCABULARY
from training.arrays import rows_of
from training.from_codings import example_from_coding
from training.pairs import IGNORED, acts_of, read_mentions, values_of

from tocsin.extract.neural.tokens import WordPieces
from tocsin.model.report import Report
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

TEXT = (
    "A bomb exploded near the market on Monday. Gunmen killed the mayor of Kesh, police said. The town won the match."
)


def spans(*words):
    return [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "exact": w} for w in words]


def mention(name, kind, triggers, **more):
    return {
        "id": name, "type": kind, "stage": "accomplished", "triggers": spans(*triggers), "evidence": spans(*triggers),
        "date": None, "place": None, "quantities": [], "participants": [], "weapons": [], **more,
    }  # fmt: skip


CODED = [
    mention("m1", "bombing", ["bomb exploded"],
            date={"start": "2024-05-13", "end": "2024-05-13", "evidence": spans("on Monday")}),
    mention("m2", "assassination", ["killed"], optional=True),
]  # fmt: skip
PLAIN = {
    "schema_version": "1.0", "mentions": CODED, "claims": [], "claim_relations": [], "problems": [],
    "report": {"id": "try", "text": TEXT, "title": None, "url": None, "language": "en",
               "published": {"start": "2024-05-15", "end": "2024-05-15", "precision": "day", "basis": "metadata"}},
}  # fmt: skip


@pytest.fixture(scope="module")
def resolved():
    parts = load_parts(Settings())
    report = Report.of(TEXT, "2024-05-15")
    return parts.resolve(report, parts.extractor.extract(report))


def test_an_act_tells_the_mention_whose_words_it_is(resolved):
    acts = {
        TEXT[start : start + 4]: (told, scope)
        for start, told, scope in acts_of(read_mentions({"mentions": CODED}), resolved)
    }
    assert acts["bomb"] == ([0], 1)
    assert acts["kill"] == ([1], IGNORED)


def test_a_bare_reference_and_what_no_coding_tells_do_not_count(resolved):
    reference = [mention("m1", "bombing", ["bomb exploded"], reference_only=True)]
    scopes = {told == [0]: scope for _, told, scope in acts_of(read_mentions({"mentions": reference}), resolved)}
    assert scopes == {True: 0, False: 0}


def test_words_of_an_act_that_no_rule_knows_are_an_act_all_the_same(resolved):
    own = [mention("m1", "attack_unspecified", ["won the match"])]
    assert (TEXT.index("won the match"), [0], 1) in acts_of(read_mentions({"mentions": own}), resolved)


def test_a_value_belongs_to_the_mentions_that_have_it(resolved):
    owners = dict(values_of(read_mentions({"mentions": CODED}), resolved))
    assert owners[TEXT.index("Monday")] == [0]


def test_marks_stand_at_the_first_token_of_an_act_or_a_value():
    (row,) = rows_of(example_from_coding(PLAIN, "news", "train"), load_parts(Settings()), WordPieces(VOCABULARY))
    assert len(row["act_at"]) == len(row["act_of"]) == len(row["act_scope"])
    starts = {row["spans"][at][0] for at in row["act_at"]}
    assert TEXT.index("bomb") in starts
    assert TEXT.index("Monday") in {row["spans"][at][0] for at in row["value_at"]}
