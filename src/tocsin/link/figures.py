"""Which figures an incident has, and what was known on each day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_high

from tocsin.link.bursts import Scope, point_of, scope_of
from tocsin.link.voices import Telling
from tocsin.model.evidence import Evidence, Sourced
from tocsin.model.identity import MentionId
from tocsin.model.incident import Reconciled, SetAside, Toll
from tocsin.model.quantity import Qualifier, Quantity, Range

_NEWEST_DAYS = 1  # figures of the last day with one and of the day before count as the newest
_JUMP = 4  # times the middle of all that one lone figure may be before it is not believed
_ONE_MORE = 2  # deaths that a later report may add to a toll without saying the sum
_TOLL = 10  # from this on such a figure is no new sum
_SHARPENS = 2  # times a newest "at least" that an exact figure before it may be and still be its sum


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure as one telling gives it; `day` sorts, and is empty where the report has none.

    `point` is the one number that stands for it when figures are set against
    each other.
    """

    telling: Telling
    sourced: Sourced[Quantity]
    range: Range
    day: str
    point: int

    @classmethod
    def of(cls, telling: Telling, sourced: Sourced[Quantity]) -> "_Figure":
        """Make a figure of what a telling gives."""
        reach = sourced.value.range
        return cls(telling, sourced, reach, telling.known_on.isoformat() if telling.known_on else "", point_of(reach))


def reconcile_figures(tellings: Sequence[Telling]) -> tuple[Reconciled[Quantity], ...]:
    """Give one range for each scope; figures of different scopes (all, children, soldiers) never compete."""
    scopes = _by_scope(tellings)
    return tuple(_reconcile(scopes[scope]) for scope in sorted(scopes))


def toll_history(tellings: Sequence[Telling]) -> tuple[Toll, ...]:
    """Give the figures as known at the end of each day on which they changed, undated reports first."""
    tolls = []
    for scope, figures in sorted(_by_scope(tellings).items()):
        before: Range | None = None
        for day in sorted({figure.day for figure in figures}):
            found = _reconcile([f for f in figures if f.day <= day and (f.day or not day)])
            if found.value.range != before:
                before = found.value.range
                known_on = date.fromisoformat(day) if day else None
                tolls.append(Toll(known_on, scope[0], scope[1], before, found.mentions))
    return tuple(sorted(tolls, key=lambda t: (str(t.known_on or ""), t.subject, t.population, t.mentions)))


def _by_scope(tellings: Sequence[Telling]) -> dict[Scope, list[_Figure]]:
    scopes: dict[Scope, list[_Figure]] = {}
    for telling in tellings:
        for sourced in telling.told.mention.quantities:
            scope = scope_of(sourced.value)
            scopes.setdefault(scope, []).append(_Figure.of(telling, sourced))
    return scopes


def _reconcile(figures: Sequence[_Figure]) -> Reconciled[Quantity]:
    if len(figures) == 1:
        (only,) = figures
        return Reconciled(only.sourced.value, "figure.agreed", (only.telling.id,), only.sourced.evidence)
    live, aside = _live(figures)
    live, added = _without_additions(live)
    aside += added
    chosen, rule = _best(live)
    live, held = _without_held(live, chosen)
    aside += held
    reach = _range(live, chosen)
    value = replace(chosen.sourced.value, range=reach)
    agreeing = [f for f in live if f.range.best == chosen.range.best and f.range.low == chosen.range.low]
    for figure in live:
        if figure not in agreeing:
            why = figure.telling.doubt or "another figure"
            aside.append(_aside(figure, f"{why}: the range holds it, the best is {_words(chosen.range)}"))
    return Reconciled(
        value=value,
        rule=rule,
        mentions=tuple(dict.fromkeys(f.telling.id for f in agreeing)),
        evidence=_evidence(agreeing),
        set_aside=tuple(sorted(aside, key=lambda a: (a.mention, a.reason, str(a.value)))),
    )


