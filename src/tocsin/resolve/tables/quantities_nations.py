"""Which words name the people of a country, so that "two Chinese tourists" counts foreign nationals."""

_ADJECTIVES = (
    "afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani bahraini"
    " bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burkinabe burmese burundian cambodian"
    " cameroonian canadian chadian chechen chilean chinese colombian congolese croatian cuban czech danish"
    " dominican dutch"
    " ecuadorian egyptian emirati english eritrean estonian ethiopian filipino finnish french gambian georgian german"
    " ghanaian greek guatemalan guinean haitian honduran hungarian icelandic indian indonesian iranian iraqi"
    " irish israeli"
    " italian ivorian jamaican japanese jordanian kazakh kenyan korean kurdish kuwaiti kyrgyz laotian latvian lebanese"
    " liberian libyan lithuanian macedonian malagasy malawian malaysian malian mauritanian mexican moldovan mongolian"
    " moroccan mozambican namibian nepalese nepali nicaraguan nigerian nigerien norwegian omani pakistani palestinian"
    " panamanian paraguayan peruvian polish portuguese qatari romanian russian rwandan salvadoran saudi"
    " scottish senegalese"
    " serbian singaporean slovak slovenian somali spanish sri-lankan sudanese swedish swiss syrian taiwanese tajik"
    " tanzanian thai togolese tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh"
    " yemeni zambian zimbabwean soviet yugoslav us u.s u.s. uk u.k."
)
NATIONS = frozenset(_ADJECTIVES.split())
_PLURALS = (
    "britons danes dutchmen englishmen filipinos finns frenchmen greeks irishmen kurds poles scots slovaks spaniards"
    " swedes turks turkmens uzbeks tajiks kazakhs thais somalis serbs croats bosniaks chechens czechs saudis"
    " japanese chinese vietnamese portuguese lebanese sudanese burmese nepalese senegalese congolese maltese"
    " taiwanese argentines yugoslavs soviets europeans arabs africans asians"
)
NATION_PLURALS = frozenset(_PLURALS.split()) | frozenset(
    name + "s" for name in NATIONS if name.endswith(("an", "i")) and name not in {"kurdish", "us"}
)
# With a nation's name before them these count foreigners; "Afghan villagers" are villagers.
FOREIGN_NOUNS = frozenset(
    "nationals citizens tourists visitors expatriates holidaymakers national citizen tourist visitor"
    " subjects passport-holders students_ travellers travelers".split()
)
