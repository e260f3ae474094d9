"""Which words tie a claim to its speaker, and which words say what kind of claim it is (CODEBOOK 10)."""

import re

from tocsin.model.claim import ClaimType as C
from tocsin.model.claim import Modality

# Verbs that report speech; the speaker is their subject, or follows them ("said Rhee").
SAY_VERBS = (
    "said says say saying told tells added adds announced announces confirmed confirms warned warns claimed claims alleged"
    " alleges stated states reported reports insisted insists noted notes argued argues explained explains declared declares"
    " acknowledged acknowledges tweeted wrote writes testified testifies vowed vows pledged suggested suggests estimated"
    " estimates believes believe thinks think concluded concedes conceded commented remarked predicted predicts fears feared"
    " adding blaming accusing citing cited suggest rejecting warning revealed reveals disclosed recalled cautioned asserted maintained maintains denied denies deny accused accuses blamed"
    " blames attributed attributes ascribed called calls described describes identified rejected rejects dismissed dismisses quoted expressed put"
    " admitted admits contended contends disputed disputes criticized criticised criticizes criticises threatened threatens"
    " emphasized emphasised stressed stresses replied complained complains emphasizing stressing noting agreed agrees pointed"
    " held holds thought worry worries worried charged hope hopes hoped reckon reckons reckoned retorted retorts maintain insist insists"
    " assert asserts relate relates related repeated repeats clarified clarifies specified specifies observed observes hinted"
    " communicated countered counters contest contested objected objects estimate calculates calculated concludes ruled"
    " protested protests boasted boasts speculated scoffed joked counselled confessed swore swears tweets remarks"
    " assured assures briefed reaffirmed reiterated established establishes found finds finding showed shows doubted doubts"
    " heard learned learnt promised promises expect expects explain argue admit concede acknowledge allege confirm announce"
    " warn report state note claim fear stress testify hold reads read answered answers wonders wondered reasoned guessed"
    " sneered shouted recounted recounts narrated describe asked asks urged urges demanded demands expected"
).split()
SAY = frozenset(SAY_VERBS)
# Participles that report a fear when "that" follows.
CONCERNED = frozenset("concerned worried afraid fearful alarmed".split())
# Of these, the words that are no cue when a noun follows ("reported cases", "put out").
NEEDS_THAT = frozenset(
    "held holds hold thought put reported reports report called calls identified quoted expressed claims fears think believe state note"
    " claim fear estimate warn announce confirm describe".split()
)
# Those that tell what was said only with "that", a colon or a quotation: "Rhee charged that", "the talks agreed on".
STRICT = frozenset(
    "continued agreed agrees pointed worry worries worried charged hope hopes hoped emphasizing stressing noting related relate"
    " relates established establishes found finds finding showed shows ruled heard learned learnt promised promises expect expects"
    " reads read observed observes answered answers asked asks urged urges demanded demands counters countered objected objects"
    " confessed swore swears protested protests contest contested expected shouted tweets remarks assured briefed stress".split()
)
ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion|count|reckoning|judgment|judgement|estimate|account) of|as reported by|citing"
    r"|(?:by|on) the (?:count|reckoning|account|estimate|figures|word) of)\b"
)
PASSIVE = re.compile(
    r"\b(?:accused|suspected) of \w+ing\b|\bsuspected to (?:be|have)\b|\b(?:has|have) been (?:criticized|criticised|linked to)\b|\ballegedly\b|\b(?:(?:is|are|was|were|has been|have been) (?:still |widely |also |now )?(?:believed|thought|feared|reported|said|understood|suspected|alleged|rumou?red|blamed|accused|expected)"
    r"|reportedly|it (?:is|was) (?:believed|thought|feared|reported|understood|alleged)|questions (?:are|were) (?:now )?(?:being )?raised|blamed on)\b"
)

