"""Which words around an act say how far it got (CODEBOOK 4) and whether it is real at all.

Each pattern is matched against the lowered words of the same sentence: `before`
ends where the act's words begin, `own` are those words, `after` begins where
they end. The first row that matches counts.
"""

from dataclasses import dataclass

from tocsin.model.mention import Stage, ThwartedAt

# Up to five words that stay inside the clause.
_GAP = r"(?:(?!by |who |that |which |and |but |after |from |when |while |while )[\w'’“”\"-]+ ){0,5}"


@dataclass(frozen=True, slots=True)
class StageCue:
    """One row: where to look, the words, and the stage they give; None: the act is not real."""

    id: str
    where: str  # before, own, after
    pattern: str
    stage: Stage | None


STAGE_CUES = (
    # An aim or a what-if before anything else.
    StageCue("unreal.to_stop", "before", rf"\b(?:to|could|would|might|may|will) (?:\w+ly )?(?:thwart|foil|avert|prevent|disrupt|intercept|stop) {_GAP}$", None),
    StageCue("unreal.noun_modal", "after", r"^ (?:could|would|might|may)(?: not)? (?!have\b)", None),
    # Stopped by others.
    StageCue("thwarted.verb", "before",
             rf"\b(?:thwart(?:ed|s|ing)?|foil(?:ed|s|ing)?|avert(?:ed|ing)|prevent(?:ed|ing)|disrupt(?:ed|ing)|intercept(?:ed|ing)|stopped|overpower(?:ed|ing)|neutrali[sz](?:ed|ing)) {_GAP}$", Stage.THWARTED),
    StageCue("thwarted.adjective", "before", r"\b(?:thwarted|foiled|averted|intercepted|disrupted) (?:[\w-]+ ){0,2}$", Stage.THWARTED),
    StageCue("thwarted.passive", "after", rf"^ ?{_GAP}(?:was|were|has been|had been|been) (?:\w+ )?(?:thwarted|foiled|averted|prevented|intercepted|disrupted)\b", Stage.THWARTED),
    StageCue("thwarted.headline", "after", r"^ (?:thwarted|foiled|averted|prevented)\b", Stage.THWARTED),
    StageCue("thwarted.found", "after", r"^ (?:was|were|had been|has been|have been) (?:found|discovered|located)\b(?! to\b)", Stage.THWARTED),
    StageCue("thwarted.overpowered", "after", rf"^ ?{_GAP}(?:was|were|been) (?:\w+ )?(?:overpowered|tackled|subdued|wrestled|disarmed)\b", Stage.THWARTED),
    StageCue("thwarted.defused", "after", rf"^ ?{_GAP}(?:was|were|been) (?:\w+ )?(?:defused|deactivated|made safe|disarmed)\b", Stage.THWARTED),
    StageCue("thwarted.defused_object", "before", rf"\b(?:defus|deactivat|disarm)\w* {_GAP}$", Stage.THWARTED),
    StageCue("thwarted.made_safe", "before", rf"\bmade safe {_GAP}$", Stage.THWARTED),
    StageCue("thwarted.arrest_over_plan", "before", rf"\b(?:arrest|detain|held|captur)\w* {_GAP}(?:[\w'’-]+ ){{0,8}}(?:plan|plot|prepar|conspir|about to)\w* {_GAP}$", Stage.THWARTED),
    StageCue("thwarted.before_could", "before", rf"\bbefore (?:he|she|they|it|the [\w-]+|\w+) (?:could|was able to|were able to|managed to|had a chance to) {_GAP}$", Stage.THWARTED),
    # What-ifs, fears, and general talk.
    StageCue("unreal.modal", "before", r"\b(?:could|would|might|may|should|can) (?:have )?(?:be |been )?(?:\w+ly )?$", None),
    StageCue("unreal.have_been", "before", r"\b(?:could|might|would) have been (?:[\w'’-]+ ){0,5}$", None),
    StageCue("unreal.if", "before", r"\b(?:if|unless|whether|in case of|in the event of|to prevent|prevent|preventing|avoid|avoiding|against) (?:any |an |a |the |further |more |future |new |possible |potential |such |similar )*(?:[\w-]+ )?$", None),
    StageCue("unreal.fear", "before", r"\b(?:fears?|feared|risk|danger|threats?|possibility|likelihood|prospect|warn(?:ed|ing|ings|s)?|alert|capable|chance) (?:of|about|against|that) (?:(?!for |in |after |from )[\w'’-]+ ){0,5}$", None),
    StageCue("unreal.possible", "before", r"\b(?:possible|potential|future|further|more|new|imminent|any|no|hypothetical|fictional|simulated|mock|alleged plans? for) (?:[\w-]+ )?$", None),
    StageCue("unreal.will", "before", r"\b(?:will|'ll|shall|going to|wants? to|wanted to|able to|capable of|ready to|willing to|want to|how to|need to|likely to|vowed to|refus\w+ to) (?:be )?(?:\w+ly )?$", None),
    StageCue("unreal.wish", "before", r"\b(?:call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|want(?:s|ed)?|urg(?:es|ed|ing)|ask(?:s|ed|ing)?) (?:[\w'’-]+ ){0,8}to be (?:\w+ly )?$", None),
    StageCue("unreal.aim", "before", r"\b(?:aim(?:ed|s|ing)? at|in order to|so as to|using? (?:\w+ ){1,3}to|used? (?:\w+ ){1,3}to) $", None),
    StageCue("unreal.never", "before", r"\b(?:never|not|n't|n’t|without|denied|deny|denies|denying|nor) (?:be |been |being |have |having |to |any |a |an |yet )*(?:\w+ly )?$", None),
    StageCue("unreal.purpose", "before", r"\b(?:fight|fighting|combat|combating|war|operations?|campaign|battle|struggle|combatting|countering|counter) (?:against|on) (?:[\w-]+ )?$", None),
    # Begun, failed by itself.
    StageCue("attempted.adjective", "before", r"\b(?:attempted|failed|botched|unsuccessful|aborted|abortive) (?:[\w-]+ ){0,2}$", Stage.ATTEMPTED),
    StageCue("attempted.tried", "before", r"\b(?:tried|trying|attempt(?:ed|ing|s)?|sought|failed) to (?:[\w-]+ )?$", Stage.ATTEMPTED),
    StageCue("attempted.trying", "before", r"\b(?:were|was|are|is) \(?(?:trying|attempting)\)? to (?:[\w-]+ )?$", Stage.ATTEMPTED),
    StageCue("attempted.failed_to", "after", rf"\b(?:failed to (?:explode|detonate|go off)|did not (?:explode|detonate|go off)|malfunctioned|misfired)\b|^ ?{_GAP}fail(?:ed)?\b(?! to)", Stage.ATTEMPTED),
    StageCue("attempted.own", "own", r"\battempts?\b", Stage.ATTEMPTED),
    StageCue("attempted.noun", "after", r"^ attempts?\b", Stage.ATTEMPTED),
    # Announced.
    StageCue("threatened.to", "before", r"\b(?:threaten(?:ed|s|ing)?|vow(?:ed|s|ing)?|pledg(?:ed|es|ing)|swore|promis(?:ed|es|ing)) (?:to|that (?:they|it|he) (?:would|will)) (?:[\w-]+ )?$", Stage.THREATENED),
    # A plan.
    StageCue("planned.to", "before", rf"\b(?:plann?(?:ed|ing|s)?|plot(?:ted|ting|s)?|conspir(?:ed|ing|acy)|intend(?:ed|s|ing)?|prepar(?:ed|ing|es)|schem(?:ed|ing)|aim(?:ed|ing)) (?:to|for|of) {_GAP}$", Stage.PLANNED),
    StageCue("planned.object", "before", r"\b(?:plann?(?:ed|ing)|plot(?:ted|ting)|prepar(?:ed|ing)|masterminding|conspiring) (?:(?:a|an|the|to carry out|to commit|other|more|several|multiple|his|their|carrying out) )*(?:[\w-]+ ){0,3}$", Stage.PLANNED),
    StageCue("planned.plot_noun", "after", r"^ (?:plot|plan|plans|plots|conspiracy)\b", Stage.PLANNED),
)  # fmt: skip

