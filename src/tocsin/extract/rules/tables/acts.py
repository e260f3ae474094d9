"""Which words name which act: the trigger table.

A pattern is matched against the lowered sentence. `kind` says what the words do:

verb     a clause tells the act; the first word of the match is its verb
noun     a noun names the act ("the attack"); the last word is its head
agent    a noun for those who do it ("suicide bomber"), which types the act told around it
effect   a verb for what became of people ("killed"); it is an act only where no other word names one

The longest match wins; of equally long ones, the first row. `unless` is a
pattern for the words around the match (60 characters each side) that make it
something else.
"""

from dataclasses import dataclass

from tocsin.model.mention import EventType as T
from tocsin.model.mention import Role, WeaponType

_VEHICLE = r"(?:car|truck|lorry|van|vehicle|bus|motorcycle|motorbike|bike|minibus|humvee|tanker|ambulance)"
_CROWD = (
    r"(?:crowds?|people|pedestrians?|revell?ers|bystanders|shoppers|worshippers|protesters|cyclists|soldiers|officers)"
)
_FLYING = r"(?:air force|warplanes?|planes?|jets?|aircraft|airplanes?|helicopters?|gunships?|pilots?)"
_QUARTERS = r"(?:neighbou?rhoods?|quarters|civilian population|civilian areas|populated areas?|residential areas?|cities|towns and villages|the people)"
_NO_VIOLENT_DEATH = (
    r"cancer|natural causes|heart (?:attack|failure|disease)|illness|old age|complications|in (?:his|her) sleep|stroke|overdose|parkinson|alzheimer"
    r"|leukemia|pneumonia|covid|coronavirus|virus|disease|crash|collision|earthquake|flood|avalanche|accident|storm|landslide|drown|hurricane"
    r"|tsunami|derail|heat ?wave|\bdied (?:in|on) (?:\w+ )?(?:19|20)\d\d|\bdied (?:aged|at the age)|surviv"
)
_DYNAMITE = r"dynamite(?: charges?| sticks?)?"
_BOMB_LOAD = r"(?:explosives?|bombs?|dynamite)"


@dataclass(frozen=True, slots=True)
class Act:
    """One row: words that name an act, and what follows from them."""

    id: str
    type: T
    kind: str
    pattern: str
    weapon: WeaponType | None = None
    unless: str | None = None
    doer: Role = Role.PERPETRATOR
    weight: float = 1.0


def _security(id: str, type: T, kind: str, pattern: str, unless: str | None = None, weight: float = 1.0) -> Act:
    return Act(id, type, kind, pattern, None, unless, Role.ACTOR, weight)


_SUICIDE, _BOMB, _IED = WeaponType.SUICIDE_DEVICE, WeaponType.EXPLOSIVE_UNSPECIFIED, WeaponType.IED
_CAR_BOMB, _GUN, _BLADE = WeaponType.VEHICLE_BOMB, WeaponType.FIREARM, WeaponType.BLADE_BLUNT_OR_HANDS
_ROCKET, _AIR, _FIRE = WeaponType.ROCKET_OR_MORTAR, WeaponType.AERIAL_BOMB_OR_DRONE, WeaponType.INCENDIARY
_VEHICLE_RAM, _CBRN, _MINE, _GRENADE = WeaponType.VEHICLE, WeaponType.CBRN, WeaponType.MINE, WeaponType.GRENADE

