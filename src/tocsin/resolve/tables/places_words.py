"""The words around a place's name that say what the name does, and the words that only look like places."""

from typing import Final

from tocsin.resolve.base import AreaKind

# What a word before or after a name says of its kind ("Kunduz province", "the city of Kunduz").
KIND_WORDS: Final[dict[str, tuple[AreaKind, ...]]] = {
    **dict.fromkeys(
        "province governorate state oblast prefecture department wilaya muhafazat voivodeship canton krai"
        " emirate republic".split(),
        (AreaKind.ADMIN1, AreaKind.ADMIN2, AreaKind.REGION),
    ),
    **dict.fromkeys("provinces governorates states".split(), (AreaKind.ADMIN1, AreaKind.ADMIN2, AreaKind.REGION)),
    **dict.fromkeys(
        "district county districts counties subdistrict tehsil rayon raion municipality".split(),
        (AreaKind.ADMIN2, AreaKind.ADMIN1, AreaKind.TOWN, AreaKind.REGION),
    ),
    **dict.fromkeys(
        "region area valley enclave peninsula desert territory territories basin pocket plain highlands delta"
        " corridor island islands strip heights mountains mountain forest zone archipelago coast hills plateau"
        " river lake".split(),
        (AreaKind.REGION, AreaKind.ADMIN1, AreaKind.ADMIN2, AreaKind.TOWN, AreaKind.SEA),
    ),
    **dict.fromkeys(
        "city town village hamlet township settlement port suburb neighborhood neighbourhood quarter commune"
        " capital stronghold cities towns villages resort suburbs neighborhoods neighbourhoods".split(),
        (AreaKind.TOWN, AreaKind.SITE, AreaKind.ADMIN2, AreaKind.REGION),
    ),
    **dict.fromkeys("sea ocean gulf strait straits channel bay".split(), (AreaKind.SEA, AreaKind.REGION)),
    **dict.fromkeys("airport airfield airstrip".split(), (AreaKind.AIRPORT, AreaKind.BASE)),
    **dict.fromkeys("prison jail".split(), (AreaKind.PRISON,)),
    **dict.fromkeys("camp".split(), (AreaKind.CAMP, AreaKind.BASE)),
    **dict.fromkeys("base airbase barracks".split(), (AreaKind.BASE, AreaKind.AIRPORT)),
    **dict.fromkeys("crossing checkpoint".split(), (AreaKind.CROSSING,)),
}
# Kind words that after a name may be small and still be part of a gazetteer's name ("Kabul airport", "Zaatari camp").
SITE_HEADS: Final = frozenset(
    "airport airfield airbase base prison jail camp crossing bridge square stadium mosque cathedral church"
    " temple synagogue mall market bazaar hospital university station hotel embassy consulate palace parliament"
    " courthouse checkpoint school college headquarters dam refinery port harbour harbor street avenue road"
    " theatre theater shrine monastery museum park beach nightclub supermarket barracks academy plant junction"
    " roundabout gate highway tunnel terminal compound club restaurant cafe café café bar concert tower building"
    " center centre neighborhood neighbourhood district quarter suburb".split()
)
# Spots without a name of their own: "a market in Kesh" is Kesh, with the site "a market".
SITE_NOUNS: Final = SITE_HEADS | frozenset(
    "house home apartment flat shop store bank garage farm factory office offices checkpoint roadblock wedding"
    " funeral tent ceremony rally protest queue bus minibus train metro subway car truck lorry convoy patrol"
    " post outpost court prison cell mine field oilfield pipeline village resort boat ship ferry warehouse depot"
    " clinic kindergarten orphanage seminary madrassa madrasa marketplace mausoleum plaza garden gardens mosque"
    " stage pub discotheque racecourse canal river hill mountain forest desert area part street neighbourhood"
    " city-centre downtown".split()
)

COMPASS: Final = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern north-east north-west south-east south-west"
    " north-eastern north-western south-eastern south-western central upper lower inner outer mid".split()
)