def _evidence(figures: Sequence[_Figure]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for f in figures for e in f.sourced.evidence))


def _aside(figure: _Figure, reason: str) -> SetAside[Quantity]:
    return SetAside(figure.sourced.value, figure.telling.id, reason)


def _live(figures: Sequence[_Figure]) -> tuple[list[_Figure], list[SetAside[Quantity]]]:
    """Keep of each speaker its newest figure; a copy that changes its original's figure is set aside."""
    live: list[_Figure] = []
    aside: list[SetAside[Quantity]] = []
    by_speaker: dict[str, list[_Figure]] = {}
    for figure in figures:
        by_speaker.setdefault(figure.telling.speaker, []).append(figure)
    for speaker in sorted(by_speaker):
        own = [f for f in by_speaker[speaker] if not f.telling.is_copy] or by_speaker[speaker]
        newest = max(figure.day for figure in own)
        # Of two figures that one text gives for one scope the larger holds the other.
        kept = max((f for f in own if f.day == newest), key=lambda f: (f.point, f.range.low or 0, f.telling.id))
        live.append(kept)
        for figure in by_speaker[speaker]:
            if figure is kept:
                continue
            if figure.range == kept.range:
                live.append(figure)
            elif figure.telling.is_copy and not kept.telling.is_copy:
                aside.append(_aside(figure, "a near-copy differs here from the text it copies"))
            elif figure.telling.doubt is not None:
                aside.append(_aside(figure, figure.telling.doubt))
            elif figure.day < newest:
                aside.append(_aside(figure, f"the same source gave {_words(kept.range)} on {newest}"))
            else:
                aside.append(_aside(figure, f"the same source also gives {_words(kept.range)}"))
    return live, aside


def _best(live: Sequence[_Figure]) -> tuple[_Figure, str]:
    """Choose among the figures of the newest days the one that most voices agree with.

    "At least 4" agrees with 6, "about 90" with 95, 4 only with 4. At a tie the
    newer counts, then what a known source says, then the lower. A lone figure
    that jumps is not chosen, nor that of a burst or of doubted sources, and
    "more than 140" does not replace 148 that was told before.
    """
    heard = [f for f in live if f.telling.doubt is None] or list(live)
    believed = [f for f in heard if not _jumps(f, heard)] or heard
    fixed = [f for f in believed if f.range.best is not None] or believed
    newest = _newest(fixed)
    agreeing = _newest(believed)
    support = {
        point: len({f.telling.voice for f in agreeing if _holds(f.range, point)})
        for point in {figure.point for figure in newest}
    }
    last_day = {point: max(f.day for f in newest if f.point == point) for point in support}
    most = max(support.values())
    rivals = [point for point in support if support[point] == most]
    latest = max(last_day[point] for point in rivals)
    vouched = {f.point for f in newest if f.telling.is_known}
    point = min((p for p in rivals if last_day[p] == latest), key=lambda p: (p not in vouched, p))
    chosen = min((f for f in newest if f.point == point), key=_firmness)
    if len({f.point for f in live}) == 1:
        return chosen, "figure.agreed"
    sharper = _sharper(chosen, fixed)
    if sharper is not None:
        return sharper, "figure.exact_within_newest"
    if len(support) == 1:
        return chosen, "figure.newest"
    return chosen, "figure.majority_of_newest" if len(rivals) == 1 else "figure.lowest_of_newest"


def _sharper(chosen: _Figure, figures: Sequence[_Figure]) -> _Figure | None:
    """Give the newest exact figure that an open newest one ("more than 140") agrees with, if any."""
    if chosen.range.high is not None:
        return None
    floor = chosen.range.low or 0
    exact = [f for f in figures if f.range.high is not None and floor <= f.point <= _SHARPENS * max(floor, 1)]
    newest = _newest(exact) if exact else []
    return max(newest, key=lambda f: (f.day, -f.point, f.telling.id)) if newest else None