EXPLOSIVE_ACTS = (
    Act(
        "suicide.noun",
        T.SUICIDE_BOMBING,
        "noun",
        rf"(?:suicide|martyrdom)[ -](?:{_VEHICLE}[ -])?(?:bomb(?:ing)?(?: attack| explosion| blast)?s?|attacks?|blasts?|explosions?|operations?|missions?|assaults?)\b",
        _SUICIDE,
        r"fake suicide|suicide (?:by|note)",
    ),
    Act(
        "suicide.agent",
        T.SUICIDE_BOMBING,
        "agent",
        rf"suicide[ -](?:{_VEHICLE}[ -])?(?:bombers?|attackers?)\b",
        _SUICIDE,
    ),
    Act(
        "suicide.blew_self",
        T.SUICIDE_BOMBING,
        "verb",
        r"(?:blew|blow|blows|blowing|blown|exploded|detonated|detonating) (?:himself|herself|themselves|itself|\w+ (?:vest|belt|device)s?)\b(?: up)?",
        _SUICIDE,
    ),
    Act(
        "suicide.detonated",
        T.SUICIDE_BOMBING,
        "verb",
        r"(?:detonat(?:ed|es|ing)|set off|trigger(?:ed|ing)) (?:(?:his|her|their|a|an) )?(?:explosives?[- ]?(?:laden|filled|packed)? ?|suicide |bomb )+(?:vests?|belts?|jackets?)",
        _SUICIDE,
    ),
    Act(
        "suicide.rammed_explosives",
        T.SUICIDE_BOMBING,
        "verb",
        rf"(?:ramm(?:ed|ing)|rams?|crash(?:ed|es|ing)|dr[io]v(?:e|es|ing)|drove|plow(?:ed|s)|plough(?:ed|s)|smash(?:ed|es)) (?:\w+ ){{0,3}}{_BOMB_LOAD}[- ](?:laden|packed|filled|rigged) (?:\w+ )?{_VEHICLE}",
        _SUICIDE,
    ),
    Act(
        "suicide.rammed_packed",
        T.SUICIDE_BOMBING,
        "verb",
        rf"(?:ramm(?:ed|ing)|rams?|crash(?:ed|es|ing)|dr[io]v(?:e|es|ing)|drove|plow(?:ed|s)|plough(?:ed|s)|smash(?:ed|es)) (?:\w+ ){{0,3}}{_VEHICLE} (?:\w+ )?(?:packed|laden|loaded|filled|rigged|full)(?: up)? (?:with|of) (?:\w+ )?{_BOMB_LOAD}",
        _SUICIDE,
    ),
    Act(
        "suicide.packed_rammed",
        T.SUICIDE_BOMBING,
        "verb",
        rf"{_VEHICLE} (?:packed|laden|loaded|filled|rigged) with (?:\w+ )?{_BOMB_LOAD} (?:was |were )?(?:rammed|driven|crashed)",
        _SUICIDE,
    ),
    Act(
        "car_bomb.noun",
        T.BOMBING,
        "noun",
        rf"(?:{_VEHICLE}|vehicle-borne)[- ]bomb(?:ing|ings|s)?(?: (?:attack|blast|explosion)s?)?\b",
        _CAR_BOMB,
        r"car bombers?\b",
    ),
    Act(
        "roadside.noun",
        T.BOMBING,
        "noun",
        r"(?:roadside|remote[- ]controll?ed|improvised|buried|magnetic|sticky|pipe|parcel|letter|mail|nail|pressure[- ]cooker|home-?made|time|booby[- ]?trap(?:ped)?) (?:bomb(?:ing|ings|s)?|explosive devices?|explosions?|blasts?|devices?)(?: (?:attack|blast|explosion)s?)?\b",
        _IED,
    ),
    Act("ied.noun", T.BOMBING, "noun", r"(?:ieds?\b|explosive devices?\b)", _IED),
    # Before the rows for bombs of any kind: of equally long matches the first row wins.
    Act(
        "air.bombing",
        T.AIR_OR_DRONE_STRIKE,
        "noun",
        rf"(?:(?:aerial|indiscriminate|saturation|massive|genocidal|nightly|air force(?:['’]s)?) bombings?|bombing (?:missions?|raids?|runs?|sorties)|bombings?(?= (?:of|on|in|against) (?:the )?(?:\w+ ){{0,3}}{_QUARTERS}\b)|bombings?(?= (?:\w+ ){{0,4}}(?:by|from) (?:the )?(?:\w+ ){{0,3}}{_FLYING}\b))",
        _AIR,
    ),
    Act(
        "air.bombs",
        T.AIR_OR_DRONE_STRIKE,
        "verb",
        rf"(?:bomb(?:ed|s|ing)(?= (?:the |several |various |many |densely |our )*(?:\w+ ){{0,2}}{_QUARTERS}\b)|bombed(?= by (?:the )?(?:\w+ ){{0,3}}{_FLYING}\b)|dropp(?:ed|ing|s) (?:\w+ ){{0,4}}bombs)",
        _AIR,
    ),
    Act(
        "bomb.noun",
        T.BOMBING,
        "noun",
        r"(?:(?:twin|double|multiple|coordinated|deadly|massive|huge|powerful) )?(?:bomb(?:ing|ings|s)?)(?: (?:attack|blast|explosion|plot)s?)?\b",
        _BOMB,
        r"(?:photo|seed|bath|time|cherry|sex|youtube) bomb|(?:atomic|nuclear|hydrogen|cluster|barrel)[ -]bombs?|bomb-?(?:making|maker)",
    ),
    Act(
        "bomb.verb",
        T.BOMBING,
        "verb",
        r"(?:bombed|dynamited|firebombed|(?:blew|blown|blew (?:[\w'’-]+ ){1,4})(?:apart|to pieces)|blew up|blow up|blowing up|blown up|blows up)\b",
        _BOMB,
        r"film|movie|box office|bombed out of",
    ),
    Act(
        "blast.noun",
        T.BOMBING,
        "noun",
        r"(?:blasts?|explosions?)\b",
        _BOMB,
        r"fireworks|firecracker|barge|gas leak|(?:gas|boiler|volcan\w+|population|pipeline accident|furnace|past|full|trumpet) (?:blast|explosion)|blasts? (?:from the past|furnace|of (?:wind|cold|air|music|horn))|explosions? (?:of|in) (?:colou?r|anger|joy|interest|growth|popularity)",
    ),
    Act(
        "explode.verb",
        T.BOMBING,
        "verb",
        r"(?:explod(?:ed|es|ing)|went off|go(?:es)? off|going off|gone off|detonat(?:ed|es|ing|e)|ripped through|tore through)\b",
        _BOMB,
        r"alarms? (?:went|go)|fireworks|firecracker|elephant|jackal|(?:exploded|exploding|exploded) (?:in|with|into) (?:anger|laughter|joy|popularity|tears)|population|went off (?:the|to|on|in|well)\b",
    ),
    Act(
        "bomb.placed",
        T.BOMBING,
        "verb",
        rf"(?:planted|placed|threw|hurled|launched|set off|activated|used) (?:\w+ ){{0,4}}(?:bombs?|{_DYNAMITE}|explosives?|explosive (?:charges?|devices?))\b",
        _BOMB,
        r"petrol bombs?|smoke bombs?|stink bombs?|bombs? (?:squad|disposal|experts?)",
    ),
    Act(
        "bomb.was_placed",
        T.BOMBING,
        "verb",
        rf"(?:bombs?|{_DYNAMITE}|explosives?|explosive (?:charges?|devices?)) (?:(?:had been |has been |was |were )(?:planted|placed|thrown|hurled|launched|set off|left)\b|(?:planted|placed|hidden|laid|left)(?= by\b))",
        _BOMB,
        r"petrol bombs?|smoke bombs?|stink bombs?",
    ),
    Act("grenade.noun", T.BOMBING, "noun", r"grenade (?:attack|explosion|blast|strike)s?\b", _GRENADE),
    Act(
        "grenade.verb",
        T.BOMBING,
        "verb",
        r"(?:threw|hurled|lobbed|tossed|throw(?:s|ing)?|hurl(?:s|ing)?) (?:\w+ ){0,2}grenades?\b",
        _GRENADE,
    ),
    Act("mine.noun", T.BOMBING, "noun", r"(?:land ?mines?|land-mines?) (?:explosion|blast|exploded)?", _MINE),
    Act(
        "mine.hit",
        T.BOMBING,
        "verb",
        r"mines? (?:hits?|blew|blows|exploded|went off|kill(?:ed|s)|destroy(?:ed|s)|tore)\b",
        _MINE,
        r"coal|gold mine|copper|collaps|miners",
    ),
    Act(
        "bomber.agent",
        T.BOMBING,
        "agent",
        rf"(?:{_VEHICLE}[ -]bombers?|bombers?)\b",
        _BOMB,
        r"(?:fighter|stealth|b-?\d+|russian|strategic|long-range|dive|american|heavy|allied|nuclear|tu-?\d+) bombers?|bombers? (?:command|jacket|jets?|aircraft|crew)|warplane|squadron|suicide|world war|-era|crash|airport|sorties|escorted",
    ),
    Act("mine.laid", T.BOMBING, "verb", r"(?:land ?|land-)?mines? (?:laid|planted|buried|placed)(?= by\b)", _MINE),
    Act(
        "shell.noun",
        T.SHELLING_OR_ROCKET,
        "noun",
        r"(?:(?:mortar|rocket|missile|artillery|katyusha|grad|cross-border)[- ](?:(?:fire|strikes?|attacks?|shelling|barrages?|rounds?|shells?|salvos?))|shellings?|bombardments?|(?:rocket|mortar|missile) (?:and \w+ )?(?:strikes?|attacks?|fire))\b",
        _ROCKET,
    ),
    Act(
        "shell.verb",
        T.SHELLING_OR_ROCKET,
        "verb",
        r"(?:shelled|shelling|bombard(?:ed|s|ing)|(?:fired|fires|firing|launched|launches|launching) (?:\w+ ){0,4}(?:rockets?|missiles?|mortars?|shells?|projectiles?))\b",
        _ROCKET,
        r"test|ballistic missile|into the (?:sea|pacific)|pacific ocean|sea of japan|over japan|satellite|north korea|dprk",
    ),
    Act(
        "rockets.hit",
        T.SHELLING_OR_ROCKET,
        "verb",
        r"(?:rockets?|missiles?|mortars?(?: shells?| rounds?)?|shells) (?:\w+ ){0,2}(?:rained|crashed|slammed|landed|hit|struck|slammed|fell|were fired|was fired|exploded)\b",
        _ROCKET,
        r"test",
    ),
    Act(
        "rockets.fired",
        T.SHELLING_OR_ROCKET,
        "verb",
        r"(?:rockets?|missiles?|mortars?(?: shells?| rounds?| bombs?)?|(?:artillery )?shells?|projectiles?) (?:fired|launched)(?= by\b)",
        _ROCKET,
        r"test|ballistic missile|into the (?:sea|pacific)|pacific ocean|sea of japan|over japan|satellite|north korea|dprk",
    ),
    Act(
        "bombs.dropped",
        T.AIR_OR_DRONE_STRIKE,
        "verb",
        r"(?:(?:barrel|cluster|aerial|incendiary) )?bombs? (?:dropped|released)(?= by\b)",
        _AIR,
    ),
    Act("drones.sent", T.AIR_OR_DRONE_STRIKE, "verb", r"drones? (?:launched|sent|flown|fired)(?= by\b)", _AIR),
    Act(
        "air.noun",
        T.AIR_OR_DRONE_STRIKE,
        "noun",
        r"(?:(?:air|drone|aerial|jet|helicopter)[ -]?(?:strikes?|raids?|attacks?|bombings?|bombardments?|assaults?)|air support)\b",
        _AIR,
    ),
    Act(
        "air.verb",
        T.AIR_OR_DRONE_STRIKE,
        "verb",
        r"(?:(?:jets?|aircraft|warplanes?|planes?|drones?|helicopters?|fighter jets|gunships?|air force) (?:\w+ ){0,2}(?:bombed|bombing|bombs|struck|hit|targeted|attacked|fired|strafed|pounded|bomb|strike))\b",
        _AIR,
    ),
    Act(
        "air.bombed_by",
        T.AIR_OR_DRONE_STRIKE,
        "verb",
        r"(?:bombed|struck|hit|attacked|targeted|pounded|destroyed)(?= (?:and \w+ )?(?:[\w'’-]+ ){0,4}by (?:[\w.'’-]+ ){0,4}(?:jets?|aircraft|warplanes?|planes|drones?|helicopters?|gunships?)\b)",
        _AIR,
    ),
    Act(
        "air.state_strike",
        T.AIR_OR_DRONE_STRIKE,
        "noun",
        r"(?:(?<=u\.s\. )|(?<=\bus )|(?<=american )|(?<=coalition )|(?<=russian )|(?<=israeli )|(?<=saudi )|(?<=turkish )|(?<=nato )|(?<=french )|(?<=british )|(?<=syrian )|(?<=pakistani )|(?<=indian )|(?<=ethiopian )|(?<=egyptian ))(?:precision |military |retaliatory )?strikes?\b",
        _AIR,
        r"strikes? (?:a|an) (?:deal|balance|chord|agreement)|hunger strike|general strike|on strike|strikes? (?:by|of) (?:workers|teachers)|strike team",
    ),
    Act(
        "air.shot_down",
        T.SHELLING_OR_ROCKET,
        "verb",
        r"(?:shot down|shoots down|shooting down|downed|downing)(?: of)?(?= (?:[\w-]+ ){0,4}(?:jets?|jetliner|airliner|planes?|aircraft|airplanes?|helicopters?|flight)\b)",
        _ROCKET,
        r"drones? (?:was|were|is|had)|unmanned|shot down (?:a|an|the|two|three|four|five|several)? ?(?:\w+ )?drones?",
    ),
    Act("air.strafe", T.AIR_OR_DRONE_STRIKE, "verb", r"strafed\b", _AIR),
)