# Capitalised words which after a place's name make it part of another's name.
ORGANISATION_WORDS: Final = frozenset(
    "university institute college school academy post times herald tribune gazette journal news telegraph"
    " guardian mail star sun observer chronicle globe press agency television tv radio broadcasting review daily"
    " weekly today ministry department bureau office council committee commission congress assembly parliament"
    " senate cabinet government police army navy force forces guard guards brigade battalion division corps"
    " regiment command militia front party union league movement coalition alliance organisation organization"
    " association federation society foundation fund bank group company corporation corp inc ltd airlines"
    " airways air motors oil petroleum energy court tribunal club fc united rovers rangers city's wanderers"
    " hospital medical center centre observatory monitor watch network service services authority administration"
    " embassy consulate museum orchestra opera theatre theater cup open marathon festival prize award agreement"
    " accord accords treaty protocol declaration summit conference talks process act law bill plan initiative"
    " doctrine consensus protest syndrome conservatory polytechnic laboratory laboratories research studies"
    " center's liberation islamic national revolutionary democratic people's red crescent cross crown jets"
    " yankees sox giants lakers bulls bears eagles cowboys patriots dodgers".split()
)
# What in small letters after a bare name still makes it a body, not a spot ("the Ankara institute").
BODY_NOUNS: Final = frozenset("institute university newspaper daily club firm company think-tank".split())
AUTHORITY_NOUNS: Final = frozenset(
    "government regime authorities officials police troops forces army military soldiers officers officer"
    " official president minister ministry parliament lawmakers lawmaker spokesman spokeswoman prosecutor"
    " prosecutors court judge governor mayor ambassador embassy envoy diplomat diplomats intelligence delegation"
    " leaders leader administration residents resident native citizens citizen nationals national rebels"
    " militants fighters militia jets warplanes helicopters team players coach media press politician"
    " politicians commander general king queen prince premier chancellor congressman senator newspaper tribesmen"
    " passport".split()
)

# "in" and the like: what follows is where something is.
LOCATIVE: Final = frozenset(
    "in at near inside outside around across throughout within into through over above on along off to toward"
    " towards between beyond behind via reach reached entered left attacked hit rocked struck shook targeted"
    " bombed shelled stormed captured seized besieged overran retook recaptured liberated leaving entering"
    " visiting visited".split()
)
# Verbs after a bare name that only a government or a person can do.
MIND_VERBS: Final = frozenset(
    "said says say warned warns fears feared denied denies accused accuses believes believed claimed claims"
    " announced announces condemned condemns insisted insists argued argues told tells wants wanted vowed vows"
    " pledged pledges urged urges called calls hopes hoped backed backs supports supported supporting opposes"
    " opposed rejects rejected agreed agrees refused refuses demanded demands blamed blames considers considered"
    " regards suspects suspected sees views thinks knows expects maintains asked asks offered offers signed"
    " signs ratified launched declared declares decided decides intends plans sought seeks has have had will"
    " would could should may might must is was deployed sent sends withdrew invaded retaliated responded replied"
    " expelled summoned recalled arrested extradited carried conducted began started imposed lifted closed"
    " opened threatened threatens recognised recognized".split()
)
_THINKING = "concerned worried becoming prepared ready willing considering trying seeking determined"
# After "is", "was", "has been" these make the name a government ("Ankara is becoming concerned").
THINKING: Final = frozenset(_THINKING.split())
STRONG_MIND_VERBS: Final = MIND_VERBS - frozenset(
    "has have had will would could should may might must is was calls sees closed opened began started called".split()
)
AUXILIARIES: Final = frozenset("has have had will would could should may might must is was did does".split())

TITLES: Final = frozenset(
    "mr mrs ms miss dr prof professor president prime minister chancellor king queen prince princess sheikh"
    " sheik imam mullah ayatollah pope father bishop archbishop cardinal rev reverend gen general col colonel"
    " maj major capt captain lt lieutenant sgt sergeant cpl corporal pvt private admiral brig brigadier"
    " commander sen senator rep representative congressman congresswoman gov governor mayor judge justice sir"
    " lord lady dame secretary ambassador spokesman spokeswoman spokesperson chief director chairman officer"
    " detective constable deputy inspector commissioner sheriff superintendent brother sister actor actress"
    " singer author coach analyst journalist".split()
)
# Titles that only a family name or a full name follows.
PERSON_TITLES: Final = frozenset(
    "mr mrs ms miss dr prof sheikh sheik imam mullah ayatollah rev reverend gen col maj capt lt sgt cpl sen rep"
    " gov judge sir lady dame sergeant corporal lieutenant captain detective senator congressman congresswoman".split()
)
# Titles and words that may stand capitalised beside a place's name without being part of it.
NEUTRAL_CAPITALS: Final = frozenset(
    "the a an in on at from of and to for with by but as after before when while if this that these those there"
    " then president prime minister foreign defence defense interior ambassador king queen prince governor mayor"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sep sept oct nov dec north south east west"
    " northern southern eastern western central northeast northwest southeast southwest northeastern"
    " northwestern southeastern southwestern islamic sunni shia shiite jewish muslim christian kurdish arab"
    " province state city district region county governorate town village near international former new old i ii"
    " iii he she it they we i you his her its our their my your who what where why how however meanwhile earlier"
    " later both some many most two three four five six several no not all police army military".split()
)

