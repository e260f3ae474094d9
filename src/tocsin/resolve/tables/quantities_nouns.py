"""Which nouns count people, of which population, and which count weapons, acts or mere measures."""

from tocsin.model.quantity import Population, Subject

_PLURALS: dict[Population, str] = {
    Population.TOTAL: (
        "people persons individuals others men women=other victims survivors suspects residents=civilians"
        " locals=civilians"
        " passengers worshippers shoppers bystanders pedestrians protesters protestors demonstrators marchers students"
        " pupils=children teachers workers labourers laborers employees staff staffers officials members"
        " leaders tourists"
        " journalists reporters photojournalists photographers cameramen cameraman doctors nurses medics patients"
        " parishioners pilgrims mourners spectators concertgoers revellers revelers guests customers diners commuters"
        " drivers crew crewmen sailors pilots aid=none volunteers activists politicians lawmakers mps senators judges"
        " lawyers prosecutors clerics imams priests nuns monks pastors missionaries engineers miners farmers herders"
        " herdsmen traders shopkeepers vendors businessmen contractors citizens nationals families households relatives"
        " brothers sisters sons=none daughters=none wives husbands parents mothers fathers couples elders chiefs"
        " refugees migrants inmates prisoners detainees hostages captives internees abductees dissidents defendants"
        " convicts criminals culprits supporters followers adherents sympathisers sympathizers collaborators"
        " aides bodyguards=security_forces ministers mayors councillors councilors governors candidates"
        " diplomats envoys"
        " ambassadors consuls advisers advisors observers inspectors monitors campaigners rioters looters"
        " stone-throwers"
        " youths teenagers=children teens=children adults adolescents=children foreigners=foreign_nationals"
        " expatriates=foreign_nationals expats=foreign_nationals westerners=foreign_nationals aliens=foreign_nationals"
        " holidaymakers visitors occupants inhabitants souls peasants=civilians campesinos=civilians trade-unionists"
        " unionists technicians cooks cleaners guards=security_forces friends comrades colleagues neighbours neighbors"
        " co-workers coworkers congregants athletes players referees fans firefighters firemen rescuers paramedics"
        " responders deputies=none helpers operatives=armed_group recruits=security_forces cadets=security_forces"
        " persons evacuees returnees deportees voters electors congressmen mercenaries=armed_group nomads gypsies"
        " academics professors lecturers researchers scientists scholars artists writers authors bloggers editors"
        " publishers cartoonists musicians singers actors motorists cyclists riders bikers travellers travelers hikers"
        " mountaineers climbers skiers boys=children girls=children kids=children schoolchildren=children personnel"
        " motorcyclists passersby passers-by onlookers evangelists faithful devotees congregation"
        " troopers=security_forces"
        " attendees participants partygoers clubgoers churchgoers schoolgirls=children schoolboys=children leftists"
        " widows orphans=children grandchildren=children nephews nieces cousins uncles aunts grandparents wounded=none"
        " homosexuals minors=children juveniles=children teenaged=none seamen fishermen truckers porters servants maids"
        " waiters bankers executives managers directors owners bosses cadres=armed_group commanders=armed_group"
        " chieftains=armed_group jurors magistrates witnesses informants informers interpreters translators smugglers"
        " traffickers dealers robbers thieves gangsters hooligans vigilantes evildoers accomplices conspirators"
        " plotters"
        " co-conspirators masterminds lieutenants=armed_group sympathizers kidnap=none newsmen pressmen"
        " newswomen seafarers astronauts trainees interns apprentices tribesmen clansmen boatmen tribesmen"
        " ex-combatants=armed_group archbishops bishops jesuits settlers spies defectors deserters dead=none"
    ),
    Population.CIVILIANS: "civilians villagers townspeople townsfolk non-combatants noncombatants bystanders innocents",
    Population.SECURITY_FORCES: (
        "soldiers troops police policemen policewomen officers servicemen servicewomen servicepeople guards guardsmen"
        " marines airmen gendarmes carabinieri paratroopers commandos conscripts reservists peacekeepers paramilitaries"
        " cops detectives constables sergeants generals colonels majors captains agents sentries recruits patrolmen"
        " jawans legionnaires rangers troopers infantrymen artillerymen warders jailers wardens sheriffs gis grenadiers"
        " bodyguards crewmembers lawmen sappers snipers=armed_group gurkhas cavalrymen musketeers"
    ),
    Population.ARMED_GROUP: (
        "militants fighters insurgents rebels guerrillas guerillas jihadists jihadis militiamen combatants mujahideen"
        " mujahidin mujahedeen terrorists extremists islamists separatists secessionists paramilitaries gunfighters"
        " commandos=security_forces fedayeen partisans warlords subversives Taliban taliban talibs operatives"
        " jihadi=none"
        " warriors infiltrators irregulars radicals sicarios contras fanatics hamas=none bandits cadres"
    ),
    Population.PERPETRATORS: (
        "gunmen attackers bombers assailants hijackers kidnappers abductors shooters assassins killers murderers"
        " perpetrators hostage-takers captors arsonists knifemen hitmen intruders raiders stabbers aggressors"
        " axemen gunwomen assaulters hostagetakers suicide-bombers ambushers bomb-makers bombmakers"
    ),
    Population.CHILDREN: (
        "children schoolchildren schoolgirls schoolboys boys girls infants babies toddlers teenagers teens kids minors"
        " youngsters pupils newborns schoolkids grandchildren juveniles adolescents daughters sons"
    ),
    Population.FOREIGN_NATIONALS: "foreigners expatriates expats westerners",
}

