"""What a noun says about who or what it names: sort of actor, sort of target (CODEBOOK 8)."""

from tocsin.model.actor import ActorKind as K
from tocsin.model.mention import TargetType as T

# Nouns for those who act. The word decides the kind; a name beside it is resolved elsewhere.
AGENT_KINDS: dict[str, K] = {
    word: kind
    for kind, words in {
        K.UNIDENTIFIED_ARMED_GROUP:
            "gunman gunmen militant militants insurgent insurgents rebel rebels guerrilla guerrillas fighter fighters"
            " attacker attackers assailant assailants bomber bombers terrorist terrorists extremist extremists jihadist"
            " jihadists jihadis jihadi islamist islamists separatist separatists sniper snipers shooter shooters raiders"
            " kidnappers kidnapper hijackers hijacker militiamen militia militias paramilitaries paramilitary commandos"
            " mercenaries subversives warlord herdsmen perpetrators perpetrator captors assassins assassin hitmen arsonists"
            " infiltrators radicals supremacists supremacist vigilantes",
        K.STATE_FORCE:
            "police policeman policemen policewoman officer officers troops soldiers soldier army military navy marines"
            " airforce forces force commandos gendarmes gendarmerie guards guard patrol constable constables coalition"
            " jets warplanes warplane aircraft helicopters helicopter gunship gunships warship warships artillery battalion brigade regiment intelligence paratroopers rangers units unit"
            " squad squads security peacekeepers servicemen agents fbi",
        K.GOVERNMENT:
            "government ministry minister president authorities authority court courts prosecutor prosecutors judge"
            " officials official administration regime parliament jury tribunal state",
        K.CRIMINAL_GROUP: "gang gangs cartel cartels bandits traffickers mafia gangsters gangster robbers pirates",
        K.CIVILIANS:
            "mob mobs crowd crowds protesters protester demonstrators demonstrator rioters rioter villagers residents"
            " students supporters counter-protesters youths settlers activists locals bystanders people civilians",
        K.PERSON:
            "man men woman women teenager teenagers boy boys girl girls driver suspect suspects individual individuals"
            " youth student brothers couple person persons accused killer killers accomplice accomplices wife husband"
            " father mother brother son daughter members elements persons subjects criminals murderers murderer thugs",
        K.ARMED_GROUP: "band column commando group organisation organization movement faction affiliate branch network cell",
    }.items()
    for word in words.split()
}  # fmt: skip

# Nouns that can stand before an act's verb without being those who did it.
NOT_AGENTS = frozenset(
    "bomb bombs bombing bombings blast blasts explosion explosions attack attacks assault strike strikes shelling car"
    " truck vehicle van lorry rocket rockets missile missiles mortar mortars shell shells mine mines device devices"
    " grenade grenades gunfire fire shooting shootings stabbing toll death deaths number violence incident incidents"
    " clash clashes crash operation operations raid raids it that this which what there bullet bullets shots shot"
    " knife drone drones airstrike airstrikes war conflict fighting siege massacre killing killings murder unrest"
    " riot riots protest protests event events day night morning week month year time years plane planes ied ieds"
    " video photo report reports statement footage evidence sources news bullet round rounds case trial hearing law"
    " crackdown motorcycle bike bus train ambush rampage offensive campaign one ones others another many several few"
    " hundreds dozens thousands scores most".split()
)