MONTHS_AND_DAYS: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday".split()
)

# Common words that are also towns somewhere: never a place without a preposition, a region beside them or fame.
COMMON_WORDS: Final = frozenset(
    "roman molotov abu ben moro sana saba tamim boko haram metro levant duma of police mobile reading nice bath"
    " best march may august summer winter hope bat man battle independence union enterprise university center"
    " centre central college orange liberty eden eagle defiance normal surprise why male split tours cork deal"
    " sandwich wells bury bar most much mass media opera premier rugby sale ware hull wash along an as at be but"
    " by can do for go had has he her him his how i if in into is it its me my no not on or our out over she so"
    " than that the their them then there they this to under up us was we were what when where which who why"
    " will with would you your a and are any because been before both did down during each few from have here"
    " about above after again against all am more nor now off once only other own same should some such these"
    " those through too until very while government army president minister general state states city town"
    " village county district province region country world east west north south northern southern eastern"
    " western new old great national international federal people men women children security forces force"
    " military officials official spokesman attack attacks bomb bombing killed wounded dead monday tuesday"
    " wednesday thursday friday saturday sunday january february april june july september october november"
    " december today yesterday tomorrow church mosque temple hospital school market hotel bank street road"
    " bridge station airport court house park mill lake hill valley river beach forest island mountain spring"
    " springs falls grove green red black white blue brown gold silver rose lily pearl ruby star sun moon rain"
    " snow storm thunder rock stone wood grant justice victory peace freedom harmony unity progress paradise"
    " heaven bible christian jordan jackson johnson jones smith brown davis wilson moore taylor anderson thomas"
    " martin thompson garcia robinson clark lewis lee walker hall allen young king wright scott green baker"
    " adams nelson hill campbell mitchell roberts carter phillips evans turner parker collins edwards stewart"
    " morris murphy cook rogers morgan cooper peterson bailey reed kelly howard cox ward richardson watson"
    " brooks wood james bennett gray hughes price myers long foster sanders ross morales powell sullivan russell"
    " ortiz jenkins gutierrez perry butler barnes fisher henderson coleman simmons patterson reynolds hamilton"
    " graham kim gonzalez alexander ramos wallace griffin west cole hayes chavez gibson bryant ellis stevens"
    " murray ford marshall owens mcdonald harrison ruiz kennedy wells alvarez woods mendoza castillo olson webb"
    " washington tucker freeman burns henry vasquez snyder simpson crawford jimenez porter mason shaw gordon"
    " wagner hunter romero hicks dixon hunt palmer robertson black holmes stone meyer boyd mills warren fox rose"
    " rice moreno schmidt patel ferguson nichols herrera medina ryan fernandez weaver daniels stephens gardner"
    " payne kelley dunn pierce arnold tran spencer peters hawkins hansen castro hoffman hart elliott cunningham"
    " knight bradley carroll hudson duncan armstrong berry andrews johnston ray lane riley carpenter perkins"
    " aguilar silva richards willis matthews chapman lawrence garza vargas watkins wheeler larson carlson harper"
    " george greene burke guzman morrison munoz jacobs obrien lawson franklin lynch bishop carr salazar austin"
    " mendez gilbert jensen williamson montgomery harvey oliver clinton obama trump bush putin assad erdogan"
    " merkel macron hollande sarkozy blair cameron johnson biden reagan carter nixon kerry powell rumsfeld"
    " cheney gore bannon tillerson mattis pompeo bolton haley assange snowden manning trudeau modi xi li wang"
    " zhang chen liu ali ahmed mohammed mohammad muhammad hussein hassan ibrahim abdullah khan omar osman yusuf"
    " mustafa mahmoud said salem mansour karim rahman aziz malik saleh hamza bilal jamal tariq samir nasser"
    " bashir farah amin maria jose juan carlos luis pedro antonio miguel francisco pablo diego santiago victoria"
    " virginia carolina charlotte madison florence sophia olivia chelsea paris sydney brooklyn savannah dallas"
    " dakota israel chad lincoln lourdes kent logan lance troy clare valencia lorena mercedes dolores guadalupe"
    " angela diana martha helen catholic protestant muslim islam sunni shia shiite hindu buddhist jewish kurd"
    " kurds arab arabs english latin facebook twitter google apple amazon microsoft boeing airbus ford toyota"
    " honda reuters agence associated press daesh isis taliban hamas fatah hezbollah jihad caliphate quran koran"
    " ramadan eid christmas easter foreign defense defence interior finance health education interview question"
    " answer begin end text excerpt passage omitted article report editorial commentary announcer video"
    " correspondent reporter identified indistinct word words continues domestic service television radio"
    " clandestine spanish french portuguese english first second third front liberation army guerrillas"
    " guerrilla rebels rebel troops soldiers members leader leaders party group groups commander chief colonel"
    " captain major lieutenant sergeant judge senator deputy mayor governor ambassador embassy bombs dynamite"
    " explosion explosive murder assassination kidnapping terrorism terrorist violence war peace drug drugs"
    " cartel cocaine money police station building office offices power line lines oil pipeline bus car truck"
    " one two three four five six seven eight nine ten people's democratic republic law human rights order case"
    " time day night morning afternoon week month year years hours part place areas area side zone sector line"
    " point base camp posts post unit units fire news press newspaper source sources information statement"
    " communique university student students teacher worker workers peasant peasants union trade civil public"
    " private political economic social international united nations organization american congress assembly"
    " constitution election elections vote president-elect vice secretary director chairman spokesperson"
    " minister's government's".split()
)