_SINGULARS: dict[Population, str] = {
    Population.TOTAL: (
        "person individual man woman=other victim survivor suspect passenger worshipper shopper bystander pedestrian"
        " protester protestor demonstrator student teacher worker labourer laborer employee staffer official member"
        " leader tourist doctor nurse medic patient pilgrim mourner customer driver sailor pilot volunteer activist"
        " politician lawmaker mp senator judge lawyer prosecutor cleric imam priest nun monk pastor bishop archbishop"
        " missionary engineer miner farmer herder trader shopkeeper vendor businessman contractor citizen national"
        " brother sister wife husband mother father parent elder chief refugee migrant inmate prisoner detainee hostage"
        " captive defendant accused convict supporter follower collaborator aide minister mayor councillor councilor"
        " governor candidate diplomat envoy ambassador consul adviser advisor observer youth teenager=children"
        " adult lad neighbour neighbor colleague friend relative cousin=total son=total daughter=total guest"
        " firefighter paramedic responder deputy congressman academic professor scientist writer blogger editor"
        " publisher cartoonist musician singer actor motorist cyclist rider resident=civilians local=civilians"
        " journalist=civilians reporter=civilians photojournalist=civilians photographer=civilians cameraman=civilians"
        " manager director owner president witness informant interpreter translator smuggler dealer robber accomplice"
        " mastermind lieutenant=security_forces spouse girlfriend boyfriend fiancee nephew niece uncle aunt grandmother"
        " grandfather unionist trade-unionist peasant=civilians seaman fisherman trucker waiter banker executive owner"
        " settler spy defector cook cleaner mechanic technician secretary treasurer spokesman spokeswoman"
        " preacher newsman tribesman"
        " sheikh rabbi athlete player referee fan hiker climber  briton=foreign_nationals"
        " frenchman=foreign_nationals lawyer clergyman chairman vice-president"
        " vice-minister attorney ex-president legislator=total passer-by passerby onlooker"
    ),
    Population.CIVILIANS: "civilian villager non-combatant noncombatant",
    Population.SECURITY_FORCES: (
        "soldier policeman policewoman officer serviceman servicewoman guard guardsman marine airman gendarme"
        " paratrooper commando conscript reservist peacekeeper cop detective constable sergeant general colonel major"
        " captain agent sentry recruit trooper ranger paramilitary warder jailer bodyguard patrolman infantryman"
    ),
    Population.ARMED_GROUP: (
        "militant fighter insurgent rebel guerrilla guerilla jihadist jihadi militiaman combatant terrorist extremist"
        " islamist separatist commander warlord operative mercenary subversive"
    ),
    Population.PERPETRATORS: (
        "gunman attacker bomber assailant hijacker kidnapper abductor shooter assassin killer murderer perpetrator"
        " arsonist knifeman hitman intruder stabber aggressor axeman gunwoman hostage-taker captor sniper"
        " suicide-bomber"
    ),
    Population.CHILDREN: "child schoolgirl schoolboy boy girl infant baby toddler kid minor youngster pupil newborn",
    Population.FOREIGN_NATIONALS: "foreigner expatriate expat westerner",
}