# Words that say what a receiver is; the head noun is asked first, then the other words from the right.
TARGET_TYPES: dict[str, T] = {
    word: kind
    for kind, words in {
        T.DIPLOMAT: "consulate consulates embassy embassies ambassador ambassadors diplomat diplomats consul attache legation chancery",
        T.POLICE:
            "police policeman policemen policewoman policewomen cop cops constable constables gendarme gendarmes"
            " gendarmerie officer officers sheriff detective detectives trooper patrolmen",
        T.MILITARY:
            "soldier soldiers troops army military barracks airbase marines serviceman servicemen servicewomen convoy"
            " paratroopers garrison sailor sailors base outpost navy peacekeepers general colonel lieutenant sergeant"
            " commander brigade battalion regiment forces personnel humvee guardsmen cadets conscripts recruits officer-cadets",
        T.GOVERNMENT:
            "minister president mayor governor senator parliament court courthouse ministry official officials"
            " politician politicians lawmaker lawmakers mp mps councillor councilor councilman judge judges magistrate"
            " prosecutor prosecutors candidate candidates deputy deputies congressman government secretary premier"
            " chancellor lawyer-general attorney palace capitol assembly legislator legislators party headquarters"
            " ombudsman alderman envoy aide kremlin",
        T.RELIGIOUS_SITE:
            "mosque mosques church churches cathedral temple temples synagogue synagogues shrine shrines monastery priest"
            " priests imam imams bishop archbishop rabbi cleric clerics worshippers nun nuns pastor pastors chapel"
            " jesuit jesuits monk monks convent seminary churchgoers congregation gurdwara",
        T.SCHOOL:
            "school schools university universities college campus student students pupil pupils schoolgirl schoolgirls"
            " schoolboy schoolboys schoolchildren teacher teachers professor academy kindergarten madrassa classroom rector",
        T.HEALTH_FACILITY: "hospital hospitals clinic clinics doctor doctors nurse nurses ambulance medics paramedics patients surgeon",
        T.AID_ORGANISATION: "aid-worker aid-workers ngo ngos relief humanitarian charity",
        T.JOURNALIST_OR_MEDIA:
            "journalist journalists reporter reporters photojournalist photographer cameraman newspaper editor"
            " broadcaster correspondent columnist weekly magazine newsroom blogger bloggers videojournalist",
        T.AVIATION: "airport airports airline airliner plane planes jetliner flight airfield terminal aircraft helicopter",
        T.TRANSPORT:
            "bus buses train trains metro subway railway station stations tram taxi tanker highway passengers commuters"
            " minibus bridge truckers rail coach",
        T.MARITIME: "ship ships vessel vessels boat boats ferry port harbour harbor tanker-ship yacht crew",
        T.BUSINESS:
            "mall market marketplace shop shops store stores supermarket restaurant restaurants cafe café bar nightclub"
            " club hotel hotels bank banks company companies office offices centre center shopping bazaar factory"
            " businessman businessmen businesswoman theatre theater cinema concert-hall bakery resort casino merchants"
            " shopkeeper pub dealership warehouses drugstore drugstores pharmacy pharmacies stadium gym warehouse plantation farm ranch mine walmart",
        T.UTILITY:
            "pipeline pipelines refinery oilfield infrastructure plant plants pylon pylons substation dam electricity power water oil"
            " telecommunications facility facilities tower towers reservoir grid pole poles booth booths pipes transformer"
            " transformers antenna antennas",
        T.TOURISTS: "tourist tourists holidaymakers vacationers backpackers sightseers",
        T.ARMED_GROUP:
            "militant militants insurgent insurgents rebel rebels guerrilla guerrillas fighters fighter jihadists taliban"
            " leader leaders hideout terrorists terrorist extremists gunmen gunman militiamen camp camps commanders"
            " hezbollah hamas",
        T.CIVILIANS_AT_POLITICAL_GATHERING:
            "rally protesters protester demonstrators demonstrator march marchers demonstration counter-protesters"
            " protest voters peasants-march",
        T.SUSPECTS: "suspect suspects accused defendant defendants detainees detainee",
        T.CIVILIANS:
            "people civilian civilians villagers villager residents resident crowd crowds pedestrians bystanders men man"
            " women woman children child girl girls boy boys family families shoppers mourners refugees peasants peasant"
            " workers worker farmers farmer village villages house houses home homes victims victim revelers revellers"
            " citizens locals passers-by passersby person persons persons guests wedding funeral festival concert"
            " festivalgoers neighbourhood neighborhood baby infant son daughter wife husband mother father brother"
            " sister cousin relatives couple teenager teenagers youth youths driver nationals foreigners hostages others"
            " settlers tribesmen tribesman tribe tribes inhabitants settlers activist activists americans british diners mosque-goers lives miners fishermen bodyguards"
            " bodyguard labourers laborers merchants neighborhood town towns city cities square street"
            " building buildings residence residences apartment apartments"
            " property properties brothel brothels",
    }.items()
    for word in words.split()
}  # fmt: skip

# Buildings and other spots that are the target of an act told to have happened at, in or near them.
SITE_TYPES = frozenset(
    {T.DIPLOMAT, T.RELIGIOUS_SITE, T.SCHOOL, T.HEALTH_FACILITY, T.AVIATION, T.TRANSPORT, T.BUSINESS, T.UTILITY,
     T.CIVILIANS_AT_POLITICAL_GATHERING}
)  # fmt: skip
SITE_NOUNS = frozenset(
    "barracks base outpost checkpoint headquarters parliament court courthouse ministry station palace village camp wedding"
    " funeral festival concert rally school mosque church post compound convoy garrison town-hall residence building"
    " buildings house houses home homes vehicle vehicles car cars truck trucks dealership presidency branch hall".split()
)

AUTHORITIES = frozenset(
    "police authorities government officials official ministry minister president army military prosecutor prosecutors"
    " court governor mayor secretary intelligence security spokesman spokeswoman administration forces general colonel"
    " commander chief state media sheriff attorney investigators officer officers department command fbi coalition"
    " regime pompeo".split()
)
DIPLOMATIC_WORDS = frozenset("consulate embassy ambassador diplomat diplomats consul".split())

# Persons who hold an office or speak in public: their names are not private (CODEBOOK 12).
PUBLIC_TITLES = frozenset(
    "president minister mayor governor senator general colonel commander chief secretary spokesman spokeswoman"
    " spokesperson ambassador king queen prince judge chancellor leader director head professor candidate deputy"
    " lawmaker congressman prosecutor attorney bishop archbishop imam cardinal ayatollah founder chairman sheikh"
    " premier envoy analyst expert".split()
)