ASSAULT_ACTS = (
    Act(
        "shoot.dead",
        T.ARMED_ASSAULT,
        "verb",
        r"(?:shot (?:and (?:killed|wounded|injured)|dead|to death|at|in the (?:head|chest|back|leg|neck|arm))|(?:shoots?|shooting) (?:dead|at|and (?:kill|wound)\w*)|gunned (?:\w+ ){0,3}down|gun(?:s)? down|machine-gunned|riddled with bullets|sprayed (?:\w+ ){0,4}with (?:bullets|gunfire)|opened fire|opens? fire|opening fire|fired (?:\w+ ){0,3}(?:shots?|rounds?|bullets?)|fired (?:on|at|into|upon)|shot into|firing (?:on|at|into)|raked (?:\w+ ){0,5}with|emptied (?:\w+ ){0,3}(?:magazine|rifle|gun|pistol)|shot (?:\w+ ){0,3}way into)\b",
        _GUN,
        r"tear gas|rubber bullets|water cannon|fired at (?:the )?ball|shot (?:at|on) goal",
    ),
    Act(
        "shot.verb",
        T.ARMED_ASSAULT,
        "verb",
        r"shot\b",
        _GUN,
        r"(?:a|the|his|her|long|parting|booster|economic booster|penalty|free|big|mug|screen|close-up|vaccine|flu|one|best|first|last|screen) shot|shot (?:a |the )?(?:film|movie|video|footage|photo|scene|goal|put|glass|clock|on location|up\b|down the)|film|movie|goal|camera|moon ?shot|shots? of (?:vodka|whisk)",
    ),
    Act(
        "shooting.noun",
        T.ARMED_ASSAULT,
        "noun",
        r"(?:(?:mass|drive-by|school|deadly|fatal) )?(?:shootings?(?: (?:spree|attack|rampage|massacre)s?)?|shoot-?outs?|gun attacks?|gun rampage|gunfire)\b",
        _GUN,
        r"shooting (?:star|guard|range|script|location|film|par|percentage|schedule|sport)|film|photo",
    ),
    Act(
        "gunman.agent",
        T.ARMED_ASSAULT,
        "agent",
        r"(?:gunm[ae]n|snipers?|shooters?|armed (?:men|man|assailants?|attackers?|individuals|subjects|persons?))\b",
        _GUN,
    ),
    Act(
        "stab.verb",
        T.ARMED_ASSAULT,
        "verb",
        r"(?:stabbed|stabs?|stabbing|knifed|hacked (?:\w+ ){0,3}to death|slashed|beheaded|decapitated|slit (?:\w+ ){0,3}throats?|throats? (?:was |were |had been )?(?:cut|slit)|put to the sword|knife-?wielding)\b",
        _BLADE,
        r"stabs? at (?:humou?r|making)|take a stab|back-?stab",
    ),
    Act(
        "stab.noun",
        T.ARMED_ASSAULT,
        "noun",
        r"(?:(?:mass|fatal|deadly) )?(?:stabbings?(?: (?:attack|spree|rampage)s?)?|knife attacks?|beheadings?|machete attacks?)\b",
        _BLADE,
    ),
    Act(
        "massacre.noun",
        T.ARMED_ASSAULT,
        "noun",
        r"(?:massacres?|executions?|slayings?|slaughter|bloodbath)\b",
        None,
        r"chain ?saw|saturday night massacre|death penalty|texas|execution of (?:the )?(?:plan|policy|budget|works?|project)",
    ),
    Act(
        "massacre.verb",
        T.ARMED_ASSAULT,
        "verb",
        r"(?:massacred|slaughtered|executed|machine-gunned|riddled)\b",
        None,
        r"(?:projects?|programmes?|works?|plans?) (?:has|have|had|was|were) (?:been )?executed|executed (?:the |a )?(?:plan|order|search warrant|policy|will)|cattle|animals|sheep|pigs|chickens|by lethal",
    ),
    Act("ambush", T.ARMED_ASSAULT, "verb", r"(?:ambush(?:ed|es|ing)|waylaid)\b", _GUN),
    Act("ambush.noun", T.ARMED_ASSAULT, "noun", r"ambush(?:es)?\b", _GUN),
    Act(
        "clash.noun",
        T.ARMED_CLASH,
        "noun",
        r"(?:firefights?|gun ?battles?|gun ?fights?|exchanges? of (?:gun)?fire|crossfire|skirmish(?:es)?|armed clash(?:es)?)\b",
        _GUN,
        r"caught in (?:the|a) crossfire of",
    ),
    Act(
        "clashes.noun",
        T.ARMED_CLASH,
        "noun",
        r"(?:(?:deadly|fierce|heavy|armed|violent) )?clash(?:es)?\b",
        _GUN,
        r"protest|riot|demonstrat|police|parliament|fans|verbal|opinion|colou?rs?|personalit|interests|cultures?|civili[sz]ations|titans",
    ),
    Act(
        "clash.verb",
        T.ARMED_CLASH,
        "verb",
        r"(?:exchanged (?:gun)?fire|exchanging (?:gun)?fire|traded (?:gun)?fire|returned fire|clashed|clashes? (?:broke|erupted)|battled with)\b",
        _GUN,
        r"protest|riot|demonstrat|police clashed|with (?:the )?police|(?:in parliament|over the bill|verbally|opinion|colou?rs?)",
    ),
    Act("assassinate", T.ASSASSINATION, "verb", r"(?:assassinat(?:ed|es|ing|e))\b"),
    Act(
        "assassination.noun",
        T.ASSASSINATION,
        "noun",
        r"(?:assassinations?(?: attempts?)?|attempts? on (?:\w+ ){1,4}life|targeted killings?)\b",
        None,
        r"character assassination|assassin'?s creed",
    ),
    Act(
        "murder.verb",
        T.ARMED_ASSAULT,
        "effect",
        r"(?:murder(?:ed|s(?! (?:of|in|that|which|and)\b)|ing)|slain|slew)\b",
        None,
        r"murdered (?:the )?(?:song|language)|jackal|elephant|animals?",
    ),
    Act(
        "murder.noun",
        T.ARMED_ASSAULT,
        "noun",
        r"(?:murders?|mosque murder|(?:the|this|that|a|his|her|their|brutal|extrajudicial|targeted|mass|revenge) killings?)\b",
        None,
        r"(?:convicted|charged?s?|charges|accused|suspicion|guilty|count|counts|trial|wanted|arrested|indicted) (?:of|with|for|on)?[^.]{0,30}murders?|murder (?:mystery|trial|case|rate|charge|suspect|investigation|inquiry|carr)|killing (?:spree|field)|capital murder",
        weight=0.6,
    ),
    Act(
        "ram.verb",
        T.VEHICLE_RAMMING,
        "verb",
        rf"(?:ramm(?:ed|ing)|rams?|plow(?:ed|s|ing)?|plough(?:ed|s|ing)?|drov?e|driv(?:es|ing|en)|smash(?:ed|es|ing)?|crash(?:ed|es|ing)?|ran|careened|careered|mow(?:ed|n|s|ing)|accelerat(?:ed|ing)|zigzagg?ed|swerved|r[au]ns?) (?:\w+ ){{0,6}}(?:in)?(?:to|through|down|over|by|at|on|towards?) (?:\w+ ){{0,3}}(?:{_CROWD})\b",
        _VEHICLE_RAM,
        r"election|points|polls|for (?:office|president)",
    ),
    Act("ram.mowed", T.VEHICLE_RAMMING, "verb", r"(?:mow(?:ed|n|s|ing)? (?:\w+ ){0,3}down)\b", _VEHICLE_RAM),
    Act(
        "ram.noun",
        T.VEHICLE_RAMMING,
        "noun",
        rf"(?:{_VEHICLE}[- ](?:ramming(?: attacks?)?|attacks?|rampages?))\b",
        _VEHICLE_RAM,
    ),
    Act(
        "ram.crowd",
        T.VEHICLE_RAMMING,
        "verb",
        rf"{_VEHICLE} (?:\w+ ){{0,2}}(?:rammed|ploughed|plowed|rams|plows|ploughs|smashed|drove|careered|careened|crashed|ran) (?:\w+ ){{0,3}}(?:into|through|over)? ?(?:\w+ ){{0,3}}{_CROWD}",
        _VEHICLE_RAM,
    ),
    Act(
        "beat.verb",
        T.UNARMED_ASSAULT,
        "verb",
        r"(?:beat(?:en)? (?:up|to death|with|by|severely|violently)|(?:violently|severely|brutally|badly) beaten|beating up|slapp(?:ed|ing)|lynch(?:ed|ing)|stoned|tortured|punch(?:ed|ing)|kick(?:ed|ing) (?:and|the (?:soldiers?|officers?|man|woman))|acid (?:attack|thrown)|threw acid|dragged them)\b",
        _BLADE,
        r"stoned (?:on|teen)|kick(?:ed|ing) off|slapp\w+ (?:sanctions|tariffs|fine|with a)",
    ),
    Act(
        "beat.object",
        T.UNARMED_ASSAULT,
        "verb",
        r"beat (?:\w+ ){0,3}(?:journalists?|reporters?|protesters|demonstrators|students|prisoners|detainees|villagers|civilians|residents|activists|worshippers|teachers|monks|voters|lawyers|aid workers|marchers)\b",
        _BLADE,
        r"league|\bfinal|\bcup\b|\bmatch|tournament|\bgame|points|\bseeds?\b|\bgoals?\b|heart ?beat|\bteam",
    ),
    Act(
        "lynch.noun",
        T.UNARMED_ASSAULT,
        "noun",
        r"(?:lynchings?|acid attacks?|beatings?|torture)\b",
        _BLADE,
        r"lynch(?:ings?)? (?:law|mob rule)|david lynch|took a beating",
        weight=0.6,
    ),
    Act(
        "rape.verb",
        T.SEXUAL_VIOLENCE,
        "verb",
        r"(?:(?:gang[- ])?rap(?:ed|es|ing)|sexually (?:assaulted|abused|attacked))\b",
    ),
    Act(
        "rape.noun",
        T.SEXUAL_VIOLENCE,
        "noun",
        r"(?:gang[- ]rapes?|rapes?|sexual (?:assaults?|violence|abuse))\b",
        None,
        r"charges?|accus|convict|oilseed|alleg|rape (?:camps?|crisis|victims?|survivors?|kits?)",
        weight=0.5,
    ),
    Act(
        "cbrn.verb",
        T.CBRN_ATTACK,
        "verb",
        r"(?:poisoned|gassed)\b",
        _CBRN,
        r"food poison|poisoned (?:chalice|relations|atmosphere|well of)",
    ),
    Act(
        "cbrn.used",
        T.CBRN_ATTACK,
        "verb",
        r"(?:used|using|released|fired|dropped) (?:\w+ ){0,3}(?:chlorine(?: gas)?|sarin|nerve agents?|nerve gas|mustard gas|poison gas|toxic gas)\b",
        _CBRN,
    ),
    Act(
        "cbrn.noun",
        T.CBRN_ATTACK,
        "noun",
        r"(?:(?:chemical(?: weapons?)?|nerve agent|nerve gas|sarin|chlorine|poison gas|gas|anthrax|ricin|mustard gas) attacks?|poisonings?)\b",
        _CBRN,
        r"food poisoning|lead poisoning|alcohol poisoning|carbon monoxide",
    ),
    Act(
        "attack.noun",
        T.ATTACK_UNSPECIFIED,
        "noun",
        r"(?:(?:terror(?:ist)?|militant|jihadist|insurgent|rebel|guerrilla|coordinated|armed|deadly|brazen|fatal|flagrant|revenge|terrorist-related) )*(?:attacks?|assaults?|rampages?|atrocit(?:y|ies)|bloodshed|carnage|incursions?)\b",
        None,
        r"(?:heart|asthma|panic|cyber|verbal|shark|bear|dog|personal|anxiety|acid|ddos|media|political|phishing|ransomware|hack(?:er)?|online|transphobic tweet|social) attacks?|attacks? (?:ads?|dogs?|the (?:problem|issue)|line|minded)|sexual assault|assault (?:rifle|weapon|charge)s?|(?:culture|common) assault|under attack for|attack on (?:press freedom|democracy|the (?:character|president's record))|counter-?attack|winger|striker|midfield|goal|defen[cs]e and attack|per attack",
    ),
    Act(
        "attack.verb",
        T.ATTACK_UNSPECIFIED,
        "verb",
        r"(?:attack(?:ed|ing)|assaulted|storm(?:ed|s|ing) (?:into|the|a|an)|stormed|overran|came under (?:fire|attack)|come under (?:fire|attack)|raided|attacks)\b",
        None,
        r"verbally|on twitter|his (?:critics|record)|the (?:bill|plan|policy|decision|proposal)|storm(?:ed|ing) (?:out|off|to victory|the charts)|criticism",
    ),
    Act("attacker.agent", T.ATTACK_UNSPECIFIED, "agent", r"(?:attackers?|assailants?)\b"),
    Act(
        "rampage",
        T.ATTACK_UNSPECIFIED,
        "noun",
        r"(?:rampage|onslaught|terror(?:ist)? (?:act|incident|outrage)s?|act of terror(?:ism)?)\b",
    ),
    Act(
        "strike.noun",
        T.ATTACK_UNSPECIFIED,
        "noun",
        r"(?:(?:military|retaliatory|deadly|precision|targeted|terror(?:ist)?) strikes?|(?:(?<=thwarted )|(?<=foiled )|(?<=planned )|(?<=averted ))strikes?)\b",
    ),
    Act(
        "strikes.verb",
        T.ATTACK_UNSPECIFIED,
        "verb",
        r"(?:struck|strikes?) (?:at )?(?:the|a|an|german|french|us|american|british|police|army|military)\b",
        None,
        r"(?:struck|strike|strikes) (?:a|the|an) (?:deal|balance|chord|agreement|blow|tone|right|bargain|pose|note|wrong)|earthquake|quake|storm|hurricane|lightning|iceberg|asteroid|went on strike|tornado|typhoon|cyclone|midnight",
    ),
)