ANONYMOUS = frozenset(
    "official officials source sources witness witnesses eyewitness eyewitnesses resident residents analysts experts observers"
    " critics reports report authorities activists diplomats locals villagers survivors rescuers some many others people"
    " bystanders neighbours neighbors media insiders investigators relatives".split()
)
ORGANISATIONS = frozenset(
    "police government ministry army military court group organisation organization agency coalition department forces force"
    " council office embassy consulate parliament hospital observatory un nato eu union party movement statement federation"
    " association institute committee company bank administration command navy bureau service services centre center network"
    " newspaper magazine channel television radio tv company regime administration insurgents militants taliban rebels house"
    " commission watchdog charity fbi cia pentagon kremlin white outlet website press telegraph guardian times post reuters bbc cnn"
    " directorate mission panel jury tribunal brigade firm airline operator junta cabinet presidency survey inquiry alliance"
    " front faction collective corps team website site university school party foundation ministry's delegation leadership"
    " nbc abc cbs pbs afp journal herald tribune independent twitter facebook gazette telegram prosecution defence defense".split()
)
# Words in the names of those who carry news.
MEDIA = frozenset(
    "telegraph guardian times post reuters bbc cnn nbc abc cbs pbs afp ap journal herald tribune news independent twitter"
    " facebook gazette newspaper channel television radio tv outlet website magazine press agency media telegram".split()
)
ROLES = frozenset(
    "governor minister president mayor spokesman spokeswoman spokesperson chief commander general colonel prosecutor judge"
    " director head leader doctor nurse teacher driver shopkeeper senator secretary ambassador lawyer officer official witness"
    " resident analyst expert professor source diplomat chairman deputy envoy captain sergeant lieutenant sheriff bishop imam"
    " king prince queen editor student survivor father mother brother sister wife husband uncle neighbour neighbor attorney"
    " worker soldier policeman coroner chancellor premier".split()
)
# Second words of names of states and of their capitals, which speak as governments do.
STATES = frozenset("arabia korea states kingdom zealand africa lanka emirates leone faso delhi aviv rica sudan".split())
# What is read out for somebody else: its words are those of who issued it.
DOCUMENTS = frozenset(
    "statement communique communiqué note letter message video recording tape declaration manifesto bulletin"
    " announcement text tweet".split()
)
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december yesterday today".split()
)
# Words that open sentences with a capital and are no first names.
OPENERS = frozenset(
    "in at on from near to by for with of the a an but and or as while when after before since if meanwhile although both"
    " president minister mr mrs ms dr sir that this what where like unlike between against under over across north south east west"
    " northern southern eastern western central new".split()
)

