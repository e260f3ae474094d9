"""What single lines of a report look like: bylines, datelines, captions, boilerplate; tables of patterns only."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})"
)
_TIME = r"(?:[,|· ]{1,4}(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"

# A line that is only a date, as pages print it under the title.
DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last updated|first published)(?: on| at)?:? ?)?{_DATE}{_TIME}\.?\Z", re.I
)

BYLINE = re.compile(
    r"(?i:by|words by|written by|reported by|story by|reporting by|author)\s{0,2}:?\s{1,3}"
    r"(?P<names>[^\W\d_a-z][^.;:!?\n]{2,120})\.?\Z"
)
# "Xinhua | Updated: 2017-09-15 17:52", "Jane Roe, Town Post"
CREDIT_LINE = re.compile(rf"[^\n|]{{2,60}}\|\s*(?:updated|published|posted)?:?\s*{_DATE}{_TIME}\Z", re.I)
_NAME = r"[A-Z][\w'’.-]{1,20}"
NAME_AND_SOURCE = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}, (?:[A-Z][\w'’.&-]{{1,24}} ?){{1,4}}\Z")

# The town, perhaps a country, a day and an agency, before a dash: only at the start of the story.
_DASH = r"(?:\s{0,2}(?:—|–|--|―)\s{0,2}|\s{1,2}-\s{1,2})"
_TAG = r"(?:\[[A-Z][^\[\]]{2,250}\]\s{1,3}){0,4}"  # "[TEXT]", "[SPEECH BY THE MINISTER]"
_PART = r"[^\W\d_][\w'’.\-]{0,24}"
DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|['’.\-/ ]){2,40}(?<! ))"  # the town in capitals
    r"(?:\s?\([A-Z][A-Z .]{2,30}\))?"  # "LIMA (PERU), 3 JAN 90"
    rf"(?P<rest>(?:,? {{1,2}}(?:{_PART}|\d{{1,4}})(?:\.|,)?){{0,8}})"
    r"(?P<agency>\s{0,2}\([^()\n]{2,60}\))?"
    rf"(?:{_DASH}|:\s)"
    rf"(?P<tag>{_TAG})"
)
# "Kabul, Aug 5 (IANS)", "Baghdad (AFP) - ", "Kabul (Reuters): "
DATELINE_MIXED = re.compile(
    rf"[^\W\d_a-z]{_PART}(?: [^\W\d_a-z]{_PART}){{0,3}}(?:, [^\W\d_a-z]{_PART}(?: {_PART}){{0,2}}\.?)?"
    rf"(?:,? (?i:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?)?"
    rf"\s{{0,2}}\((?P<agency>[A-Z][^()\n]{{1,40}})\)(?:{_DASH}|:\s|\s(?=[A-Z]))"
)
AGENCY_ONLY = re.compile(
    rf"\((?:Reuters|AP|AFP|UPI|dpa|ANI|IANS|PTI|CNN|RFE/RL|Xinhua)\){_DASH}|\((?:CNN|CBS News|Newser)\)\s(?=[A-Z])"
)
NO_TOWN = frozenset(
    "breaking update updated warning watch video read live exclusive opinion analysis correction editor note photo"
    " photos more related explainer factbox timeline advertisement".split()
)
_FULL_NAME = r"(?-i:[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){1,3})"


def _one_of(*patterns: str) -> re.Pattern[str]:
    """Join a table of patterns into one, which is matched in one go."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