EFFECT_ACTS = (
    Act(
        "damage.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:damag(?:ed|ing|es)|destroy(?:ed|ing|s)|demolish(?:ed|ing)|wreck(?:ed|ing)|knock(?:ed|ing) down|gutt(?:ed|ing))\b",
        None,
        r"earthquake|flood|hurricane|storm|tsunami|reputation|relations|economy|environment|climate|crops|credibility|virus",
        weight=0.3,
    ),
    Act(
        "left_dead.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:left|leaving|leaves)(?= (?:[\w,-]+ ){1,12}(?:dead|wounded|injured)\b)",
    ),
    Act(
        "kill.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:kill(?:ed|s|ing)?|(?:claimed|took|taking|claiming) (?:the )?lives?|wip(?:ed|ing) out)\b",
        None,
        r"jackal|elephant|\bdogs?\b|animals?|poach|wildlife|offensive has|in the (?:\w+ )?offensive|in (?:the )?fighting|civil war|kill(?:ed|s|ing)? (?:the (?:bill|deal|project|mood|time)|off|time|a bill)|crash|collision|earthquake|flood|avalanche|accident|virus|disease|storm|landslide|drown|hurricane|tsunami|fire at|heat ?wave|derail|killing them softly|killer whale",
    ),
    Act(
        "died.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:died|pronounced dead|declared dead|succumbed|(?:taken|rushed|brought|airlifted|admitted) to (?:\w+ ){0,2}hospitals?|hospitali[sz]ed)\b",
        None,
        _NO_VIOLENT_DEATH,
        weight=0.4,
    ),
    Act(
        "toll.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:fatalit(?:y|ies)|(?:in|remains? in) (?:a )?(?:critical|serious|stable) condition|(?:confirmed )?deaths (?:are|were)|the dead (?:are|were|included?))\b",
        None,
        _NO_VIOLENT_DEATH,
        weight=0.4,
    ),
    Act(
        "wound.effect",
        T.ATTACK_UNSPECIFIED,
        "effect",
        r"(?:wound(?:ed|s|ing)|injur(?:ed|es|ing)|maimed|hurt)\b",
        None,
        r"crash|collision|earthquake|flood|avalanche|accident|storm|landslide|hurricane|tsunami|derail|hurt (?:the|his|her|their|by (?:the )?(?:economy|sanctions)|feelings|chances)|knee|hamstring|ankle|season|match",
    ),
)

