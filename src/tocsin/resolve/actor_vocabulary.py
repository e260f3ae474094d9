"""Which English words make up the phrases that name actors."""

# Words between a country and its force, or before a noun, that belong to the noun phrase.
MODIFIERS = frozenset(
    "masked armed unidentified unknown suspected alleged heavily islamist jihadist jihadi militant separatist rebel"
    " extremist radical insurgent terrorist muslim hardline maoist marxist leftist rightist communist nationalist"
    " secular anti terror terrorism counter counterterrorism riot federal national military special elite regular"
    " paramilitary state local government pro regime opposition border joint combined security main led dissident"
    " breakaway renegade rogue ultrarightist ultraleftist extreme right left wing far urban rural guerrilla criminal"
    " drug tribal ethnic self styled young male female lone foreign home grown homegrown would be active duty retired"
    " senior top plainclothes uniformed interim transitional caretaker democratic civilian trafficking narcotics"
    " cocaine subversive".split()
)
# "Taliban-linked": the group is named, and another one is meant.
LINKED = frozenset(
    "linked affiliated aligned backed inspired allied trained supported funded sponsored controlled held".split()
)
# "the group", "the rebel movement": a group named before.
GROUP_NOUNS = frozenset("group movement organisation organization militia outfit faction cartel gang cell".split())
GROUP_WORDS = frozenset(
    "militant terror terrorist rebel extremist armed islamist jihadist insurgent separatist guerrilla paramilitary"
    " radical shadowy palestinian shia sunni banned outlawed same leftist maoist marxist clandestine".split()
)
# "the rebels": members of a group named shortly before.
MEMBERS = frozenset(
    "militants rebels insurgents fighters guerrillas jihadists separatists extremists terrorists".split()
)
# Nouns that follow a name and belong to it: "PKK members".
HEADS = frozenset(
    "militants militant fighters fighter insurgents insurgent rebels rebel guerrillas guerrilla gunmen gunman"
    " terrorists terrorist jihadists jihadist extremists extremist members member group movement organisation"
    " organization forces force militia militiamen militias troops soldiers separatists supporters followers"
    " sympathisers sympathizers operatives cell cells commandos column detachment network faction attackers bombers"
    " combatants elements".split()
)
# Things that a force or a group has or does: "police station", "rebel attack" name no actor.
THINGS = frozenset(
    "attack attacks assault assaults bombing bombings raid raids operation operations offensive offensives campaign"
    " station stations base bases post posts outpost outposts checkpoint checkpoints headquarters convoy vehicle"
    " vehicles car cars camp camps barracks building buildings compound stronghold strongholds area areas territory"
    " territories town towns city village position positions activity activities threat threats plot plots suspect"
    " suspects violence links academy school schools hospital custody action intervention budget coup rule uniform"
    " uniforms equipment spending jet jets plane planes helicopter helicopters bulldozer patrol patrols presence aid"
    " rifle rifles fire vest propaganda ideology websites website training tactics record records van truck bus trucks"
    " line lines order orders case cases investigation investigations hearing hearings martial gear officials salaries"
    " act acts acting incident incidents atrocities held controlled occupied cell cells ring watchlist list lists"
    " financing charges offences offenses material materiel zone zones district districts leader leaders commander"
    " commanders chief chiefs figure".split()
)
# Nouns that also stand before such things.
ADJECTIVAL = frozenset(
    "militant jihadist insurgent rebel extremist sniper guerrilla separatist fighter terrorist police army military"
    " government court security administration regime parliament navy president militia".split()
)
# Classes of force of which a bare noun can be tied to the one country whose forces a report names, and classes of
# authority of which it can only be tied where an authority of that country is named.
FORCES = frozenset("police military security border air_force navy".split())
AUTHORITIES = frozenset("government court prosecution intelligence interior defence".split())
# A name after these is not what "the group" goes on about.
ASIDE = frozenset("to with against from like unlike by for of".split())
# What a country or capital does when its government is meant.
STATE_VERBS = frozenset(
    "said says launched carried bombed struck attacked invaded denied denies accused accuses blamed blames warned"
    " warns condemned condemns announced announces vowed vows fears retaliated shelled accepted rejected rejects"
    " insists insisted deported expelled arrested detained sentenced executed released supports supported backs backed"
    " sent deployed".split()
)
# Words of a name that reporters also write small: "the Gulf cartel", "Sudan liberation army".
SOFT = frozenset(
    "group movement organisation organization army party front cartel militia militias forces force brigade brigades"
    " gang battalion battalions police ministry court council of the and for in de del la los las el y e der ul al an"
    " ash as us guerrillas guerilla rebels rebel militants insurgents network union states government cell cells"
    " faction self defence defense clan clans squad squads agency service services guard guards coalition mission"
    " tribunal".split()
)
# Acronyms that are words once the whole sentence stands in capitals or in small letters.
WORDS_IN_CAPS = frozenset(
    "amnesty model raid ice guardian dawn born side solidarity is as us un it who let map mend raw jam son ado hum"
    " jem gem sas aim all arm cop fan fat far bra bla pip pal ran rat mod rap sad spa tic una was am an at be by do"
    " go he if in me my no of on or so to up we can cap car act age ago air and any are art ask bad bag ban bar bat"
    " bay bed bet big bit box boy bus but buy cat cut day did dog dry due ear eat end eye few fit fly fun gas get"
    " god got gun guy had has her him his hot how ill its job key kid law lay led leg lie lot low man may men met"
    " mix new nor not now off oil old one our out own pay per put red rid row run saw say sea see set she sit six"
    " sky ten the tie tip too top try two use via war way wet why win yes yet you mas fin mil san dos las los del"
    " por con sin solo para cal cam mac mrs api apc sol mali rojo lima".split()
)
# A country after these is a place, and its name no subject.
PLACING = frozenset("in of from at near to for and with on across throughout inside outside around over".split())
# Words that end the name of a group, words that show that it is one, and small words inside it.
NAME_HEADS = frozenset(
    "front army brigade brigades militia cartel mujahideen mujahidin guerrillas commandos battalion battalions faction"
    " resistance movement fighters command".split()
)
NAME_SIGNS = frozenset(
    "liberation revolutionary resistance peoples people popular islamic jihad mujahideen mujahidin patriotic freedom"
    " martyrs martyr defenders insurgent guerrilla separatist cartel militia rebel".split()
)
NAME_LINKS = frozenset("of for the in de del la los el al ul an ash as ad".split())
FIGHTERS = frozenset("militants rebels guerrillas insurgents fighters militiamen jihadists".split())
# Words after "a militant" that show that it is a person, besides verbs in -ed.
AFTER_PERSON = frozenset(
    "was is were are who whom that which has had have from in on at and or with of to by as for near inside outside"
    " into blew shot said says told opened threw set drove ran took held fled left hid came went struck began died fell"
    " could may might must will would did does then later also while after before during when under over".split()
)
