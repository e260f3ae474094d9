"""Which words say what happened to those counted, and how they stand to the figure."""

from dataclasses import dataclass
from enum import Enum, auto

from tocsin.model.quantity import Subject


class Form(Enum):
    """How a cue word can stand to a figure."""

    PAST = auto()  # "killed": active past or participle
    ACTIVE = auto()  # "kills", "kill", "took": its object is counted
    GERUND = auto()  # "killing"
    PARTICIPLE = auto()  # "slain", "shot dead", "taken hostage": never active on its own
    INTRANSITIVE = auto()  # "died", "fled": its subject is counted
    STATE = auto()  # "dead", "missing", "in custody"
    UNHARMED = auto()  # "unhurt": zero of its subject


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word counts. A weak cue gives way to any other near the figure."""

    subject: Subject
    form: Form
    is_weak: bool = False
    is_base: bool = False


# Regular verbs: the stem that takes -ed, -ing, -s ("+" doubles the last letter).
_REGULAR: dict[Subject, str] = {
    Subject.KILLED: (
        "kill murder assassinate execute massacre behead slaughter lynch decapitate eliminate liquidate exterminate"
        " electrocute strangle crucify immolate"
    ),
    Subject.WOUNDED: "wound injure maim harm hospitalise hospitalize burn? stab+? knife? concuss scald cripple bruise",
    Subject.DETAINED: (
        "arrest detain jail imprison apprehend nab+ intern incarcerate capture? remand collar? handcuff? lock?"
    ),
    Subject.ABDUCTED: "abduct kidnap+ seize? snatch?",
    Subject.RELEASED: "release free liberate rescue repatriate?",
    Subject.DISPLACED: "displace uproot",
    Subject.CONVICTED: "convict sentence",
}
_IRREGULAR: dict[tuple[Subject, Form], str] = {
    (Subject.KILLED, Form.ACTIVE): "slay slays slew",
    (Subject.ABDUCTED, Form.PAST): "kidnaped",
    (Subject.ABDUCTED, Form.GERUND): "kidnaping",
    (Subject.KILLED, Form.GERUND): "slaying",
    (Subject.KILLED, Form.PARTICIPLE): "slain hanged",
    (Subject.WOUNDED, Form.PAST): "hurt",
    (Subject.WOUNDED, Form.ACTIVE): "hurts",
    (Subject.WOUNDED, Form.GERUND): "hurting",
    (Subject.WOUNDED, Form.STATE): "hospitalised hospitalized bloodied concussed",
    (
        Subject.KILLED,
        Form.INTRANSITIVE,
    ): "died die dies dying perish perished perishes perishing succumbed succumb drowned suffocated",
    (Subject.KILLED, Form.STATE): "dead deceased lifeless",
    (Subject.MISSING, Form.STATE): "missing unaccounted",
    (Subject.MISSING, Form.INTRANSITIVE): "disappeared vanished disappear",
    (Subject.DISPLACED, Form.STATE): "homeless",
    (Subject.WOUNDED, Form.UNHARMED): "unharmed unhurt uninjured unscathed",
    (Subject.ABDUCTED, Form.STATE): "captive hostage",
}
_WEAK_IRREGULAR: dict[tuple[Subject, Form], str] = {
    (Subject.WOUNDED, Form.ACTIVE): "shoot shoots",
    (Subject.WOUNDED, Form.GERUND): "shooting",
    (Subject.DETAINED, Form.ACTIVE): "hold holds",
    (Subject.DETAINED, Form.GERUND): "holding",
    (Subject.RELEASED, Form.INTRANSITIVE): "escaped escape escapes",
    (Subject.DISPLACED, Form.INTRANSITIVE): "fled flee flees",
    (Subject.ABDUCTED, Form.PARTICIPLE): "taken",
    (Subject.WOUNDED, Form.PAST): "shot treated",
    (Subject.DETAINED, Form.PAST): "held caught",
}

# Several words that are one cue; "their|his" are alternatives. The longest wins.
_PHRASES: dict[tuple[Subject, Form], tuple[str, ...]] = {
    (Subject.KILLED, Form.PAST): (
        "gunned down", "shot dead", "shot and killed", "fatally shot", "fatally stabbed", "killed off",
        "stabbed and killed", "shot and fatally wounded", "mortally wounded", "fatally wounded", "fatally injured",
        "cut down", "picked off", "blew to pieces", "captured and killed", "ambushed and killed", "caught and killed",
        "shot|beaten|beat|stabbed|hacked|burned|burnt|stoned|clubbed|crushed|tortured|trampled|bludgeoned|battered"
        "|blown|knifed|kicked|put|choked|starved|frozen to death|pieces",
    ),
    (Subject.KILLED, Form.ACTIVE): (
        "gun|guns down", "shoot|shoots dead", "shoot|shoots and kill|kills", "put|puts to death", "stab|stabs to death",
        "beat|beats to death",
    ),
    (Subject.KILLED, Form.GERUND): (
        "gunning down", "shooting dead", "shooting and killing", "putting to death", "stabbing to death",
        "beating to death", "fatally shooting", "mortally wounding", "fatally wounding", "fatally injuring",
    ),
    (Subject.KILLED, Form.INTRANSITIVE): (
        "lost|lose|loses|losing their|his|her|its lives|life", "lost lives", "passed away", "met their deaths|death",
        "died of|from their|his|her wounds|injuries", "succumbed to their|his|her wounds|injuries", "have died",
        "bled to death", "were found dead", "gave their|his|her lives|life", "fell in battle|combat|action|fighting",
        "fell in the fighting|battle|field|line", "did not survive", "not survived",
        "had their|his|her throats|throat cut|slit", "fell dead", "dropped dead",
    ),
    (Subject.KILLED, Form.PARTICIPLE): ("found dead", "pronounced dead", "declared dead", "hanged to death",
        "blown up|apart", "blown to bits|pieces", "put to the sword", "burned|burnt|buried|flayed alive",
        "shot on|at the spot", "shot down by", "cut to pieces", "found hanged|shot|murdered|strangled",
        "sent to their deaths"),
    (Subject.KILLED_OR_WOUNDED, Form.PAST): (
        "killed or|and|and/or wounded|injured|hurt|maimed", "wounded|injured or|and killed", "mowed down", "mown down",
    ),
    (Subject.KILLED_OR_WOUNDED, Form.ACTIVE): ("kill|kills or|and wound|injure|wounds|injures", "mow|mows down"),
    (Subject.KILLED_OR_WOUNDED, Form.GERUND): ("killing or|and wounding|injuring", "mowing down"),
    (Subject.KILLED_OR_WOUNDED, Form.STATE): ("dead or|and wounded|injured", "dead or missing"),
    (Subject.WOUNDED, Form.PAST): (
        "shot and wounded|injured", "stabbed and wounded", "badly|seriously|slightly|lightly|critically|severely hurt"
        "|wounded|injured|burned|burnt",
    ),
    (Subject.WOUNDED, Form.GERUND): ("shooting and wounding", "seriously|critically|badly wounding|injuring"),
    (Subject.WOUNDED, Form.STATE): (
        "in hospital", "in critical|serious|stable|grave|fair condition",
        "in a critical|serious|stable|grave condition",
        "in intensive care", "fighting for their|his|her lives|life", "in the hospital", "critically ill",
        "in critical but stable condition", "at hospital", "on life support",
    ),
    (Subject.WOUNDED, Form.PARTICIPLE): (
        "taken|rushed|brought|sent|transported|airlifted|evacuated|flown|transferred|admitted|carried|moved to hospital"
        "|hospitals",
        "taken|rushed|brought|sent|transported|airlifted|evacuated|flown|transferred|admitted|carried|moved to"
        " the|a|local"
        "|nearby|area hospital|hospitals",
        "taken|rushed|brought|sent|transported|airlifted|evacuated|flown|transferred|admitted|carried to"
        " a|the|two|several"
        "|three nearby|local|area|military|city|main hospital|hospitals",
        "treated for|at|in|by", "receiving|receive|received treatment|care", "being treated",
        "still hospitalised|hospitalized",
        "treated on the scene", "hit by bullets|shrapnel|gunfire|debris",
    ),
    (Subject.WOUNDED, Form.INTRANSITIVE): (
        "suffered|sustained|suffer|sustain|received wounds|injuries|burns|shrapnel|gunshot",
        "suffered|sustained|received"
        " minor|serious|severe|critical|slight|light|non-life-threatening|superficial|gunshot"
        "|shrapnel|facial|head wounds|injuries|burns|injury|wound",
        "needed treatment|hospitalisation|hospitalization", "required treatment|hospitalisation",
        "suffering injuries|burns|wounds", "suffering from injuries|burns|wounds|shock",
    ),
    (Subject.DETAINED, Form.PARTICIPLE): (
        "taken into custody", "held in custody", "remanded in custody", "placed under arrest",
        "taken away for questioning",
        "taken in for questioning", "held for questioning", "detained for questioning", "led away in handcuffs",
        "taken|caught|captured alive", "taken prisoner", "hauled in|off", "put behind bars",
        "thrown in|into jail|prison",
        "placed in detention", "put under arrest", "put in|into jail|prison", "sent to jail|prison", "being held",
        "brought in for questioning", "taken in",
    ),
    (Subject.DETAINED, Form.STATE): (
        "in custody", "under arrest", "in police custody", "behind bars", "in detention", "in jail", "in prison",
        "in the custody", "in pre-trial detention", "in pretrial detention", "in military custody",
        "under house arrest",
    ),
    (Subject.DETAINED, Form.PAST): ("rounded up", "picked up", "locked up"),
    (Subject.DETAINED, Form.INTRANSITIVE): (
        "gave|give|gives themselves|himself|herself up", "turned themselves|himself|herself in",
    ),
    (Subject.DETAINED, Form.ACTIVE): ("round|rounds|pick|picks|lock|locks up",),
    (Subject.DETAINED, Form.GERUND): ("rounding|picking|locking up",),
    (Subject.ABDUCTED, Form.GERUND): ("carrying|dragging|marching|spiriting off|away",),
    (Subject.ABDUCTED, Form.PARTICIPLE): (
        "taken|held|seized|kept hostage|captive|prisoner", "taken|held as hostages|hostage",
        "being held hostage|captive", "taken away at gunpoint",
        "held against their will", "taken by force", "led away at gunpoint", "forcibly taken",
    ),
    (Subject.RELEASED, Form.PARTICIPLE): (
        "set free", "let go", "let out", "handed over", "freed from captivity", "set at liberty", "given their freedom",
    ),
    (Subject.RELEASED, Form.INTRANSITIVE): (
        "managed to escape", "made their escape", "got away", "walked free", "went free",
        "broke free|out|loose", "managed to flee", "got|came out alive|safely|unhurt",
        "regained|won|gained|recovered their|his|her freedom|liberty", "were free", "got free",
    ),
    (Subject.RELEASED, Form.GERUND): ("setting free", "letting go", "handing over"),
    (Subject.WOUNDED, Form.UNHARMED): ("safe and unharmed|uninjured|unhurt|sound|well", "safe",
        "escaped unhurt|unharmed|injury",
        "not hurt|injured|harmed"),
    (Subject.ABDUCTED, Form.STATE): ("remain|remained|remaining captives|hostages", "in captivity", "held hostage"),
    (Subject.MISSING, Form.STATE): ("unaccounted for", "reported missing", "listed as missing", "still missing"),
    (Subject.MISSING, Form.INTRANSITIVE): ("went missing", "gone missing"),
    (Subject.ABDUCTED, Form.PAST): (
        "made off with", "drove off with", "ran off with", "taken off|away", "herded off|away",
        "carried|led|dragged|marched|driven|spirited|whisked off|away",
    ),
    (Subject.CONVICTED, Form.PAST): (
        "handed|gave|imposed jail|prison|life|death terms|sentences|term|sentence to|on",
        "handed down jail|prison|life|death terms|sentences to", "passed death|life|jail|prison sentences on",
    ),
    (Subject.CONVICTED, Form.PARTICIPLE): (
        "found guilty", "given life|death sentences|sentence", "sent to the gallows",
        "handed jail|prison|life|death sentences|terms|sentence|term",
        "sentenced to death|life", "given jail|prison terms|sentences", "condemned to death|life|hang|prison",
        "jailed for life",
        "sent to prison|jail for", "given life",
    ),
    (Subject.CONVICTED, Form.INTRANSITIVE): ("pleaded guilty", "pled guilty",
        "received|got prison|jail|life|death terms|sentences|term|sentence", "get|gets|got|given life|death"),
    (Subject.DISPLACED, Form.PARTICIPLE): (
        "driven from their homes", "forced from their homes", "forced to flee|leave", "forced out of their homes",
        "made homeless", "left homeless", "rendered homeless",
    ),
    (Subject.DISPLACED, Form.INTRANSITIVE): ("fled their homes|villages|houses|home", "abandoned their homes",
        "lost their homes"),
}  # fmt: skip

# Of these, the phrases that give way to any other cue near the figure.
_WEAK_PHRASES = frozenset({("got", "away")})

# Nouns that take those counted with "of": "the deaths of 12 people", "the release of four teachers".
OF_NOUNS: dict[str, Subject] = {
    word: subject
    for subject, words in {
        Subject.KILLED: (
            "death deaths killing killings murder murders assassination assassinations execution executions massacre"
            " massacres slaying slayings lives life bodies body corpses corpse remains loss beheading beheadings"
            " slaughter martyrdom lynching funeral funerals"
        ),
        Subject.WOUNDED: "wounding injuring injury injuries maiming shooting stabbing",
        Subject.DETAINED: "arrest arrests detention detentions imprisonment capture jailing apprehension",
        Subject.ABDUCTED: "abduction abductions kidnapping kidnappings seizure",
        Subject.RELEASED: "release releases rescue freeing liberation freedom",
        Subject.MISSING: "disappearance disappearances",
        Subject.DISPLACED: "displacement",
        Subject.CONVICTED: "conviction convictions sentencing",
    }.items()
    for word in words.split()
}

# Words for a tally, and what they tally; "number of X" reads X.
TOLLS: dict[tuple[str, ...], Subject | None] = {
    ("death", "toll"): Subject.KILLED,
    ("death", "tolls"): Subject.KILLED,
    ("death", "count"): Subject.KILLED,
    ("body", "count"): Subject.KILLED,
    ("death", "tally"): Subject.KILLED,
    ("casualty", "toll"): Subject.KILLED_OR_WOUNDED,
    ("injury", "toll"): Subject.WOUNDED,
    ("toll",): Subject.KILLED,
    ("tolls",): Subject.KILLED,
    ("fatalities",): Subject.KILLED,
    ("dead",): Subject.KILLED,
    ("deaths",): Subject.KILLED,
    ("killed",): Subject.KILLED,
    ("injured",): Subject.WOUNDED,
    ("wounded",): Subject.WOUNDED,
    ("injuries",): Subject.WOUNDED,
    ("casualties",): Subject.KILLED_OR_WOUNDED,
    ("arrests",): Subject.DETAINED,
    ("arrested",): Subject.DETAINED,
    ("detainees",): Subject.DETAINED,
    ("detained",): Subject.DETAINED,
    ("hostages",): Subject.ABDUCTED,
    ("missing",): Subject.MISSING,
    ("displaced",): Subject.DISPLACED,
    ("total",): None,
    ("tally",): None,
}
# What stands between the tally and its figure: "rose to", "stands at", "of".
TOLL_MARKS = frozenset(
    "to at of was is were number numbers numbered total totals totalled totaled"
    " reached reaches hit hits exceeded topped passed by as stood reaching now".split()
)
RISES = frozenset("rose rises risen rise rising increased increases climbed climbs jumped revised raised up went grew"
                  " soared mounted lifted brought increase updated lowered reduced dropped fell"
                  " down".split())  # fmt: skip
LIFE_TAKERS = frozenset("claim claims claimed claiming take takes took taken taking cost costs costing loss"
                        " lose lost losing"
                        " snuffed".split())  # fmt: skip

# Verbs of those who attack: their subject, counted, is the perpetrators.
ATTACK_VERBS = frozenset(
    "attacked attack attacks stormed storm storms opened entered burst broke detonated blew rammed drove fired shot"
    " threw hurled lobbed sprayed ambushed raided struck targeted carried planted set launched stabbed murdered killed"
    " wounded injured approached ploughed plowed crashed walked pulled armed riding wearing carrying disguised posing"
    " wielding seized hijacked kidnapped abducted took forced staged mounted barged invaded assaulted tried attempted"
    " dragged executed beheaded hacked crossed infiltrated blasted bombed torched burned burned gunned massacred"
    " exploded driven rammed strapped used using brandishing dressed masked kill shoot storm behind"
    " opening firing driving throwing detonating storming attacking blowing killing".split()
)
# Verbs that speak of the strength of a group: "10,000 fighters remain".
STRENGTH_VERBS = frozenset(
    "remain remained remains stay stayed joined came crossed returned belong operate operating fought massed gathered"
    " arrived travelled traveled based active deployed hiding live fight".split()
)

_STOP_MODALS = "could would might can should shall must may will wo ca cannot 'd 'll".split()
MODALS = frozenset(_STOP_MODALS)
# After these (with "have") or before the infinitive, what follows is no outcome.
AIMS = frozenset(
    "plan plans planned planning plot plots plotted plotting aim aims aimed aiming intend intends intended intending"
    " want wants wanted wanting wish wished hope hoped hoping threaten threatens threatened threatening try tries tried"
    " trying attempt attempts attempted attempting seek seeks sought seeking vow vows vowed vowing bid order orders"
    " ordered operation mission campaign conspire conspired conspiring conspiracy able capable enough designed meant"
    " prepare prepared preparing preparation ready failed fail demand demands demanded demanding call called calls"
    " urge urged urging ask asked warrant warrants effort efforts agreed agree pledged pledge promised promise decision"
    " decided refuse refused refusing powerful likely due expected going used".split()
)
AIM_NOUNS = frozenset("plot plots plan plans attempt attempts threat threats conspiracy bid intention".split())
ACHIEVED = frozenset(
    "managed able went continued known proceeded come came helped happened began appeared seems seem".split()
)
CONDITIONS = frozenset(("if", "unless", "whether", "had"))
NEGATIONS = frozenset("not n't never without".split())


def _forms() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for subject, stems in _REGULAR.items():
        for written in stems.split():
            stem, is_weak = written.rstrip("?+"), written.endswith("?")
            doubled = stem + stem[-1] if "+" in written else stem.removesuffix("e")
            running = stem if stem.endswith("ee") else doubled
            found[stem] = Cue(subject, Form.ACTIVE, is_weak, is_base=True)
            found[stem + ("es" if stem.endswith(("ss", "ch", "sh")) else "s")] = Cue(subject, Form.ACTIVE, is_weak)
            found[doubled + "ed"] = Cue(subject, Form.PAST, is_weak)
            found[running + "ing"] = Cue(subject, Form.GERUND, is_weak)
    for rows, is_weak in ((_IRREGULAR, False), (_WEAK_IRREGULAR, True)):
        for (subject, form), words in rows.items():
            for word in words.split():
                found[word] = Cue(subject, form, is_weak, is_base=word in _BASES)
    return found


_BASES = frozenset("slay die perish disappear shoot hold escape flee succumb".split())
CUE_WORDS: dict[str, Cue] = _forms()


def _expand(phrase: str) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = [()]
    for step in phrase.split():
        made = [(*head, word) for head in made for word in step.split("|")]
    return made


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for (subject, form), phrases in _PHRASES.items():
        for phrase in phrases:
            for words in _expand(phrase):
                found.setdefault(words[0], []).append((words, Cue(subject, form, words in _WEAK_PHRASES)))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


CUE_PHRASES = _phrases()

# Object, then its state: "shot 12 dead", "took nine hostage", "set three free".
COMPLEMENTS: dict[str, Subject] = {
    "dead": Subject.KILLED,
    "hostage": Subject.ABDUCTED,
    "captive": Subject.ABDUCTED,
    "prisoner": Subject.DETAINED,
    "free": Subject.RELEASED,
    "go": Subject.RELEASED,
    "missing": Subject.MISSING,
    "homeless": Subject.DISPLACED,
    "wounded": Subject.WOUNDED,
    "injured": Subject.WOUNDED,
}

# --- classes of words that steer the walk through a sentence ---

BE = frozenset("was were been be is are being am got get gets getting 's 're wasn't weren't isn't aren't".split())
HAVE = frozenset("has have had having 've haven't hasn't hadn't".split())
LINKS = frozenset(
    "believed feared confirmed reported known thought said presumed understood considered listed found left pronounced"
    " declared remain remained remains remaining went reportedly assumed counted among still suspected estimated"
    " deemed alleged announced described verified identified".split()
)
SELF_LINKS = frozenset("remain remained remains went lay lie remaining became become ended".split())
ADVERBS = frozenset(
    "also reportedly allegedly later subsequently already still now then so far not yet just only even either"
    " apparently"
    " all both each more seriously badly critically slightly lightly severely fatally mortally instantly immediately"
    " brutally deliberately accidentally officially clearly previously recently initially ultimately eventually twice"
    " once there today yesterday overnight tonight monday tuesday wednesday thursday friday saturday sunday here"
    " possibly probably certainly forcibly illegally indiscriminately again simultaneously thereby promptly finally"
    " least currently since summarily effectively partially jointly separately wrongly mistakenly ever n't never"
    " publicly secretly involved responsible present aboard concerned less most very quite violently savagely"
    " individually personally presumably directly actually at-least indirectly"
    " themselves themself himself herself feared confirmed unconfirmed too".split()
)
PREPOSITIONS = frozenset(
    "in at on of from near with by for to into inside outside across around between during through throughout under"
    " over against among amid along behind beside besides beyond within without toward towards off onto upon aboard"
    " after before since until till because while when where as if that than via per like about above below despite"
    " following including involving regarding concerning".split()
)
SUBORDINATORS = frozenset("after before when while as because since if where until till although though than"
                          " whereas once but"
                          " so unless following".split())  # fmt: skip
CONJUNCTIONS = frozenset(("and", "or", "but", "nor", "&", "plus"))
RELATIVES = frozenset(("who", "that", "which", "whom", "whose"))
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your another each every any some no all both such"
    " what which either neither whose 's ’s".split()
)
PRONOUNS = frozenset(
    "he she it they we you i him them us me himself herself themselves itself who whom which there this that"
    " someone anyone everyone somebody everybody others hers theirs".split()
)
VERBS = frozenset(
    "said says say saying told tells added adding came comes come went goes go going did does do made makes make making"
    " took takes take taking taken gave gives give given saw sees seen see found find finds called calls call calling"
    " wanted wants want used uses use using tried tries try opened opens open attacked attacks stormed storms storm"
    " entered enters fired fires ran runs run blew blows detonated exploded explodes happened occurred struck strikes"
    " began begins begin started starts start became become becomes seemed appeared continued continues claimed claims"
    " blamed accused denied reported reports announced confirmed confirms believed believe thought think feared warned"
    " warns asked asks fled walked drove driving gathered marched protested rallied joined joins attended"
    " attend met meet"
    " meets arrived arrives returned returns moved moves crossed crossing travelled traveled worked works lived live"
    " lives_ needed needs required requires received receives carried carries carry carrying threw throw throws hurled"
    " led leads lead left leave leaves leaving rose rises rise rising stood stands climbed reached reaches"
    " brought brings"
    " bring bringing put puts putting bound set sets setting planned plans planned destroyed destroys damaged"
    " damages hit"
    " hits survived survive demanded demands refused ordered orders targeted targets supported supports fought fight"
    " fights fighting clashed clash exchanged surrendered lay lie belong belongs include includes including included"
    " involved involves died won win wins lost lose loses knew know knows heard hear wore wear wearing wielding"
    " armed disguised dressed trapped stranded stuck beat beaten beats tortured questioned interrogated charged accused"
    " tried sought wanted linked suspected responsible present able aged pleaded spoke speak signed voted"
    " vote votes_ remained remain remains stayed stay stays deployed sent sends send boarded evacuated"
    " sheltering hiding seeking served serving planted plant trained training treated treat visited visit"
    " were_ has_ launched launches launching staged mounted detained_ ambushed ambush raided raid_ shelled"
    " bombed bombarded"
    " rammed ploughed plowed crashed burst broke breaks targeting approached pulled sprayed dragged forced forcing"
    " helped help helps watched watching waited waiting passed passes pass passing stopped stops stop arrived"
    " faced faces"
    " face facing ended ends end lined filled clogged packed paid pays pay bought sold".split()
)
DASHES = frozenset(("-", "–", "—", "--"))