TAKING_ACTS = (
    Act(
        "kidnap.verb",
        T.KIDNAPPING,
        "verb",
        r"(?:kidnap(?:ped|ping|s)|abduct(?:ed|ing|s)|forcibly disappeared|(?:was|were|been|being) (?:taken captive|snatched|captured)|took (?:\w+ ){0,3}captive|captured from|(?:was|were|been|being) (?:\w+ )?(?:seized|spirited away|carried off|marched off|led away|dragged away)(?= (?:on|in|at|near|by|from|with|outside|while|when|last|as)\b)|taken (?:away )?(?:at gunpoint|by (?:force|gunmen|armed men|the farc|guerrillas|rebels|militants))|bundled (?:\w+ ){0,3}into|vanished (?:in|on|from|near|after)|held prisoner)\b",
        None,
        r"(?:weapons?|arms|drugs|cocaine|explosives?|goods|ship|vessel|power|town|city|cash|money|documents?|property|assets|rifles?|ammunition|vests?) (?:\w+ ){0,4}(?:was|were|been|being) seized|captured (?:by (?:the )?(?:camera|photograph)|on (?:video|camera|film)|the (?:town|city|village|base|moment|imagination)|hearts?)",
    ),
    Act(
        "kidnap.noun",
        T.KIDNAPPING,
        "noun",
        r"(?:kidnappings?|abductions?|kidnap|enforced disappearances?)\b",
        None,
        r"alien abduction",
    ),
    Act(
        "taken.girls",
        T.KIDNAPPING,
        "verb",
        r"(?:girls|schoolgirls|students|boys|workers|tourists|people|nuns|children) (?:\w+ ){0,2}(?:were|was) (?:taken|seized)\b",
        None,
        r"taken (?:in for|to (?:\w+ )?hospitals?|into custody|ill|away by ambulance|to safety|for treatment)|hospital",
    ),
    Act(
        "hostage.verb",
        T.HOSTAGE_TAKING,
        "verb",
        r"(?:(?:took|taken|take|takes|taking|held|holding|hold|holds|seized|seizing) (?:\w+ ){0,6}(?:hostages?|captives?)|held captive|(?:held|holding) (?:\w+ ){0,6}at gunpoint|(?:seiz(?:ed|es|ing)|occupied|took over) (?:the |a |an )?(?:\w+ ){0,3}(?:hospital|school|theatre|theater|embassy|consulate|supermarket|hotel|mall|residence|courthouse))\b",
        None,
        r"hostage to (?:fortune|politic)",
    ),
    Act(
        "hostage.noun",
        T.HOSTAGE_TAKING,
        "noun",
        r"(?:hostage[- ](?:takings?|crisis|situation|drama|siege|standoff)s?)\b",
    ),
    Act(
        "hijack.verb",
        T.HIJACKING,
        "verb",
        r"(?:hijack(?:ed|ing|s)|(?:seiz(?:ed|es|ing)|boarded|diverted) (?:the |a |an )?(?:(?!of )[\w-]+ ){0,3}(?:airliner|jetliner|plane|aircraft|ships?|tankers?|ferry|vessels?|freighter|yacht|trawler|cruise liner)|commandeered|carjack(?:ed|ing))\b",
        None,
        r"hijack(?:ed|ing) (?:the (?:debate|conversation|agenda|issue|process|meeting)|by (?:politic|extrem))|accounts?|hashtag",
    ),
    Act("hijack.noun", T.HIJACKING, "noun", r"(?:hijackings?)\b"),
    Act(
        "release.verb",
        T.RELEASE,
        "verb",
        r"(?:(?:was|were|been|being|are|is|have been) (?:\w+ )?(?:freed|released|rescued|set free)|(?:freed|rescued|set free|releas(?:ed|es|e|ing)|frees?|freeing|let go) (?:\w+ ){0,5}?(?:hostages?|captives?|girls|schoolgirls|students|kidnapped|abducted|prisoners|people|women|children|workers|nuns|journalists?|soldiers|victims|drivers|men|sailors|crew|engineers|nationals|officers|policemen|monks|priests|doctors|nurses|teachers|pilots|contractors|citizens|tourists|miners|fishermen|villagers)|escaped (?:from )?(?:\w+ ){0,2}(?:captivity|captors|custody|prison|jail|camp|militants|kidnappers|abductors)|(?:fighters|prisoners|inmates|hostages|girls|schoolgirls|captives|detainees|students|nurses) (?:have |had )?(?:\w+ )?escaped|found (?:\w+ ){0,3}out of captivity|(?:was|were|been|being) let go|let (?:the )?(?:[\w'’-]+ ){1,4}go\b(?! (?:of|to|off|on|by))|(?:regain|recover|won|gain|found|given)(?:ed)? (?:their|his|her) (?:freedom|liberty)|walk(?:ed|s) free|(?:hand(?:ed)?|turned) over(?= (?:\w+ ){0,4}(?:hostages?|captives?|prisoners?|to (?:the )?red cross))|handed over to the red cross|(?:hostages?|captives?|girls|schoolboys|schoolgirls|pupils|workers) (?:are |were |go |out |now )?free\b(?! (?:of|from|to|with))|freed (?:[\w-]+ ){0,2}(?:schoolboys|pupils|schoolchildren|koreans|captives|oil workers)|(?:[\w'’-]+ )(?:got|gets) (?:out|away) alive)\b",
        None,
        r"(?:statement|video|report|album|film|song|figures|results?|data|photo|footage|document|information|images?|details|on (?:bail|parole|licen[cs]e)|hospital|transcript|audio|trailer|movie|findings|names?|killers?|game|energy|funds?|toxic|gas) (?:\w+ ){0,3}(?:was|were|been|being|is|are|have been) (?:\w+ )?released|released (?:a|an|the|its|his|her|their) (?:\w+ )?(?:statement|video|report|album|film|song|figures|results?|data|photo|footage|document|list|details|name|audio)|escaped (?:injury|unhurt|death|unharmed|attention|notice|with)|narrowly escaped|rescued from (?:the )?(?:rubble|sea|boat|water|fire)|released (?:on|from) (?:bail|parole|hospital|custody|jail)|released on|released by the (?:ministry|government|police|department|office)",
    ),
    Act(
        "release.noun",
        T.RELEASE,
        "noun",
        r"(?:(?:the |their |his |her |confirmed )?(?:release|rescue|freeing|liberation) of (?:\w+ ){0,6}(?:hostages?|captives?|girls?|schoolgirls?|students?|kidnapped|abducted|prisoners?|people|women|children|workers?|nuns?|journalists?|soldiers?)|girls' release|prisoner (?:swap|exchange)s?|hostage (?:release|swap)s?)\b",
    ),
)

