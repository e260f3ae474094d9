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
            " infiltrators radicals supremacists supremacist vigilantes knifeman knifemen axeman intruder intruders abductors"
            " saboteurs saboteur marksman marksmen infiltrator guerilla guerillas irregulars mujahideen mujahedeen partisans"
            " loyalists maoists naxalites arsonist neo-nazi neo-nazis racist racists fanatic fanatics zealots hooligans"
            " skinheads hostage-takers hostage-taker gunwoman",
        K.STATE_FORCE:
            "police policeman policemen policewoman officer officers troops soldiers soldier army military navy marines"
            " airforce forces force commandos gendarmes gendarmerie guards guard patrol constable constables coalition"
            " jets warplanes warplane aircraft helicopters helicopter gunship gunships warship warships artillery battalion brigade regiment intelligence paratroopers rangers units unit"
            " squad squads security peacekeepers servicemen agents fbi"
            " tanks carabinieri jawans legionnaires conscripts guardsmen cavalry infantry airmen detectives sheriff"
            " deputies gunners pilots gunboats frigate destroyer",
        K.GOVERNMENT:
            "government ministry minister president authorities authority court courts prosecutor prosecutors judge"
            " officials official administration regime parliament jury tribunal state",
        K.CRIMINAL_GROUP: "gang gangs cartel cartels bandits traffickers mafia gangsters gangster robbers pirates",
        K.CIVILIANS:
            "mob mobs crowd crowds protesters protester demonstrators demonstrator rioters rioter villagers residents"
            " students supporters counter-protesters youths settlers activists locals bystanders people civilians"
            " passers-by passersby passengers workers miners strikers marchers fans mourners parents"
            " neighbours neighbors onlookers teachers inmates prisoners detainees tribesmen peasants hooligans",
        K.PERSON:
            "man men woman women teenager teenagers boy boys girl girls driver suspect suspects individual individuals"
            " youth student brothers couple person persons accused killer killers accomplice accomplices wife husband"
            " father mother brother son daughter members elements persons subjects criminals murderers murderer thugs"
            " teacher schoolteacher engineer preacher cleric convert refugee migrant asylum-seeker immigrant veteran loner"
            " drifter widow schoolboy schoolgirl nephew uncle cousin cousins sister sisters accomplices conspirators"
            " plotters plotter mastermind ringleader pair trio duo recluse bearer occupants riders pillion schoolmaster"
            " labourer laborer mechanic electrician dentist pensioner",
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
        T.DIPLOMAT: "consulate consulates embassy embassies ambassador ambassadors diplomat diplomats consul attache attaché legation chancery consular diplomatic vice-consul",
        T.POLICE:
            "police policeman policemen policewoman policewomen cop cops constable constables gendarme gendarmes"
            " gendarmerie officer officers sheriff detective detectives trooper patrolmen patrolman inspector superintendent carabinieri carabiniere gendarme"
            " policing riot-police lawmen jailers jailer warders warder",
        T.MILITARY:
            "soldier soldiers troops army military barracks airbase marines serviceman servicemen servicewomen convoy"
            " paratroopers garrison sailor sailors base outpost navy peacekeepers general colonel lieutenant sergeant"
            " commander brigade battalion regiment forces personnel humvee guardsmen cadets conscripts recruits officer-cadets"
            " corporal captain major lieutenants troopers conscript recruit cadet airmen airman commandos paratrooper"
            " outposts bases arsenal warship warships frigate destroyer tank tanks checkpoint checkpoints roadblock patrol"
            " patrols peacekeeper jawan jawans sentry sentries guardsman reservists reservist radar battalions legionnaires"
            " naval intelligence",
        T.GOVERNMENT:
            "minister president mayor governor senator parliament court courthouse ministry official officials"
            " politician politicians lawmaker lawmakers mp mps councillor councilor councilman judge judges magistrate"
            " prosecutor prosecutors candidate candidates deputy deputies congressman government secretary premier"
            " chancellor lawyer-general attorney palace capitol assembly legislator legislators party headquarters"
            " ombudsman alderman envoy aide kremlin congress senate cabinet councillors councilors mayors"
            " governors presidents ministers ministries secretariat town-hall municipality prefecture prefect registry"
            " statesman ex-president monarch king queen prince royal electoral polling referendum warden chieftain prison"
            " prisons jail jails legislature politburo electoral-commission municipal civil-servant ex-minister treasury",
        T.RELIGIOUS_SITE:
            "mosque mosques church churches cathedral temple temples synagogue synagogues shrine shrines monastery priest"
            " priests imam imams bishop archbishop rabbi cleric clerics worshippers nun nuns pastor pastors chapel"
            " jesuit jesuits monk monks convent seminary churchgoers congregation gurdwara vicar deacon chaplain abbot abbey basilica pagoda pagodas monasteries pilgrims"
            " pilgrim pope cardinal worshiper worshipper worshipers congregants mausoleum sanctuary ashram cathedrals"
            " chapels seminarians preacher preachers missionary missionaries parish parishioners mullah mullahs ayatollah",
        T.SCHOOL:
            "school schools university universities college campus student students pupil pupils schoolgirl schoolgirls"
            " schoolboy schoolboys schoolchildren teacher teachers professor academy kindergarten madrassa classroom rector dormitory dormitories lycée lyceum nursery kindergartens colleges institute academics"
            " academic lecturer lecturers professors headmaster headmistress schoolmaster schoolmistress schoolteacher"
            " schoolteachers madrasa madrasah madrassas classrooms campuses undergraduates schoolchild academies",
        T.HEALTH_FACILITY: "hospital hospitals clinic clinics doctor doctors nurse nurses ambulance medics paramedics patients surgeon infirmary surgery medical medic"
            " paramedic physician physicians vaccinators vaccinator midwife midwives sanatorium dispensary ambulances"
            " patient surgeons maternity",
        T.AID_ORGANISATION: "aid-worker aid-workers ngo ngos relief humanitarian charity aid unicef unrwa oxfam unhcr charities",
        T.JOURNALIST_OR_MEDIA:
            "journalist journalists reporter reporters photojournalist photographer cameraman newspaper editor"
            " broadcaster correspondent columnist weekly magazine newsroom blogger bloggers videojournalist newspapers newsman newsmen broadcasters broadcasting television radio"
            " tv press satirist cartoonists cartoonist columnists editors correspondents photographers cameramen media"
            " newspaperman satirical reporter-cameraman publisher",
        T.AVIATION: "airport airports airline airliner plane planes jetliner flight airfield terminal aircraft helicopter airfields jet jets"
            " airliners helicopters runway terminals hangar hangars aeroplane aeroplanes airplane airplanes flights airlines",
        T.TRANSPORT:
            "bus buses train trains metro subway railway station stations tram taxi tanker highway passengers commuters"
            " minibus bridge truckers rail coach coaches carriage carriages tracks railroad tramway trolleybus lorry lorries underground"
            " tube rickshaw rickshaws motorway tunnel passenger commuter viaduct bridges trams taxis tankers minibuses"
            " metros subways locomotive stop",
        T.MARITIME: "ship ships vessel vessels boat boats ferry port harbour harbor tanker-ship yacht crew freighter"
            " trawler trawlers barge dock docks jetty pier seamen ferries yachts freighters steamer liner ports crews seafarers",
        T.BUSINESS:
            "mall market marketplace shop shops store stores supermarket restaurant restaurants cafe café bar nightclub"
            " club hotel hotels bank banks company companies office offices centre center shopping bazaar factory"
            " businessman businessmen businesswoman theatre theater cinema concert-hall bakery resort casino merchants"
            " shopkeeper pub dealership warehouses drugstore drugstores pharmacy pharmacies stadium gym warehouse plantation farm ranch mine walmart kiosk kiosks bakeries bookshop bookstore newsagent pizzeria pizzerias disco discotheque"
            " nightclubs bars pubs cafes cafés bistro tavern inn guesthouse guest-house lodge boutique butcher grocery stall"
            " stalls arcade mill mills depot depots workshop workshops shipyard quarry quarries cinemas theatres theaters"
            " clubs casinos racecourse showroom garage salon hairdresser barber jeweller jewellers shopkeepers traders trader"
            " vendors vendor banker bankers industrialist executive executives markets malls bazaars supermarkets factories"
            " showrooms breweries brewery petrol filling firm firms mines plantations farms hostel teahouse tearoom"
            " department-store skyscraper bookmakers canteen",
        T.UTILITY:
            "pipeline pipelines refinery oilfield infrastructure plant plants pylon pylons substation dam electricity power water oil"
            " telecommunications facility facilities tower towers reservoir grid pole poles booth booths pipes transformer"
            " transformers antenna antennas waterworks mast masts transmitter"
            " transmitters cable cables aqueduct reactor turbines refineries oilfields pipelines wells wellhead valves"
            " powerhouse dams pumping",
        T.TOURISTS: "tourist tourists holidaymakers vacationers backpackers sightseers holidaymaker trekkers trekker"
            " hikers mountaineers climbers sunbathers bathers",
        T.ARMED_GROUP:
            "militant militants insurgent insurgents rebel rebels guerrilla guerrillas fighters fighter jihadists taliban"
            " leader leaders hideout terrorists terrorist extremists gunmen gunman militiamen camp camps commanders"
            " hezbollah hamas",
        T.CIVILIANS_AT_POLITICAL_GATHERING:
            "rally protesters protester demonstrators demonstrator march marchers demonstration counter-protesters"
            " protest voters peasants-march"
            " rallies marches demonstrations vigil picket strikers sit-in encampment protestors protestor voter meeting"
            " rally-goers campaigners gathering",
        T.SUSPECTS: "suspect suspects accused defendant defendants detainees detainee convict convicts culprit culprits",
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
            " property properties brothel brothels individuals spectators audience concertgoers partygoers motorist motorists"
            " cyclist cyclists pedestrian passer-by onlookers traveller travellers traveler travelers migrants migrant hamlet"
            " hamlets huts settlement settlements dwellings dwelling flat flats household households employee employees"
            " staff labourer laborer cook housekeeper gardener cleaner clerk fisherman herder herders herdsman shepherd"
            " shepherds woodcutters carpenter engineers engineer technicians technician mourner dancers elder elders"
            " neighbours neighbour neighbors neighbor friend friends colleague colleagues pensioner widow grandmother"
            " grandfather uncle aunt nephew niece bride groom toddler toddlers infants babies adolescents athletes"
            " footballers players team fans musicians singer actor lawyer lawyers writer author economist scientist"
            " scientists adviser consultant",
    }.items()
    for word in words.split()
}  # fmt: skip