def _read(rows: dict[Population, str]) -> dict[str, Population]:
    """Read rows of "noun" or "noun=population"; "=none" takes a noun out again."""
    found: dict[str, Population] = {}
    for population, words in rows.items():
        for word in words.split():
            noun, _, own = word.partition("=")
            if own == "none":
                found.pop(noun, None)
            else:
                found[noun] = Population(own) if own else population
    return found


PLURAL_PEOPLE = _read(_PLURALS)
SINGULAR_PEOPLE = _read(_SINGULARS)

# Plural nouns that name a group of people only with a number before them ("90 police", "150 security forces").
COLLECTIVES = {
    "forces": Population.SECURITY_FORCES,
    "security": Population.SECURITY_FORCES,
    "personnel": Population.TOTAL,
    "staff": Population.TOTAL,
    "crew": Population.TOTAL,
    "police": Population.SECURITY_FORCES,
    "taliban": Population.ARMED_GROUP,
    "troops": Population.SECURITY_FORCES,
}

# Words before the noun that decide the population: "police officers", "army personnel", "civilian workers".
MODIFIERS: dict[str, Population] = {
    word: population
    for population, words in {
        Population.SECURITY_FORCES: (
            "police army military security soldier marine navy naval paramilitary gendarmerie coalition troop infantry"
            " coast peacekeeping intelligence prison border nato isaf armed"
        ),
        Population.CIVILIANS: "civilian innocent",
        Population.FOREIGN_NATIONALS: "foreign expatriate western",
        Population.ARMED_GROUP: "militant rebel insurgent guerrilla guerilla jihadist terrorist extremist"
        " militia taliban",
        Population.PERPETRATORS: "suicide",
        Population.CHILDREN: "school child teenage primary-school underage",
    }.items()
    for word in words.split()
}
# Nouns whose population a modifier may decide; other nouns keep their own.
NEUTRAL_NOUNS = frozenset(
    "people persons individuals men women members personnel officers staff employees workers leaders officials others"
    " forces nationals citizens tourists visitors guards contractors recruits students commanders person individual man"
    " woman member officer employee worker leader official national citizen tourist visitor guard contractor recruit"
    " chief agents agent advisers trainers volunteers operatives crew casualties deaths fatalities service victims"
    " suspects detainees prisoners hostages captives bodies journalists engineers technicians boys girls".split()
)
# After these the population follows from the rest of the phrase: "members of the Coast Guard".
MEMBER_NOUNS = frozenset("members member personnel employees employee staff troops soldiers".split())
FORCE_NAMES = frozenset(
    "guard police army military navy marines forces force service services troops gendarmerie coalition isaf nato"
    " peacekeepers militia battalion brigade regiment squad patrol".split()
)
GROUP_NAMES = frozenset(
    "taliban isis islamic hezbollah hamas al-qaeda qaeda boko group gang militia cell organisation organization".split()
)

# The noun, when it is not people: what was counted.
WEAPON_NOUNS = frozenset(
    "weapons weapon firearms firearm guns gun rifles rifle pistols pistol handguns handgun revolvers shotguns"
    " drones drone explosives grenades grenade bombs bomb devices device mines mine knives knife machetes detonators"
    " vests belts launchers missiles missile kalashnikovs ied ieds landmines uavs submachine-guns machineguns carbines"
    " magazines bullets cartridges rounds mortars".split()
)
MUNITION_NOUNS = frozenset("rockets rocket shells shell missiles missile mortars projectiles".split())
ACT_NOUNS = frozenset(
    "attacks attack bombings bombing explosions explosion blasts blast airstrikes airstrike strikes raids assaults"
    " shootings shooting ambushes kidnappings assassinations murders incidents clashes gunshots shots hijackings"
    " stabbings massacres operations wounds charges offences offenses air-strikes sorties drone-strikes".split()
)