def _newest(figures: Sequence[_Figure]) -> list[_Figure]:
    """Keep the figures of the last day with one and of the day before; undated ones only among themselves.

    Where two sources that people called known give one, it is their last day:
    what others say later stands beside theirs and does not replace it.
    """
    known = [f for f in figures if f.telling.is_known]
    newest = max(f.day for f in (known if len({f.telling.voice for f in known}) > 1 else figures))
    if not newest:
        return list(figures)
    limit = date.fromisoformat(newest).toordinal() - _NEWEST_DAYS
    return [f for f in figures if f.day and date.fromisoformat(f.day).toordinal() >= limit]


def _holds(reach: Range, point: int) -> bool:
    return (reach.low or 0) <= point and (reach.high is None or point <= reach.high)


def _firmness(figure: _Figure) -> tuple[bool, str, MentionId]:
    return (figure.range.high is None, figure.day, figure.telling.id)


def _jumps(figure: _Figure, live: Sequence[_Figure]) -> bool:
    """Say whether a lone figure is so far from what two or more other voices say that it is not believed."""
    others = [f for f in live if f.telling.voice != figure.telling.voice]
    if len({f.telling.voice for f in others}) < 2:
        return False
    if any(f.point == figure.point for f in others):
        return False
    middle = median_high(point for _, point in {(f.telling.voice, f.point) for f in live})
    return figure.point > _JUMP * middle + 6 or middle > _JUMP * figure.point + 6


def _without_additions(live: list[_Figure]) -> tuple[list[_Figure], list[SetAside[Quantity]]]:
    """Set aside one death or two more that a later report adds to a toll of many: it is no sum."""
    kept: list[_Figure] = []
    aside: list[SetAside[Quantity]] = []
    for figure in live:
        is_added = 0 < figure.point <= _ONE_MORE and any(
            f.day < figure.day and (f.range.low or 0) >= _TOLL for f in live if f.day
        )
        if is_added:
            aside.append(_aside(figure, "one or two more, added to a larger toll told before"))
        else:
            kept.append(figure)
    return kept, aside


def _without_held(live: list[_Figure], chosen: _Figure) -> tuple[list[_Figure], list[SetAside[Quantity]]]:
    """Set aside loose figures ("at least 4", "dozens") that the chosen one ("36") agrees with and sharpens."""
    kept: list[_Figure] = []
    aside: list[SetAside[Quantity]] = []
    floor, top = chosen.range.low or 0, chosen.range.high
    for figure in live:
        reach = figure.range
        is_looser = (reach.low or 0) <= floor and (reach.high is None or (top is not None and top <= reach.high))
        if figure is not chosen and reach != chosen.range and is_looser:
            aside.append(_aside(figure, f"{_words(chosen.range)} agrees with it and says more"))
        else:
            kept.append(figure)
    return kept, aside


def _range(live: Sequence[_Figure], chosen: _Figure) -> Range:
    # "Up to 40" feeds the high end only.
    low = min((f.range.low for f in live if f.range.low is not None), default=0)
    ends = [f.range.high for f in live if f.range.high is not None]
    top = max(ends, default=None)
    opens = [f.range.low or 0 for f in live if f.range.high is None]
    if top is not None and opens and (max(opens) > top or (chosen.range.high is None and max(opens) >= top)):
        top = None
    best = chosen.range.best
    if top is not None and best is not None and best > top:
        top = None
    if best is not None and low > best:
        low = best
    if (low, best, top) == (chosen.range.low or 0, best, chosen.range.high) or len({f.range for f in live}) == 1:
        return chosen.range
    if low == best == top:
        return Range(low, best, top, Qualifier.EXACT)
    return Range(low, best, top, Qualifier.AT_LEAST if top is None else Qualifier.RANGE)


def _words(reach: Range) -> str:
    if reach.best is not None:
        return str(reach.best) if reach.high is not None else f"{reach.best} or more"
    return f"{reach.low or 0} to {'any number' if reach.high is None else reach.high}"