PROPERTY_ACTS = (
    Act(
        "arson.verb",
        T.INFRASTRUCTURE_OR_ARSON_ATTACK,
        "verb",
        r"(?:set (?:fire to|ablaze|alight|on fire)|set (?:\w+ ){1,6}(?:ablaze|on fire|alight)|torch(?:ed|es|ing)|burn(?:ed|t|ing) (?:down|\w+ (?:houses?|homes?|vehicles?|buses|cars|churches|shops|villages?))|firebomb(?:ed|ing)|fire-bombed|sabotag(?:ed|ing)|vandali[sz]ed|desecrated)\b",
        _FIRE,
        r"set (?:\w+ )?on fire by (?:lightning|a candle)|wildfire|bush ?fire|olympic",
    ),
    Act(
        "arson.object",
        T.INFRASTRUCTURE_OR_ARSON_ATTACK,
        "verb",
        r"(?:burned|burnt|burns|burning|torched|set fire to|dynamited) (?:down )?(?:\w+ ){0,4}(?:librar(?:y|ies)|mosques?|temples?|market|barracks|depot|yard|headquarters|hotel|huts|tents|camp|palace|granar(?:y|ies)|offices?|buildings?|houses?|homes?|vehicles?|bus(?:es)?|cars?|trucks?|churches|shops?|stores?|banks?|schools?|villages?|town hall|factory|factories|farms?|mills?|stations?|crops)\b",
        _FIRE,
        r"wildfire|bush ?fire|olympic|accident|short circuit|effig|candle",
    ),
    Act(
        "arson.noun",
        T.INFRASTRUCTURE_OR_ARSON_ATTACK,
        "noun",
        r"(?:arson(?: attacks?)?|firebombings?|petrol bomb attacks?|sabotage|acts? of sabotage)\b",
        _FIRE,
    ),
    Act(
        "pylon.verb",
        T.INFRASTRUCTURE_OR_ARSON_ATTACK,
        "verb",
        r"(?:blew up|blown up|dynamited|bombed|destroyed|toppled|sabotaged|attacked) (?:\w+ ){0,4}(?:pylons?|power lines?|pipelines?|oil pipeline|transmission towers?|electricity towers?|towers|bridges?|substations?|railway (?:line|tracks?)|power stations?)\b",
        _BOMB,
    ),
    Act("loot.verb", T.ROBBERY_OR_LOOTING, "verb", r"(?:loot(?:ed|ing)|plundered|pillaged|ransacked)\b"),
    Act(
        "rob.noun",
        T.ROBBERY_OR_LOOTING,
        "noun",
        r"(?:looting|bank robber(?:y|ies)|cattle raids?)\b",
        None,
        None,
        Role.PERPETRATOR,
        0.6,
    ),
)