# First names, of people in the news of many countries: a place's name after one of them is a family name.
FIRST_NAMES: Final = frozenset(
    "aaron abbas abdallah abdel abdelaziz abdelkader abdi abdirahman abdul abdulaziz abdullah abdullahi abraham"
    " abu adam adel adnan adolfo adrian ahmad ahmed ahmet aisha akbar alain alan albert alberto aleksandr"
    " alejandro alex alexander alexandra alexei alfonso alfred alfredo ali alice alison allen alvaro amanda amir"
    " amy ana anas anastasia anders andre andrea andreas andrei andres andrew andrzej angel angela angelo ann"
    " anna anne annie anthony anton antonio anwar ariel arif armando arnold arthur arturo asad ashraf asif asma"
    " atif augusto aung ayman aziz bahram barack barbara bashar bashir beatrice ben benazir benedict benjamin"
    " bernard bertrand beth bill billy binyamin bob boris boutros boubacar brad brandon brenda brian bruce bruno"
    " burhanuddin carl carla carlo carlos carmen carol caroline catherine cecilia celia cesar charles charlie"
    " chen cheryl chris christian christina christine christoph christopher claire claude claudia claudio colin"
    " condoleezza craig cristina cynthia dale damian dan daniel daniela danny dario david dean deborah denis"
    " dennis diana diane diego dimitri dmitry dominic dominique don donald donna dorothy doug douglas duncan ed"
    " eduardo edgar edward edwin ehud elena eli elias elizabeth ellen emad emil emily emma emmanuel enrique eric"
    " erik erika ernesto ernest esteban eugene eva evan evelyn evo faisal fatima fatou felipe felix ferdinand"
    " fernando fidel florence fouad francesco frances francis francisco franck francois frank franz fred"
    " frederic gabriel gareth gary gavin gemma geoff geoffrey george georges gerald gerard gerhard giovanni"
    " giuseppe glen glenn gloria gonzalo gordon grace graham greg gregory guillermo gulbuddin gustavo guy habib"
    " hafiz haider hakim hamid hamza hani hans harold haroon harry harvey hassan hector heidi heinz helen henri"
    " henry hillary hosni howard hugh hugo hussain hussein ian ibrahim ignacio igor ilham ilya imad imran ingrid"
    " irene isaac isabel ismael ismail israel ivan jack jackie jacob jacques jaime jake jakob jalal jamal james"
    " jamie jan jane janet jason javier jean jeff jeffrey jennifer jens jeremy jerry jesse jessica jesus jill"
    " jim jimmy joan joanna joaquin joe joel johan johann john johnny jon jonathan jorge jose josef joseph"
    " joshua juan judith julia julian julie julio justin kamal karen karim karl kate katherine kathleen kathy"
    " katie keith kelly ken kenneth kerry kevin khaled khalid khalil kim kofi kristen kurt kyle lakhdar larry"
    " laura lauren laurent leila leo leon leonard leonid leonardo leopoldo leroy leslie lewis linda lindsay"
    " lindsey lisa lloyd lorenzo louis louise luc lucas lucy luis luiz luke lynn mahmoud mahmud malcolm malik"
    " manuel marc marcel marcelo marco marcos marcus margaret maria mariam marie marina mario marion mark marta"
    " martha martin mary masoud matt matthew maurice mauricio max maxim megan mehdi mehmet melissa michael"
    " michel michele michelle miguel mikhail mike milton miriam mitchell mohamad mohamed mohammad mohammed"
    " mohamud monica mostafa moussa mubarak muhammad muhammadu mullah murat mustafa nabil nadia nancy narendra"
    " nasir nasser natalia natalie nathan nawaz neil nelson nicholas nick nicola nicolas nicole nigel nikolai"
    " noah noor norman nouri olga oliver olivier omar oscar osama osman otto pablo pascal patricia patrick paul"
    " paula paulo pavel pedro perez pervez peter phil philip philippe pierre pranab qais qasem qassem rachel"
    " rafael rafiq rahim rajiv ralph ramon ramzi randy raoul raul ray raymond rebecca recep reza ricardo richard"
    " rick rita rob robert roberto robin rodrigo roger roland rolando roman ron ronald rosa rose ross roy ruben"
    " rudolf rupert russell ruth ryan saad sabah sadiq said salah saleh salim salman salvador sam samantha sami"
    " samir samuel sanjay sara sarah saud scott sean sebastian selim serge sergei sergey sergio shah shaun"
    " shimon shinzo silvia simon slobodan sofia sonia sophie stanley stefan stella stephanie stephen steve"
    " steven stuart sunil susan sushma suzanne sven sylvia tahir tamir tara tariq tayyip ted teresa terry"
    " theodore theresa thomas tim timothy tina todd tom tomas tommy toni tony tracy ulrich umar usman valentina"
    " valerie vanessa vera veronica vicente victor victoria viktor vincent violeta vitaly vladimir walid walter"
    " wayne wendy werner wilfredo will william willie winston wolfgang xavier yahya yasser yasir yitzhak younis"
    " yousef youssef yuri yusuf yves zahra zaid zalmay zine zoe".split()
)