_AGENCIES = (
    r"(?:ap|afp|epa(?:-efe)?|reuters|getty(?: images)?|upi|anadolu(?: agency)?|xinhua|sipa|dpa|agencies|ap photo"
    r"|agence france-?presse|associated press|shutterstock|zuma press|polaris|alamy|magnum|courtesy|handout)"
)
CAPTION = _one_of(
    r"(?:image|media|photo|picture)\s(?:copyright|caption|credit)\b.{0,600}\Z",
    r"media playback is unsupported on your device.{0,600}\Z",
    r"(?:enlarge|toggle) (?:this )?(?:image|caption)\b.{0,600}\Z",
    r"(?:file\s(?:photo|picture|image)|photo(?:graph)?(?: by)?|picture|pictured|caption|illustration|image"
    r"|photographer)\s?(?::|/|–|-|—)\s?.{0,600}\Z",
    r"file\s?(?:-|–|—|:)\s.{0,700}\Z",
    r"photos?:.{0,400}(?:hide caption \d{1,3} of \d{1,3})?\Z",
    r".{0,500}hide caption(?: \d{1,3} of \d{1,3})?\Z",
    r"(?:photo|file photo|pictured|enlarge image|slideshow \(\d{1,3} images?\))\.?\Z",
    r"\d{1,2}/\d{1,2} .{10,400}(?:nasa|getty images?|reuters|ap|afp|epa|pa)\Z",
    r".{20,600}[(\[](?:photo|image|picture|file photo|photograph|credit)s?\b[^()\[\]]{0,100}[)\]]\.?\Z",
    rf".{{20,600}}\((?:[^()\n]{{0,60}}/)?\s?{_AGENCIES}(?: ?/[^()\n]{{0,60}}| via [^()\n]{{0,40}}"
    r"| photo[^()\n]{0,50}| file)?\)\.?\Z",
    r".{20,600}(?:photo(?:graph)?|image|picture|credit|©)s?(?: by|:| courtesy) ?[^.\n]{2,80}\Z",
    # "... in Olma. Jana Rell/Reuters", "... in Olma (Jana Rell / Olma Post)"
    rf".{{20,600}}(?:[ .)]|\b){_FULL_NAME} ?/ ?{_AGENCIES}\Z",
    rf".{{20,600}}\({_FULL_NAME} ?/ ?(?-i:[A-Z])[^()\n]{{2,40}}\)\.?\Z",
    r".{20,600}\breuters/[^.\n]{2,60}\Z",
    r"(?:getty images|epa|reuters|afp|ap photo|associated press)\s(?=(?-i:[A-Z]))[^.]{20,240}\Z",
    r"\(.{15,400}\bphoto\b.{0,60}\)\Z",
)
# A scene in the present tense that ends in its place and full date: "Police stand guard in Olma, Nov. 3, 2016."
SCENE = re.compile(
    rf".{{10,400}}(?:,| on| in) {_DATE}\.?(?:\s?[(\[][^()\[\]]{{2,80}}[)\]])?"
    r"(?:\s?(?:reuters|ap|afp|epa)/.{2,40})?\Z",
    re.I,
)
PRESENT = re.compile(
    r"\b(?:is|are|stands?|walks?|sits?|carr(?:y|ies)|secures?|looks?|holds?|attends?|arrives?|speaks?|gestures?"
    r"|inspects?|gathers?|works?|shows?|takes?|waits?|waves?|runs?|reacts?|mourns?|patrols?|guards?|leaves?|poses?|rises?|lies?"
    r"|embraces?|marches?|protests?|shouts?|chants?|rides?|drives?|wears?|crosses|cross|clears?|searches|search|helps?"
    r"|tends?|lays?|lights?|watch(?:es)?|prays?|blocks?|smokes?|burns?|escorts?|enters?|flees?|wounded|seen|pictured)\b",
    re.I,
)
PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|will|would|has|have|killed|took place|happened|occurred|announced|reported|began"
    r"|exploded|attacked)\b",
    re.I,
)
SECOND_SENTENCE = re.compile(r"[a-z]{3,}[.!?] +[A-Z]")