# When others stopped it; the first row whose words stand in the sentence of the act counts.
THWARTED_AT_CUES = (
    (
        ThwartedAt.BEFORE_LAUNCH,
        r"just before|shortly before|hours before|minutes before|days before|about to|ready to|imminent|final stages?|before (?:they|he|she|it) (?:could )?(?:launch|carr|set out)|on the (?:verge|point|eve)",
    ),
    (
        ThwartedAt.EN_ROUTE,
        r"on (?:the|his|her|their) way|en route|heading (?:to|for|towards)|checkpoint|roadblock|\b(?:km|kilomet\w+|miles?) (?:from|away)|at the border|shot down|intercepted",
    ),
    (
        ThwartedAt.SCENE,
        r"overpower\w*|defus\w*|deactivat\w*|made safe|tackled|wrestled|(?:at|outside|near) the (?:gate|entrance|door|scene|checkpoint)|under (?:a|the) (?:bridge|car|vehicle)|planted|(?:was|were) found (?:in|at|near|under|outside)|before (?:he|she|they|the \w+) could (?:detonate|set off|blow|enter|fire)|attempt(?:ed)? to enter",
    ),
    (
        ThwartedAt.PREPARATION,
        r"plann?ing|planned|plotting|plotted|plot\b|preparing|fertili[sz]er|bomb-making|chemicals|maps|surveillance|scout\w*|recruit\w*|bought|purchas\w*|conspir\w*|stockpil\w*|cell\b",
    ),
)