# Words that are never read as a place, whatever stands beside them.
NEVER_PLACES: Final = MONTHS_AND_DAYS | frozenset(
    "capital nato isis god pope mass act federal xinhua tass council donald jan feb mar apr jun jul aug sep"
    " sept oct nov dec the of a an and or but if in on at by to for from with he she it they we you i his her"
    " its our their my your this that these those there here who what when where why how many most some both all"
    " not no yes is was are were be been has have had do does did will would can could may might must i'm i've"
    " i'd i'll it's he's she's that's we're they're u.n e.u u.n. e.u. un eu a.m p.m ph.d so such than then too"
    " very well still early later also even just only now new old once more much each every".split()
)

# A name all of whose parts are these is a number: "Eighty-four people died".
NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million first second"
    " third fourth fifth sixth seventh eighth ninth tenth dozen dozens scores".split()
)
PARTS_OF_TOWNS: Final = frozenset(
    "district districts area areas quarter quarters neighborhood neighbourhood neighborhoods neighbourhoods suburb"
    " suburbs zone".split()
)
# Before "district of X" these make it a part of the town X, and no district called X.
PART_OF_TOWN: Final = frozenset(
    "residential commercial business shopping diplomatic financial industrial government historic market tourist old"
    " upscale upmarket wealthy affluent poor crowded busy populated central downtown working-class nearby mainly"
    " mostly another different several many all some various other".split()
)

# Names of several words, folded, that are no places though towns are called so.
NEVER_NAMES: Final = frozenset(
    {
        "red cross",
        "boko haram",
        "red crescent",
        "white helmets",
        "karl marx",
        "black friday",
        "good friday",
        "islamic state",
    }
)
# Short names of countries that are common words in small letters.
ACRONYMS: Final = frozenset("car drc uae uk us usa prc ksa dprk kp bc nt".split())

# How newspapers shorten states after a town's name ("Raleigh, N.C."); a full stop may follow.
STATE_ABBREVIATIONS: Final = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
    "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "mass": "Massachusetts", "md": "Maryland",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "tenn": "Tennessee",
    "tex": "Texas", "va": "Virginia", "vt": "Vermont", "wash": "Washington", "wis": "Wisconsin", "wyo": "Wyoming",
    "n.h.": "New Hampshire", "n.j.": "New Jersey", "n.m.": "New Mexico", "n.y.": "New York", "n.c.": "North Carolina",
    "n.d.": "North Dakota", "r.i.": "Rhode Island", "s.c.": "South Carolina", "s.d.": "South Dakota",
    "d.c.": "Washington, D.C.", "dc": "Washington, D.C.", "nsw": "New South Wales", "b.c.": "British Columbia",
    "ont": "Ontario", "alta": "Alberta", "que": "Quebec",
}  # fmt: skip