# Units of measure: a number before one of these counts no one.
MEASURES = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds night nights decade decades"
    " century centuries mile miles kilometre kilometres kilometer kilometers km kms metre metres meter meters m cm mm"
    " feet foot ft inch inches yard yards hectares acres kg kgs kilo kilos kilogram kilograms gram grams tonne tonnes"
    " ton tons lb lbs pound pounds ounces litres liters gallons barrels percent per-cent pct % degrees degree dollars"
    " dollar euros euro cents pesos rupees yen dinars lira liras shekels riyals francs marks rubles roubles naira"
    " times time mph kph knots votes seats points goals runs wickets percentage bn cal calibre caliber watts megawatts"
    " volts gigabytes pages copies fold year-old years-old month-old months-old week-old day-old a.m p.m a.m. p.m."
    " am pm gmt local o'clock o’clock hrs usd eur gbp p m sq square cubic nautical round-trip words episodes"
    " floors stories storeys steps parts ways rooms items games matches minutes' hours' days' weeks' months' years'"
    " weekends mornings evenings afternoons occasions quarters semesters generations".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec".split()
)
CURRENCY = frozenset("$ £ € ¥ ₹ ₦ ₺ us$ usd eur gbp rs".split())
# A number after one of these is a name: "Flight 370", "Article 5".
NUMBERED = frozenset(
    "flight article section chapter page no nos number numbers route highway road street avenue room gate"
    " terminal phase unit"
    " camp boeing airbus channel area resolution act law paragraph version part volume grade level line"
    " platform pier zone"
    " sector district ward block building house apartment flat box group g type class model mark interstate km"
    " kilometre"
    " kilometer mile day week stage round game season episode operation battalion brigade division regiment squadron"
    " company post checkpoint exit track lane bus train tram metro psalm verse track apollo windows iphone mig-"
    " age aged ages date codenamed m a i film radio pm am code zip tel phone telephone fax isbn table figure fig case"
    " decree bill article rule clause annex appendix exhibit count task team ranger formula euro catch category".split()
)

# Nouns that hold a subject of their own: "12 deaths", "three hostages".
CUE_NOUNS: dict[str, Subject] = {
    word: subject
    for subject, words in {
        Subject.KILLED: "deaths death fatalities fatality dead bodies body corpses corpse lives murders killings"
        " martyrs martyr slayings",
        Subject.WOUNDED: "injuries injury injured wounded",
        Subject.KILLED_OR_WOUNDED: "casualties casualty",
        Subject.DETAINED: "arrests arrest detentions detainees detainee internees",
        Subject.ABDUCTED: "hostages hostage captives captive abductees abductions kidnappings abductee",
        Subject.DISPLACED: "evacuees",
        Subject.CONVICTED: "convictions",
    }.items()
    for word in words.split()
}
# After a number other than one these are no head: "36 arrest warrants".
SINGULAR_CUE_NOUNS = frozenset(
    "death fatality body corpse martyr injury casualty arrest hostage captive detainee abductee".split()
)
# These tell what happened by themselves; of the other cue nouns the outer verb decides first: "freed 12 hostages".
SURE_CUE_NOUNS = frozenset(
    "deaths death fatalities fatality dead bodies body corpses corpse murders killings martyrs injuries injury injured"
    " wounded casualties casualty arrests arrest detentions convictions abductions kidnappings".split()
)
HELD_NOUNS = frozenset("hostages hostage captives captive abductees abductee".split())
PERPETRATOR_NOUNS = frozenset(n for n, p in (PLURAL_PEOPLE | SINGULAR_PEOPLE).items() if p is Population.PERPETRATORS)
FIGHTER_NOUNS = frozenset(n for n, p in (PLURAL_PEOPLE | SINGULAR_PEOPLE).items() if p is Population.ARMED_GROUP)

# A noun that no table knows is taken for people by its ending where only people can be meant.
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "ans", "eers", "ymen")
ANIMALS = frozenset(
    "animals cattle cows cow sheep goats horses camels donkeys pigs hogs chickens birds dogs cats livestock elephants"
    " jackals fish buffaloes oxen deer whales".split()
)
