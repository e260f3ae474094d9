"""Closed word classes of English, as far as finding noun phrases needs them."""

DETERMINERS = frozenset(
    "a an the this these those its his her their our my your some any each every no another such both either"
    " neither all".split()
)
PREPOSITIONS = frozenset(
    "in on at by for with from to into onto through near against of about over under between among amid during"
    " after before since until till within without outside inside around across along off via per towards toward"
    " despite upon beside behind beyond above below following including like unlike than as throughout"
    " alongside aboard because".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor yet so that while when where whereas although though if unless whether then".split()
)
PRONOUNS = frozenset(
    "i you he she it we they me him us them himself herself itself themselves who whom which what one ones someone"
    " somebody nobody everyone anyone others there here mine hers theirs".split()
)
BE_FORMS = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't gets get got getting".split())
AUXILIARIES = BE_FORMS | frozenset("has have had having do does did hasn't haven't hadn't don't doesn't didn't".split())
MODALS = frozenset("will would can could may might must shall should won't wouldn't can't couldn't ought".split())
NEGATIONS = frozenset("not n't never no none nobody neither nor without cannot".split())
ADVERBS = frozenset(
    "also again already still just only even ever never now then soon later earlier ago yesterday today tonight"
    " tomorrow once twice almost nearly about very too quite rather far away back down up out together apart once"
    " however meanwhile instead perhaps maybe not n't first last".split()
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands"
    " million dozen dozens scores several many few".split()
)
# Past forms that do not end in -ed.
IRREGULAR_PAST = frozenset(
    "shot hit blew blown struck took taken held fought fled left found said told set made gave given came went gone"
    " began begun broke broken brought sent led saw seen met put built bought caught drove driven ran rode burnt"
    " stole stolen threw thrown beat beaten lost won cut hurt slain slew swept fell fallen rose risen kept knew known"
    " bound dug fed hid hidden hung laid lay paid read sank sunk spoke spoken stood stuck tore torn wore worn wrote"
    " written became felt heard meant thought withdrew overthrew shook flew grew drew chose woke froze spread shut burst split swore slept mown strewn bit bitten overran used died tied".split()
)
# Words in -ed or -ing that are nouns or adjectives in news more often than verbs.
NOT_VERBS = frozenset(
    "united armed hundred wounded injured masked unidentified alleged suspected so-called red bed need seed speed"
    " indeed embed morning evening building during nothing something anything everything ceiling king ring spring"
    " string being feeling meeting wedding training bombing bombings shooting shootings killing killings stabbing"
    " stabbings beheading kidnapping kidnappings fighting shelling uprising hijacking hearing wing housing"
    " shining ruling according including following regarding shopping parking landing boarding banking mining dining swimming sacred beloved wicked ragged naked displaced".split()
)
# Present forms that open a verb phrase in headlines and lead sentences, though they look like plural nouns.
HEADLINE_VERBS = frozenset(
    "kills hits rams strikes attacks shoots stabs claims blames arrests kidnaps abducts wounds injures bombs targets"
    " storms raids rocks rips detonates explodes fires frees releases charges sentences jails condemns denies says"
    " warns vows threatens admits acknowledges confirms demands urges orders accuses indicts foils thwarts kill hit ram strike attack shoot stab claim blame arrest"
    " kidnap abduct wound injure bomb target storm raid free release charge sentence jail condemn deny say warn vow"
    " threaten accuse foil thwart detain detains seize seizes ambush ambushes plow plows plough ploughs bombard"
    " bombards shell shells assassinate assassinates murder murders execute executes behead beheads opens open leave"
    " leaves rise rises tries try blast blasts clash clashes overpower overpowers rehearse rehearses mourn mourns lower"
    " lowers deploy deploys name names hunt hunts fight fights mark marks bury buries capture captures ban bans".split()
)
REPORTING_VERBS = frozenset(
    "said says say told tells tell added adds announced announces reported reports claimed claims stated states"
    " confirmed confirms warned warns according acknowledged alleged alleges insisted insists noted notes argued"
    " argues believed thought explained declared declares testified wrote tweeted denied denies".split()
)
TITLES = frozenset(
    "mr mrs ms dr president minister prime gen general col colonel lt lieutenant maj major capt captain sgt sergeant"
    " judge justice sheikh imam bishop archbishop senator mayor governor ambassador king queen prince chief"
    " commander cmdr secretary spokesman spokeswoman spokesperson".split()
)
