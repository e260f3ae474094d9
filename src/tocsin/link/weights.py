"""What each finding of a comparison weighs: one table, with reasons.

A weight is the logarithm, to base 2, of how much more often the finding turns up
in pairs that are one incident than in pairs of one block that are not; set by
hand from those counts on coded reports and then rounded. The sum starts from
`START`, for most pairs that meet in a block are two incidents.
"""

from tocsin.link.compare import copies, counts, doers, kind, site, stage, targets, title, weapons, when, where, words

START = -4.0
SAME_FROM = 2.0  # at this sum and above: same
FIRM_FROM = 2.5  # where the days are not fixed and nothing of `SPECIFIC` is shared
DIFFERENT_TO = 0.5  # at this sum and below: different; between the two: unsure, for a person
GROUP_FROM = 0.0  # the mean over the pairs of two groups that may be joined

WEIGHTS: dict[str, float] = {
    # Days. A day that words fix is the strongest sign there is, beside the place.
    when.SAME_DAY: 3.0,
    when.NEXT_DAY: 0.5,  # nights, time zones and careless weekdays
    when.FEW_DAYS: -2.5,
    when.APART: -8.0,
    when.IN_MONTH: 0.8,
    when.IN_YEAR: -0.5,
    when.IN_YEARS: -1.0,
    when.FRESH: 1.5,  # an undated act in a report of the days after it
    when.RECENT: -0.7,
    when.OLD: -2.5,
    when.REPORTED_TOGETHER: 1.2,
    when.REPORTED_NEAR: 0.0,
    when.REPORTED_APART: -2.0,
    # Places.
    where.SAME_PLACE: 3.0,
    where.NEAR: 1.8,
    where.OUTSKIRTS: -0.7,  # an airport, a suburb
    where.AROUND: -3.0,
    where.APART: -8.0,
    where.SAME_AREA: 2.5,  # a province by its name
    where.IN_AREA: 1.0,
    where.IN_WORDS: 2.0,  # no place of its own, but the title names it
    where.IN_COUNTRY: 0.3,
    where.OTHER_COUNTRY: -6.0,
    site.SAME_SITE: 1.5,
    site.OTHER_SITE: -0.7,  # one spot is called by many names
    # Acts.
    kind.SAME_RARE_TYPE: 2.5,
    kind.SAME_TYPE: 1.5,
    kind.KIN_TYPE: 0.2,
    kind.MODE_TYPE: 0.5,
    kind.UNSPECIFIED_TYPE: 0.2,
    kind.OTHER_TYPE: -3.0,
    kind.FAR_TYPE: -5.0,
    stage.SAME_STAGE: 1.0,
    stage.OTHER_STAGE: -0.7,
    # People and things.
    doers.SAME_DOER: 1.0,
    doers.OTHER_DOER: -0.8,  # blame differs between reports of one act
    doers.OTHER_FIRM_DOER: -2.0,
    targets.SAME_VICTIM: 3.7,
    targets.SAME_NAMED: 2.2,
    targets.SAME_TARGET: 1.5,
    targets.SAME_KIND: 0.5,
    targets.OTHER_KIND: -1.0,
    weapons.SAME_WEAPON: 0.3,
    weapons.OTHER_WEAPON: -0.7,
    # Figures.
    counts.SAME_HUGE_COUNT: 3.5,
    counts.SAME_LARGE_COUNT: 2.5,
    counts.SAME_COUNT: 1.0,
    counts.CLOSE_LARGE: 1.6,
    counts.CLOSE: 0.8,
    counts.GREW: -0.3,
    counts.SHRANK: -1.2,
    counts.PART: -0.7,  # one more died, of many
    counts.JUMPED: -2.0,  # one of two figures is often of a part: a guard among fifty
    # Words.
    words.MANY: 3.0,
    words.SOME: 1.3,
    words.FEW: 0.0,
    words.NONE: -1.0,
    title.ALIKE: 1.0,
    title.SHARED: 0.4,
    copies.COPY: 4.0,
}

# Where words do not fix both acts to a day, one of these must be there for "same", or a higher sum: in a large city the
# same group strikes the same kind of target again and again, and place, type and actor alone would chain its acts.
SPECIFIC = frozenset(
    {
        site.SAME_SITE,
        targets.SAME_VICTIM,
        targets.SAME_NAMED,
        targets.SAME_TARGET,
        counts.SAME_COUNT,
        counts.SAME_LARGE_COUNT,
        counts.SAME_HUGE_COUNT,
        counts.CLOSE_LARGE,
        words.SOME,
        words.MANY,
        title.ALIKE,
        copies.COPY,
    }
)