# The first row whose words stand in cue and content gives the type; order follows CODEBOOK 10.
TYPE_RULES: tuple[tuple[C, re.Pattern[str]], ...] = (
    (
        C.RESPONSIBILITY_CLAIM,
        re.compile(
            r"\b(?:claim\w* (?:the )?(?:responsib|credit)|took responsib|(?:it|they|we|he|its \w+|our \w+|their \w+) (?:had |have |has )?(?:carried out|was behind|were behind|did it|conducted the|launched the attack|staged the)|admitted (?:to )?(?:(?:that )?(?:he|she|they|it) ha\w+|having|carry|kill|plant|bomb)|(?:has|have|had|he|she|they) confess\w+|in retaliation for|in revenge for|revenge attack|a reprisal for|claims? (?:\w+ ){0,2}(?:attack|bombing|blast|assault)|claimed to have (?:killed|shot|attacked|bombed|destroyed|captured)|attack for which we|accepted responsib|responsibility for\b|^(?:claim|took|tak|own|assum|accept)\w* (?:the )?(?:full |sole )?(?:responsibility|credit)|^own(?:s|ed)?\b|^claim(?:s|ed|ing)? (?:[\w'’-]+ ){0,3}(?:attacks?|bomb(?:s|ings?)?|blasts?|assaults?|operations?|raids?|ambush|killings?|shootings?|abductions?|kidnappings?|explosions?|murders?)\b"
            r"|\b(?:it|they|we) (?:had |have |has )?(?:sent (?:the|them|its|him)|struck|acted (?:on|in|because)|did this)\b|\b(?:was|were|been) (?:its|their|our) (?:work|soldiers?|men|doing)\b"
            r"|\b(?:its|our|their) (?:own )?(?:suicide )?(?:men|fighters|bombers|soldiers|commandos|units|members) (?:had |have )?(?:were|was|been|carried|planted|struck|did|killed|attacked|responsible|behind)\b|\b(?:in|as|for) (?:revenge|reprisal|retaliation)\b|\bavenging\b|^confess\w* to)"
        ),
    ),
    (
        C.DENIAL,
        re.compile(
            r"^(?:den(?:ied|ies|y|ying)|rejected|rejects|rejecting|dismissed|dismisses|disputed|disputes)\b|\b(?:(?:it|he|she|they|we) (?:had |has |have |also )?(?:denied|deny|denies|rejects?)\b|refut\w+|groundless|baseless|mere falsity|innocent[”\"]|had nothing to do|(?:was|were|is) not (?:involved|behind|responsible)|no (?:role|involvement|part) in|not responsible|was unrelated|(?:did|does) not relate to|nothing to (?:do|support|suggest)|no such|unfounded|without (?:any )?(?:evidence|substance|foundation)|fake news|fabricat\w+|(?:was|were|is|are) not (?:us|them|ours|theirs|our|their|a terrorist|its)\b|not (?:our|their|its) (?:work|doing|men)|^we (?:do not|don['’]t|never|did not|didn['’]t) (?:strike|attack|kill|target|hit|harm)"
            r"|there (?:is|was|were|had been|has been) (?:[\"“]?absolutely )?no[\"”]? (?:\w+ )?(?:signs?|evidence|links?|indications?|breach|strike|attack|connection)\b)"
        ),
    ),
    (
        C.THREAT,
        re.compile(
            r"^threaten\w* to\b|\b(?:we (?:will|shall) (?:\w+ )?(?:strike|attack|kill|destroy|hit|avenge|punish)|vow\w* to (?:strike|attack|kill|destroy|avenge|punish|retaliate|continue|carry)|threatened to (?:kill|attack|strike|destroy|bomb)|will (?:be )?(?:avenge|retaliat|punish)\w*|pledged to (?:destroy|strike|attack)|our targets will)"
        ),
    ),
    (
        C.ATTRIBUTION,
        re.compile(
            r"\b(?:blam\w+|accus\w+|responsible for|(?:was|were|is|are) (?:also )?responsible\b|pointed towards?|behind the|was the work of|linked to|affiliated with|(?:is|are|was|were|be|as) (?:a |alleged |suspected )?members? of|belong\w* to|loyal to|carried out by|conducted by|hallmarks?|identified (?:\w+ ){0,4}as|suspect(?:s|ed)? (?:in|of|to)|perpetrated by|orchestrated|masterminded|ascribed|attributed|attributing|alleged links|on suspicion)"
        ),
    ),
)
# What else lays an act at a door, where no figure makes the words a count.
ATTRIBUTED = re.compile(
    r"\b(?:(?:has|have|had|who|that) (?:carried out|committed|ordered|staged)|carried out its|committed the|ordered (?:the )?(?:[\w’']+ ){0,3}(?:kill|murder|attack|assassin)\w*|participated in|(?:was|were|been) involved in|involvement|approved the attacks?|developing plans to|targeted|struck at|(?:kidnapped|abducted|killed|attacked|shot|murdered|injured|bombed|poisoned|committed) by|by (?:[\w-]+ )?agents|[’']s doing|(?:attackers?|perpetrators?|gunmen|men|they) (?:appeared to be|looked|look|were described as)|appeared to be (?:arab|of|from)|maneuver by|with the help of|(?:planned|ordered|organi[sz]ed|prepared) the (?:attack|operation|raid|bombing|killing)\w*|orders (?:had )?(?:come|came) from|(?:launched|fired|planted|planned|trained|sent|directed|sheltered|backed) (?:by|in|from)\b|associated with|work of|hand of|in league with|planned th(?:e|is|at)\b|collu(?:ded|sion)|of (?:\w+ )?make\b|planted the|did the work|responsible\b|in the pay of|mercenar\w+|ties (?:to|with)|links (?:to|with)|(?:killers|attackers|men|gunmen|dead) (?:were|was) (?:islamist|separatist|rebel|militant|member|soldier)\w*|(?:threw|fired) (?:\w+ )?(?:explosive|missiles|rockets|grenades))"
)
MOVEMENT = re.compile(
    r"\b(?:came to|cross(?:ed|ing)|fled|flee|escap\w+ (?:\w+ )?(?:to|into|from)|travel\w+ to|return(?:ed|ing) (?:to|from|home)|enter(?:ed|ing)|arriv\w+|moved to|flown (?:to|by)|transferred|poured into|went to)\b"
)
MODUS = re.compile(
    r"\b(?:drove|driv\w+|rammed|detonat\w+|used (?:a|an|the)\b|(?:were|was) used\b|using (?:a|an|two|three|automatic)|wore|wearing|disguis\w+|armed with|planned to|planning to|entered (?:the|through)|hid(?:den)?|planted|placed (?:at|in|on|under|inside|near)|fired (?:from|on|at|into)|rounds? of gun|opened fire|stormed|shot at|packed with|(?:full of|laden with) (?:explosives|weapons)|loaded with|set off|blew|carried (?:a|explos)|poison\w+|stabb\w+|strapped|rushed at|groped|consisted of|by helicopter|stance|was chas\w+|went off|carried off|preparing (?:an )?attacks?|was to involve|(?:had )?meant to (?:leave|blow|kill|shoot|strike|attack)|were to (?:blow|kill|shoot|attack)|to blow (?:themselves|himself|up)|(?:came|come|coming) (?:over|from the)|broke (?:in|down|open|through)|aimed at|aiming)"
)
WARNING = re.compile(
    r"\b(?:warn\w*|fear(?:s|ed)?\b|alert|be vigilant|imminent|cannot be ruled out|could not be ruled out|risk of|about to begin|likely to (?:attack|strike|happen|rise|return)|(?:may|might|could|will|would) (?:[\w’']+ ){0,4}(?:attacks?|strikes?|bombs?|kill|happen|rise|lead to|cross|come back|return|target|carry out|escalat\w+|increase|worsen|benefit|try to|be attacked|be targeted)\b)"
)
# A judgement, in words of praise, blame, duty or feeling.
JUDGEMENT = re.compile(
    r"\b(?:should(?:n[’']t)?|must|wrong|right to|horrific|horrified|flabbergasted|outrag\w+|appall\w+|shock\w*|barbar\w+|coward\w*|brutal\w*|heinous|despicable|worst|considers? |considered (?:it|the|him|her)|self[- ]defen[cs]e|would have|unacceptable|justif\w+|ridiculous|dangerous|falsity|fail\w* to|failed|success\w*|absurd|improper|indiscriminate|disregard|violat\w+|political (?:trial|maneuver)|welcom\w+|priority|impossible|essential|crime against|proof of|evidence of|indications? of|reminder of|deplor\w+|tragic|tragedy|proud|brave|heroic|grateful)\b"
)
STATUS = re.compile(
    r"\b(?:investigat\w+|inquiry|probe|under (?:way|surveillance|control|arrest)|custody|condition|hospital\w*|treated|treatment|searching|search for|secured|cleared|negotiat\w+|released|still|ongoing|identified|arrested|detained|wanted|charged|on the run|at large|stable|critical|autopsy|evacuat\w+|operation|were (?:now )?on site|deployed|safe|suppressed|converted to|instructed|not (?:yet )?(?:known|clear))\b"
)
# Verbs that by themselves judge what they speak of.
JUDGING = frozenset(
    "criticized criticised criticizes criticises described describes called calls questioned condemned complained praised"
    " praises praise hailed hails hail applauded applauds applaud branded brands brand termed terms faulted faults fault"
    " describe call doubted doubts calling".split()
)
# Verbs that give a figure, lay an act at a door, or tell a fear, whatever the words behind them.
COUNTING = frozenset(
    "put puts counted counts count raised lowered revised gave gives give recorded logged registered".split()
)
NAMING = frozenset(
    "named names linked links link suspect suspects pointed points point hinted hints hint pinned pins laid lays attributed"
    " attributes attribute ascribed ascribes".split()
)
FEARING = frozenset("fears feared fear warned warns warn warning worry worries worried".split())
COUNTERFACTUAL = re.compile(r"\b(?:could|would|might) have\b|\bhad (?:it|he|she|they) (?:not )?\w+ed\b|otherwise\b")
PROBABLE = re.compile(r"\b(?:believ\w+|likely|probab\w+|thought|think\w*|presum\w+|suspect\w*|appear\w*|seem\w*)\b")
POSSIBLE = re.compile(r"\b(?:may|might|could|possib\w+|fear\w*|perhaps|potential\w*)\b")
NEGATIVE = re.compile(r"\b(?:no|not|none|nobody|never|neither|without|n't|cannot)\b|n['’]t\b")


def modality_of(low: str, default: Modality = Modality.ASSERTED) -> Modality:
    """Say how sure a speaker is, by the lowered words of cue and content.

    >>> modality_of("many fighters may cross")
    <Modality.POSSIBLE: 'possible'>
    """
    for modality, pattern in (
        (Modality.COUNTERFACTUAL, COUNTERFACTUAL),
        (Modality.PROBABLE, PROBABLE),
        (Modality.POSSIBLE, POSSIBLE),
    ):
        if pattern.search(low):
            return modality
    return default
