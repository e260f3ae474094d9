"""How reports of the worlds are matched with happenings, and final figures with the known ones."""

from corpus.world_notation import read_event
from evals.cluster_scores import score_b3, score_clusters
from evals.ecb import stem
from evals.worlds import find_items, groups_of, score_figures, to_report

from tocsin.link.linking import link
from tocsin.link.telling import tell
from tocsin.run.code import code_report
from tocsin.run.settings import Settings
from tocsin.run.wire import load_parts

OUTLETS = {"wire": "Sample Wire (sample)", "post": "Specimen Post (sample)"}
TEXT = """\
* bomb | bombing suicide_bombing | 2016-02-17 | Ankara, TUR | killed 28; wounded 61 | Invented, 2016
* trial | trial_or_conviction | 2018-05-04 | Ankara, TUR | convicted 3 | Invented, 2018

@ wire 2016-02-17 bomb
Bomb kills 18 in Ankara
A car bomb exploded beside buses in Ankara on Wednesday, killing at least 18 people, the governor said.

@ post 2016-02-18 bomb
Ankara bomb toll rises to 28
The car bomb that exploded in Ankara on Wednesday killed 28 people, the health minister said on Thursday.

@ wire 2018-05-04 trial; bomb < car bomb
Three convicted over Ankara bomb
A court in Ankara convicted three men on Friday. The car bomb of 17 February 2016 in Ankara killed 28 people.
"""


def test_mentions_are_found_by_type_and_words_and_the_final_figure_is_scored() -> None:
    event = read_event(TEXT, "ankara-test", OUTLETS)
    parts = load_parts(Settings())
    coded = {report.id: code_report(to_report(report), parts) for report in event.reports}
    items = find_items(event, coded)
    assert [(item.report, item.happening.rpartition("/")[2]) for item in items] == [
        ("ankara-test-1", "bomb"),
        ("ankara-test-2", "bomb"),
        ("ankara-test-3", "trial"),
        ("ankara-test-3", "bomb"),
    ]
    assert all(item.mention is not None for item in items)
    by_id = {mention.id: mention for one in coded.values() for mention in one.mentions}
    assert [by_id[i.mention].type.family for i in items if i.mention] == ["attack", "attack", "security", "attack"]
    assert sorted(len(group) for group in groups_of(items)) == [1, 3]
    incidents = link([tell(one.report, mention) for one in coded.values() for mention in one.mentions]).incidents
    scores = {score.subject: score for score in score_figures([event], items, incidents)}
    assert "wounded" not in scores  # no report gives the known number
    assert scores["killed"].is_equal
    assert scores["killed"].is_held


def test_forms_of_one_word_share_a_stem() -> None:
    assert stem("was charged") == stem("charges")
    assert stem("killing") == stem("killed")
    assert stem("bomb") != stem("arrest")


def test_b_cubed_alone_is_the_b_cubed_of_all_scores() -> None:
    truth, found = [["a", "b", "c"], ["d"]], [["a", "b"], ["c", "d"], ["e"]]
    alone = score_b3(truth, found)
    assert alone == score_clusters(truth, found).b3
    assert (round(alone.precision, 3), round(alone.recall, 3)) == (0.8, 0.733)