# Heads that say where or how many, not whose: a word before them tells the sort ("police station", "school bus").
OPEN_HEADS = frozenset(
    "station stations headquarters hq office offices bureau centre center centres centers bus buses academy camp camps building"
    " buildings convoy convoys post posts vehicle vehicles compound checkpoint checkpoints patrol patrols recruits tower base"
    " plane helicopter helicopters car cars truck trucks lorry lorries chief leader leaders commander residence house houses"
    " home college depot barracks workers worker staff employees employee crew team driver drivers guards personnel".split()
)
# What such a head is where the word before it is one of these: a filling station, a radio station.
SORTS: dict[str, T] = {
    word: kind
    for kind, words in {
        T.BUSINESS: "petrol gas filling fuel shopping business trade",
        T.UTILITY: "power pumping electricity water",
        T.JOURNALIST_OR_MEDIA: "radio television tv newspaper press media broadcasting newspapers",
        T.GOVERNMENT: "government party council presidential electoral polling election municipal ministry state",
        T.AID_ORGANISATION: "aid un relief humanitarian",
        T.MILITARY: "army military naval navy marine soldiers peacekeeping recruiting recruitment",
        T.POLICE: "police gendarmerie gendarme constabulary",
        T.SCHOOL: "school university",
        T.RELIGIOUS_SITE: "church mosque jewish islamic parish",
        T.DIPLOMAT: "embassy consulate consular diplomatic",
        T.HEALTH_FACILITY: "health medical hospital",
        T.TOURISTS: "tourist tourists tour",
        T.AVIATION: "airport airline",
    }.items()
    for word in words.split()
}

# Buildings and other spots that are the target of an act told to have happened at, in or near them.
SITE_TYPES = frozenset(
    {T.DIPLOMAT, T.RELIGIOUS_SITE, T.SCHOOL, T.HEALTH_FACILITY, T.AVIATION, T.TRANSPORT, T.BUSINESS, T.UTILITY,
     T.CIVILIANS_AT_POLITICAL_GATHERING}
)  # fmt: skip
SITE_NOUNS = frozenset(
    "barracks base outpost checkpoint headquarters parliament court courthouse ministry station palace village camp wedding"
    " funeral festival concert rally school mosque church post compound convoy garrison town-hall residence building"
    " buildings house houses home homes vehicle vehicles car cars truck trucks dealership presidency branch hall hamlet hamlets meeting gathering procession parade vigil queue crowd crowds stop junction prison"
    " jail congress assembly roadblock patrol motorcade post posts checkpoints bureau offices office depot academy crossing"
    " marketplace stadium arena compounds villages settlement settlements demonstration march sit-in".split()
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
