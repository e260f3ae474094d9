"""How splink, a general record linker, joins mentions: with weights learned from labels and the best threshold for them.

Kept as fair as we know: days, kilometres, type, actor, figures and rare words are compared in levels, an undated mention
is given its report's day, and pairs meet by day, by week and country, by place and month, and by large figure.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from evals.cluster_scores import score_b3
from tocsin.link.facts import Facts, facts_of
from tocsin.model.identity import MentionId
from tocsin.model.quantity import Subject
from tocsin.model.told import Told

_COLUMNS = (
    "unique_id varchar, report varchar, day integer, week integer, month varchar, country varchar, place varchar,"
    " lat double, lon double, type varchar, type_group varchar, actor varchar, killed integer, wounded integer,"
    " words varchar[], cluster varchar"
)
_THRESHOLDS = tuple(n / 2 for n in range(-20, 41))  # match weights


@dataclass(frozen=True, slots=True)
class SplinkModel:
    """What was learned: splink's settings with their weights, and the match weight from which pairs are joined."""

    settings: dict[str, Any]
    threshold: float

    def group(self, tolds: Sequence[Told]) -> list[list[MentionId]]:
        """Join mentions by the model."""
        linker = _linker(tolds, {}, self.settings)
        return _clusters(linker, linker.inference.predict(), self.threshold, tolds)


def train(tolds: Sequence[Told], truth: Sequence[Sequence[MentionId]]) -> SplinkModel:
    """Learn the weights from the true groups, and choose the threshold that gives these the best B3 F1."""
    labels = {mention: str(number) for number, group in enumerate(truth) for mention in group}
    linker = _linker(tolds, labels, _settings())
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    linker.training.estimate_m_from_label_column("cluster")
    predicted = linker.inference.predict()
    best = max(_THRESHOLDS, key=lambda t: score_b3(truth, _clusters(linker, predicted, t, tolds)).f1)
    return SplinkModel(json.loads(json.dumps(linker.misc.save_model_to_json())), best)


def _settings() -> Any:
    import splink.comparison_library as compare
    from splink import SettingsCreator, block_on

    def levels(name: str, *conditions: str) -> Any:
        null, *rest = conditions
        return compare.CustomComparison(
            [
                {"sql_condition": null, "label_for_charts": "none", "is_null_level": True},
                *({"sql_condition": one, "label_for_charts": one} for one in rest),
                {"sql_condition": "ELSE", "label_for_charts": "else"},
            ],
            output_column_name=name,
        )

    def apart(column: str) -> str:
        return f"abs({column}_l - {column}_r)"

    km = (
        "6371 * 2 * asin(sqrt(pow(sin(radians(lat_r - lat_l) / 2), 2)"
        " + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))"
    )
    shared = "len(list_intersect(words_l, words_r))"
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=[
            block_on("day"),
            block_on("week", "country"),
            block_on("place", "month"),
            block_on("country", "killed"),
        ],
        comparisons=[
            levels("day", "day_l is null or day_r is null", *(f"{apart('day')} <= {n}" for n in (0, 1, 3, 14, 62))),
            levels("km", "lat_l is null or lat_r is null", *(f"{km} <= {n}" for n in (2, 15, 60, 200))),
            levels("type", "type_l is null or type_r is null", "type_l = type_r", "type_group_l = type_group_r"),
            levels("actor", "actor_l is null or actor_r is null", "actor_l = actor_r"),
            levels(
                "killed",
                "killed_l is null or killed_r is null",
                "killed_l = killed_r and killed_l >= 8",
                "killed_l = killed_r",
                f"{apart('killed')} <= 0.3 * least(killed_l, killed_r) + 1",
            ),
            levels("wounded", "wounded_l is null or wounded_r is null", "wounded_l = wounded_r"),
            levels(
                "words",
                "len(words_l) < 2 or len(words_r) < 2",
                f"{shared} >= 3",
                f"{shared} >= 2",
                f"{shared} >= 1",
            ),
            levels("report", "report_l is null or report_r is null", "report_l = report_r"),
        ],
    )


def _linker(tolds: Sequence[Told], labels: Mapping[MentionId, str], settings: Any) -> Any:
    import duckdb
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(":memory:")
    connection.execute("set threads to 1")
    connection.execute(f"create table mentions ({_COLUMNS})")
    rows = [_row(facts_of(told), labels.get(told.id)) for told in tolds]
    connection.executemany(f"insert into mentions values ({', '.join('?' * 16)})", rows)
    api = DuckDBAPI(connection=connection)
    return Linker(api.register(connection.table("mentions")), settings, log_level=None)


def _row(facts: Facts, label: str | None) -> tuple[Any, ...]:
    day = facts.first if facts.is_dated else facts.published_last
    counts = {
        subject: count.best for subject, _, count in sorted(facts.counts, key=lambda c: c[2].best or 0) if count.best
    }
    return (
        facts.id,
        facts.report,
        day,
        day // 7 if day else None,
        date.fromordinal(day).strftime("%Y-%m") if day else None,
        facts.country,
        facts.place_name,
        facts.lat if facts.is_point else None,
        facts.lon if facts.is_point else None,
        facts.type,
        facts.type.group,
        min(facts.doers, default=None),
        counts.get(Subject.KILLED),
        counts.get(Subject.WOUNDED),
        sorted(facts.words),
        label,
    )


def _clusters(linker: Any, predicted: Any, threshold: float, tolds: Sequence[Told]) -> list[list[MentionId]]:
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_weight=threshold)
    groups: dict[str, list[MentionId]] = {}
    placed = set()
    for row in clusters.as_record_list():
        groups.setdefault(row["cluster_id"], []).append(MentionId(row["unique_id"]))
        placed.add(row["unique_id"])
    return [*groups.values(), *([told.id] for told in tolds if told.id not in placed)]