SECURITY_ACTS = (
    _security(
        "arrest.verb",
        T.ARREST,
        "verb",
        r"(?:arrest(?:ed|s|ing)|detain(?:ed|s|ing)|(?:taken|took|taking) (?:\w+ ){0,4}into custody|round(?:ed|s|ing) up|apprehended|captured|nabbed|picked up(?= (?:by|on suspicion|for questioning)\b)|(?:brought|taken|hauled) in for questioning|(?:was|were|been) (?:\w+ )?caught(?= (?:alive|by|in|at|near|on|as|while|with|after|trying|hiding|carrying|the)\b)(?! (?:in (?:the )?(?:crossfire|middle|blast|fire|up)|between|up\b|out\b|on (?:camera|video|film)|by surprise|off guard|unawares))|(?:police|authorities|gendarmes|soldiers) (?:\w+ )?(?:caught|(?:are |were )?hold(?:s|ing)?(?= (?:\w+ ){0,2}(?:people|persons|men|women|suspects?|man|woman))))\b",
        r"captured (?:the (?:town|city|village|base|moment|imagination|airport|district|area)|on (?:video|camera|film)|by (?:camera|photograph)|from|control|territory|hearts?|photos?|images?|pictures?|footage)|cardiac arrest|arrest(?:ed|ing) (?:development|decline)",
    ),
    _security(
        "arrest.state",
        T.ARREST,
        "verb",
        r"(?:(?:is|are|was|were|been|remains?|remained|has|have|had|still) (?:\w+ ){0,2}(?:in (?:police |military |army )?(?:custody|detention)|under arrest|behind bars)|(?:is|are|was|were|been) (?:being |still |now )*held(?= (?:since|for questioning|on suspicion|over the|in connection|without (?:trial|charge)|by (?:the )?(?:police|authorities|security|army)))|g[ai]ves? (?:him|her|them)sel(?:f|ves) up|turned (?:him|her|them)sel(?:f|ves) in)\b",
        None,
        0.8,
    ),
    _security(
        "arrest.noun",
        T.ARREST,
        "noun",
        r"(?:(?:mass )?arrests?|detentions?)\b",
        r"house arrest|arrest warrants?|cardiac arrest|detention (?:cent|camp|facilit)|under arrest",
        0.6,
    ),
    _security(
        "raid.noun",
        T.RAID_OR_SEARCH_OPERATION,
        "noun",
        r"(?:(?:police|pre-dawn|dawn|army|military|counter-?terror(?:ism)?|security|anti-?terror(?:ism)?|night|special forces|counter terror police) (?:raids?|operation|sweeps?|searches)|raids?|search operations?|combing operations?|cordon[- ]and[- ]search(?: operations?)?|swoops?|house searches|manhunts?)\b",
        r"air raids?|guerrilla raid|cattle raid|tomb raider|cross-border raid|rebel raid|taliban raid|raid on (?:the )?(?:\w+ )?(?:consulate|embassy|village)|operations? (?:center|centre|room|command)",
        0.8,
    ),
    _security(
        "raid.verb",
        T.RAID_OR_SEARCH_OPERATION,
        "verb",
        r"(?:raided|raids|searched|searching|cordoned off|(?:an? )?operation to (?:arrest|capture|catch|detain|rescue|clear))\b",
        r"searched for (?:survivors|bodies|missing)|searching for (?:survivors|bodies|answers|a new)|google|internet|web",
        0.7,
    ),
    _security(
        "seize.verb",
        T.WEAPONS_SEIZURE_OR_DEFUSAL,
        "verb",
        r"(?:(?:seiz(?:ed|es|ing)|confiscat(?:ed|ing)|found|discovered|recovered|uncovered|captured|dug up) (?:\w+ ){0,6}(?:weapons?(?: caches?)?|explosives|arms(?: caches?)?|rifles|ammunition|guns|detonators|bomb-making|grenades|arms|mortars|rockets|munitions))\b",
        r"found (?:\w+ ){0,3}(?:guilty|dead)|found no |mass destruction|weapons inspect",
    ),
    _security(
        "seize.noun",
        T.WEAPONS_SEIZURE_OR_DEFUSAL,
        "noun",
        r"(?:(?:weapons?|arms|explosives) (?:caches?|seizures?|hauls?|finds?)|controlled explosions?)\b",
    ),
    _security(
        "mobilise.verb",
        T.FORCE_MOBILISATION,
        "verb",
        r"(?:(?:deploy(?:ed|ing|s)|sent|mobili[sz](?:ed|ing)|dispatched|ordered) (?:\w+ ){0,5}(?:troops|soldiers|police|reinforcements|forces|army|military|national guard)|(?:imposed|declared|ordered|announced) (?:\w+ ){0,4}(?:curfew|state of emergency|lockdown|state of siege|martial law|'?heightened alert'?|high alert)|(?:placed|put|stepped up|on) (?:\w+ ){0,3}(?:high(?:est)?|heightened) alert|security (?:was|has been|is being) (?:tightened|stepped up|beefed up)|under (?:a )?curfew|curfew (?:was|is|has been|had been) (?:\w+ )?(?:imposed|declared|ordered|clamped|announced|in force)|(?:clamp(?:ed|s)|slapp(?:ed|s)|decreed|proclaimed|clamped) (?:\w+ ){0,5}(?:curfew|state of (?:emergency|exception|siege)|martial law)|state of (?:emergency|exception|siege) (?:was|is|has been|had been) (?:declared|imposed|proclaimed|in force)|lock(?:s|ed) down|(?:troops|soldiers|police(?:men)?|paratroopers|armoured vehicles|gendarmes|marines|tanks) (?:(?:have|had) been|were|are|was|is) (?:\w+ )?(?:posted|deployed|sent|stationed|drafted|called out|doubled)|(?:clos(?:ed|es)|shut|shuts|kept) (?:its |their |the |all |\d+ |\w+ ){0,3}(?:embass(?:y|ies)|consulates?|(?:diplomatic )?missions?|borders?(?: crossings?)?)|told to stay (?:indoors|at home|inside)|raised (?:\w+ ){0,4}(?:threat level|terror alert))\b",
        r"troops (?:home|withdraw)|coronavirus|covid|pandemic|lockdown (?:measures|rules)|virus|hurricane|flood|earthquake|peacekeep",
        0.7,
    ),
    _security(
        "deport.verb",
        T.DEPORTATION,
        "verb",
        r"(?:deport(?:ed|s|ing)|expelled (?:\w+ ){0,4}(?:diplomats?|ambassador|imams?|preachers?|clerics?))\b",
    ),
    _security("deport.noun", T.DEPORTATION, "noun", r"deportations?\b", None, 0.6),
    _security(
        "trial.verb",
        T.TRIAL_OR_CONVICTION,
        "verb",
        r"(?:sentenc(?:ed|es|ing)|convict(?:ed|s|ing)|(?:found|held|finds) (?:[\w'’-]+ ){0,4}guilty|guilty (?:on|of) (?:all |\w+ )?(?:counts?|charges?|murder|terror\w*|conspir\w+|genocide|crimes)|condemned to (?:death|life|prison|hang|(?:\w+ )?years)|given (?:\w+ ){0,3}(?:life|years?|death|prison|jail)(?: (?:terms?|sentences?|imprisonment|in (?:prison|jail)))?(?! (?:ago|support|time))(?=[ ,.;]|$)|(?:sent to|life in|years in) (?:prison|jail)|(?:came|brought|appeared|appears|appear|come) before (?:a|the) (?:\w+ ){0,2}(?:magistrates?|judges?|court|tribunal)|remanded|arraigned|(?:cleared|acquitted) of (?:all|every|any|the|murder|terror\w*|plotting)|fac(?:es|ed|ing?) (?:\w+ ){0,3}charges|(?:upheld|confirmed|quashed|overturned|passed) (?:the|a|his|her|their) (?:\w+ )?(?:sentences?|verdicts?|convictions?)|jur(?:y|ors) (?:\w+ )?(?:found|finds|chose|chooses|voted|votes|spared|spares|held|convicts)|(?:police|prosecutors?) (?:have |had |has )?charged|plead(?:ed|s|ing)? (?:not )?guilty|indict(?:ed|s|ing)|charg(?:ed|es|ing) (?:\w+ ){0,12}with|(?:was|were|been) (?:\w+ )?charged|charged the suspect|acquitt(?:ed|ing)|(?:stood|stand|stands|standing|went|goes|put) (?:\w+ ){0,2}trial|on trial|(?:opened|opens|began|begins) (?:the|their|his|her) trial|appear(?:ed|s|ing) (?:\w+ ){0,4}court|jailed for|(?:was|were|been) (?:jailed|imprisoned)|issu(?:ed|es|ing) (?:\w+ ){0,4}(?:arrest )?warrants?|prosecut(?:ed|ing))\b",
        r"charg(?:ed|es|ing) (?:\w+ )?(?:the |that |its )?(?:\w+ )?(?:government|regime|army|military|administration|authorities|opposition|party|police) (?:of|with)|charged (?:with|particles|atmosphere|up|batter)(?: electric)?(?:ity)?$|supercharged|price|fee|corruption|fraud|tax evasion|embezzl|bribery|doping|libel|defamation|copyright|drunk|speeding|drug",
    ),
    _security(
        "trial.noun",
        T.TRIAL_OR_CONVICTION,
        "noun",
        r"(?:convictions?|indictments?|court hearing|arrest warrants?|life sentences?|death sentences?|life (?:terms?|imprisonment)|(?:prison|jail) (?:terms?|sentences?)|(?:guilty )?verdicts?|(?:murder|terror(?:ism)?|mass|second|first) trials?|trial of|court-?martial)\b",
        r"strong convictions?|fraud|corruption",
        0.6,
    ),
)

