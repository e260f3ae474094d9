"""Words that any report of violence may use: sharing one says nothing of the incident."""

_LITTLE_WORDS = """
about above according across after again against ahead almost alone along already also although always amid among
another anybody anyone anything around aside because become becoming been before began begin behind being below
beneath beside besides between beyond both called came cannot come coming could despite does doing done down during
each earlier early either else elsewhere enough even ever every everyone everything except expected face facing
fewer first following former forward found four five six seven eight nine ten eleven twelve twenty thirty forty fifty
hundred thousand million dozen from further gave give given giving goes going gone have having here hers herself high
himself however into itself just keep kept knew know known large last late later latest least leave leaving left less
like likely little long longer made main make making many might more most much must myself near nearby nearly need
never next nobody none nothing number often once only open other others ours outside over part past perhaps place
point possible previous quite rather real reached really recent recently right same second seen several shall short
should show showed side since small some someone something soon still such take taken taking than that their theirs
them then there these they thing think third this those though three through throughout time together told took
toward towards turn turned under unless until upon used using usual very want wanted well went were what when where
whether which while whole whom whose will with within without would year yesterday yet young your today tonight
tomorrow three week weekend month hour minute moment morning afternoon evening night midnight dawn noon day daily
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december spring summer autumn winter
"""

_REPORTING_WORDS = """
said saying says told added according announced confirmed reported reporting report statement spokesman spokeswoman
spokesperson official officials source sources agency news media press television radio newspaper reporter journalist
witness witnesses quoted claim claimed claiming blame blamed denied deny believed thought suspected alleged allegedly
apparently unclear immediately condition anonymity authorities authority government ministry minister president prime
chief head leader senior spoke asked warned called condemned statement investigation investigating investigator
photo image video getty reuters associated agence file read also twitter facebook website story update updated
"""

_VIOLENCE_WORDS = """
attack attacked attacker attackers attacking assault assaulted strike struck bomb bombing bomber bombers bombed blast
exploded exploding explode explosion explosions explosive device detonated detonate blew suicide vehicle truck lorry
shooting shot shoot opened fire firing gunfire gunman gunmen gunfight shooter weapon weapons armed rifle pistol knife
stabbed stabbing killed kill killing killer dead death deaths died dying fatal injured injuring injuries injury
wounded wounding wound casualties casualty victim victims hurt hospital hospitals toll civilian civilians people
person persons resident residents police policeman policemen officer officers soldier soldiers troops army military
force forces guard guards security militant militants fighter fighters insurgent insurgents rebel rebels terror
terrorist terrorists terrorism extremist extremists jihadist islamist group groups responsibility operation raid
arrest arrested arrests detained detain custody suspect suspects suspected hostage hostages kidnapped abducted
abduction seized held incident event violence violent target targeted targeting targets carried carry claimed
building house home area areas city town village district province region country capital street road center centre
local national international public scene nearby destroyed damage damaged member members family families child
children woman women girl girls boy boys student students crowd driver driving drove plot plotting planned planning
trial court judge sentenced convicted charged charges prison accused guilty rocket missile mortar shell shelling
drone airstrike airstrikes aircraft station threat threatened threats state states united nation nations republic
north south east west northern southern eastern western foreign islamic authoritie countrie citie
"""

COMMON_WORDS = frozenset(f"{_LITTLE_WORDS} {_REPORTING_WORDS} {_VIOLENCE_WORDS}".split())