_STORIES = r"(?: (?:stories|articles|news|topics|coverage|content|links|reading))?"
BOILERPLATE = _one_of(
    r"please enter your (?:comment|name|e-?mail)\b.{0,60}\Z",
    r"(?:leave|post|write|add) a (?:reply|comment)\b.{0,60}\Z",
    r"save my name,? e-?mail.{0,120}\Z",
    r"(?:you have entered an incorrect e-?mail|your e-?mail address will not be published).{0,160}\Z",
    r"(?:read|see|watch|learn|find out) more\b(?:\s?:.{0,240}|[ .…>»]{0,8}|\s(?:on|about|at|here)\b.{0,160})\Z",
    r"(?:read|see|watch) (?:also|next|this)\b\s?:?.{0,240}\Z",
    r"(?:also read|also see|more on this|more from|more to read|you may also like|don['’]t miss|recommended)\b"
    r".{0,240}\Z",
    rf"(?:related|more|recommended|trending|most read|must read){_STORIES}\s?:.{{0,240}}\Z",
    rf"(?:related|recommended|trending|most read|must read){_STORIES}\Z",
    r"\[?advertise?ments?\]?(?:[ -].{0,60})?\Z|story continues (?:below|after).{0,60}\Z|sponsored(?: content)?\Z",
    r"(?:skip|continue) (?:advertisement|to (?:main )?content|reading(?: the main story)?)\b.{0,60}\Z",
    r"(?:share|tweet|e-?mail|print|save|pin it|whatsapp|facebook|twitter|linkedin|comments?)"
    r"(?: this(?: (?:article|story|page))?)?\Z",
    r"(?:share|follow|like|join|find|connect with) (?:this|us|the conversation|on)\b.{0,200}\Z",
    r"follow .{2,80} on (?:twitter|facebook|instagram|x)\b.{0,80}\Z",
    r"read or share this story\b.{0,160}\Z",
    r"(?:subscribe|sign up|register|log in|sign in)\b(?!.{0,80}\b(?:said|told|police|killed)\b).{0,200}\Z",
    r"(?:get|receive) .{2,100}\b(?:newsletter|inbox|alerts?)\b.{0,160}\Z",
    r".{0,160}\bnewsletters?\b.{0,60}\b(?:subscribe|sign up|inbox)\b.{0,100}\Z",
    r"(?:copyright|©|\(c\))\s?(?:©|\(c\))?\s?(?:\d{4}|by|the|(?-i:[A-Z])).{0,320}\Z",
    r".{0,200}\ball rights reserved\b.{0,320}\Z",
    r".{0,200}\bthis material may not be published, broadcast\b.{0,200}\Z",
    r"this (?:article|story|report) (?:was originally|originally|first) (?:published|appeared)\b.{0,240}\Z",
    r"(?:we and our|this (?:web)?site|our (?:web)?site) .{0,60}\b(?:partners|uses?|cookies)\b.{0,400}\bcookies?\b"
    r".{0,300}\Z",
    r"(?:by (?:continuing to|using (?:this|our)|clicking)|accept all|manage (?:cookies|preferences)"
    r"|cookie (?:policy|settings)).{0,240}\Z",
    r"(?:we pay for your stories|do you have a story|got a (?:tip|story)|send us your|contact us|e-?mail us at)\b"
    r".{0,300}\Z",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy policy)\b.{0,100}\Z",
    r"(?:click|tap) (?:here|to)\b.{0,160}\Z",
    r"(?:video|audio|gallery|slideshow|live|watch|listen)\W{0,2}\Z",
    r"(?:chat with us|find us|join us) (?:in|on) (?:facebook|twitter|whatsapp|telegram)\b.{0,200}\Z",
    r"[\s_*=~#•·.—–-]{3,}\Z",
    r"(?:loading|please wait|javascript)\W{0,4}\Z",
    r"(?:pic\.twitter\.com/\w+|https?://\S+)\Z",
    r"(?:with (?:input|inputs|files|reporting)|additional reporting|reporting and editing|editing|compiled)"
    r" (?:from|by)\b.{2,160}\Z",
    r"\(?(?:reporting|writing|editing|additional reporting) by .{2,240}\Z",
)