THREAT_ACTS = (
    Act(
        "threat.verb",
        T.THREAT,
        "verb",
        r"(?:threaten(?:ed|s|ing)? to (?:\w+ )?(?:kill|attack|bomb|blow|murder|execute|behead|strike|destroy|assassinate|shoot|burn|kidnap|carry out|retaliate)|threaten(?:ed|s|ing)? (?:\w+ ){0,4}with (?:death|violence)|threaten(?:ed|s|ing)? (?:more |further |new |fresh )(?:attacks?|bombs?|bombings?|killings?|strikes?)|(?:promis(?:ed|es|ing)|vow(?:ed|s|ing)?|threaten(?:ed|s|ing)?|announced) (?:\w+ ){0,3}(?:war|revenge|vengeance|bloodshed|reprisals?)\b|(?:vow(?:ed|s|ing)?|pledg(?:ed|es)|swore|promis(?:ed|es)) (?:to )?(?:\w+ )?(?:kill|attack|strike|carry out (?:more |further )?attacks|avenge|revenge|bomb|behead|retaliate|burn))\b",
        None,
        r"sanctions|tariff|legal action|sue",
    ),
    Act(
        "threat.noun",
        T.THREAT,
        "noun",
        r"(?:(?:bomb|telephone|phone|e-?mail(?:ed)?) (?:threats?|scares?|hoax(?:es)?)|threatening (?:calls?|letters?|messages?)|death threats?|hoax (?:calls?|bombs?)|threats? to (?:kill|attack|bomb|execute))\b",
    ),
)

UNREST_ACTS = (
    Act(
        "riot.noun",
        T.PROTEST_OR_RIOT,
        "noun",
        r"(?:riots?|rioting|violent (?:protests?|demonstrations?)|unrest|street (?:battles|violence|clashes)|(?:violent )?clash(?:es)? (?:between|with|broke|erupted)(?: \w+){0,4} (?:police|protesters|demonstrators|counter-protesters|supporters|security forces|riot police)|mob violence|civil disorder)\b",
        None,
        r"riot (?:police|gear|act|shields?)|laugh riot|quiet riot|pussy riot|riot games",
        Role.ACTOR,
    ),
    Act(
        "riot.verb",
        T.PROTEST_OR_RIOT,
        "verb",
        r"(?:rioted|clash(?:ed|es|ing) (?:\w+ ){0,8}(?:police|protesters|demonstrators|counter-protesters|security forces)|(?:fired|fires|firing|used|using|uses|shot|launched) (?:\w+ ){0,4}(?:tear ?gas|rubber bullets|water cannons?|water canons?|stun grenades|pepper spray)|(?:rubber bullets?|tear ?gas|water cannons?|pepper spray) (?:\w+ ){0,3}(?:used|fired)|(?:with|by) (?:a )?rubber bullets?|(?:threw|throwing|hurled|hurling|pelted|pelting) (?:\w+ ){0,8}(?:stones?|rocks?|bottles|petrol bombs?|molotov cocktails?|projectiles|bricks|flares)|violence (?:\w+ )?(?:broke|breaks|erupted|erupts|continued)(?: out)?|(?:tried|try|attempted|trying) to storm|protesters (?:\w+ ){0,2}(?:stormed|attacked|burned|set))\b",
        None,
        None,
        Role.ACTOR,
    ),
)

ACTS: tuple[Act, ...] = (
    EXPLOSIVE_ACTS
    + ASSAULT_ACTS
    + EFFECT_ACTS
    + TAKING_ACTS
    + PROPERTY_ACTS
    + SECURITY_ACTS
    + THREAT_ACTS
    + UNREST_ACTS
)
