"""Words by which a report, or what somebody says in it, is on the matters of the record (CODEBOOK 1)."""

import re

# What must stand in or near a claim for it to be on the matters of the record.
MATTERS = re.compile(
    r"\bfir(?:ed|ing)\b|bullet|\bdevices?\b|grenade|revenge|aveng|bandit|martyr|\bguilty|innocent|\bincident|accus|\bfled\b|\bflee|struck\b"
    r"|\b(?:government|army|state|regime|loyalist|border) (?:forces|agents|guards)\b|militia|gendarme|execut|missing\b|disappear|\brap(?:e|ed|es|ing)\b|tortur|behead|loot|beat(?:en)? (?:up|to death)|beat (?:\w+ )?(?:journalists|protesters|prisoners|detainees|civilians|students|villagers)|torched|set fire|mortar|drone|blam"
    r"|critical condition|assault|\braped?\b|groped|dynamit|sabotag|unharmed|unhurt|backed by|\bhurt\b|poison|novichok|negotiat|ransom|bodies|custody|inquiry|enquiry|investigat|da.?esh|jihad|explosive|escap|evacuat|hideout|culprit|claimed|attack|bomb|blast|explo|kill|murder|shoot|shot|gun|stab|massacre|ambush|clash|assassin|kidnap|abduct|hostage|hijack|arrest|detain|raid|suspect"
    r"|terror|militant|extremis|jihad|isis|islamic state|taliban|qaeda|boko|insurgen|rebel|guerrilla|separatist|victim|wound|injured|dead\b|died|death|casualt|toll"
    r"|perpetrat|responsib|threat|violence|riot|protester|weapon|fighters|troops|soldier|police|security force|crackdown|strike|missile|rocket|shell|captiv"
    r"|freed|release|convict|sentenc|charge|trial|prison|plot|suicide|surveillance|incarcerat|interrogat|driver|gunman|attacker"
)

# Words of violence and of the forces that answer it; their share says how far a report is one of violence.
_POLITICAL = (
    r"terror\w*|militant\w*|extremis\w*|jihad\w*|\bisis\b|\bisil\b|islamic state|da.?esh|taliban|qa.?ida|qaeda|boko haram|insurgen\w*"
    r"|rebels?\b|guerrilla\w*|separatist\w*|paramilitar\w*|death squads?|bomb(?:s|ing|ings|ed|er|ers)?\b|explosive\w*|dynamit\w*"
    r"|assassinat\w*|massacre\w*|hostages?\b|kidnap\w*|abduct\w*|protest(?:ers?|ors?)\b|riot(?:s|ers?|ing)?\b|demonstrators?\b"
    r"|air ?strikes?|soldiers?\b|troops|\barmy\b|militar\w*|gunm[ae]n|mass shooting|sexual assaults|\bcoup\b|subversi\w+"
    r"|armed (?:men|groups?|forces)|(?:security|government|state|border) forces|\bfighters\b|knife attack|ambush\w*|militia\w*|opened fire|genocide|war crimes"
    r"|tortur\w*|hate crimes?|\bregime\b|coalition|drug traffick\w*|\bkgb\b"
)
POLITICAL = re.compile(_POLITICAL)
VIOLENCE = re.compile(
    rf"{_POLITICAL}|shootings?\b|\battack(?:s|ers?|ed)?\b|\bkill(?:ed|ing|ings)\b|crackdown|stabb\w+|\braid(?:s|ed)?\b|deport\w*|detain\w*"
    r"|arrest\w*|police officers?\b|\bprotests?\b|demonstrations?\b"
)
# What is said out of courtesy only: no judgement, no news (CODEBOOK 10: a bare condolence is no claim).
COURTESY = re.compile(
    r"condolence|(?:thoughts|hearts|prayers|sympath\w+) (?:and (?:prayers|thoughts) )?(?:are|is|go|goes|remain) (?:out )?(?:with|to)|my (?:first )?thoughts"
    r"|\bremains? (?:\w+ )?committed|^we (?:also )?(?:call on|urge|thank)\b|stands? ready|will continue to (?:lead|work|support|stand)|remain actively engaged"
    r"|\bcondemn(?:s|ed|ing)?\b (?:in the strongest|this|the|these|what|today|\w+’s|\w+'s)|thoughts and prayers|stands? (?:shoulder to shoulder|with|by|alongside)|deeply saddened|speedy recovery|recover quickly|pray for|mourn(?:s|ing) "
)
# A report of a drill, a film or a book: what is said there is said of no act.
PLAYED = re.compile(
    r"\brehears\w+|\bdrills?\b|\bsimulat\w+|\bmock\b|\bfilms?\b|\bmovies?\b|\bactors?\b|\bactress\w*|\bnovel\b|\bscreenplay|\bplay(?:ed|s)? the (?:wounded|victims?|role)"
)
