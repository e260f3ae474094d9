"""Verbs by which a report names what somebody said without a clause: "spoke of", "counted 12 dead", "praised", "owned to"."""

import re

_NUMBER = (
    r"\d|no\b|nine|none\b|one\b|two|three|four|five|six|seven|eight|ten\b|eleven|twelve|\w+teen\b|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|dozen|scores|hundred|thousand|million"
)
_TOLL = r"(?:toll|tally|number|figure|count|dead|deaths?|losses|wounded|injured|casualties|strength|total|estimate)\b"

# Each row: forms of a verb, and what must follow them; the words said begin where the match ends.
OBJECT_CUES: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (frozenset(forms.split()), re.compile(pattern))
    for forms, pattern in (
        ("spoke speaks speak speaking", r"(?: (?:again|only|first|openly|later|also|instead))? of "),
        ("told tells tell telling", r"(?: \w+)? of "),
        ("boasted boasts boast", r" of "),
        ("warned warns warn warning", r" (?:\w+ )?(?:of|about|against) "),
        ("hinted hints hint", r" at "),
        ("pointed points point pointing", r" (?:the |a )?(?:finger )?(?:to|at) "),
        ("owned owns own owning", r"(?: up)?(?: \w+ \w+)? to "),
        ("confessed confesses confess", r" to "),
        (
            "mentioned mentions mention counted counts count recorded records record logged logs listed lists registered"
            " registers gave gives give counting estimated estimates estimate reported reports confirmed confirms"
            " announced announces cited cites verified documented",
            rf" (?=(?:[\w'’-]+ ){{0,4}}?(?:{_NUMBER}))",
        ),
        ("gave gives give", rf" (?=(?:a|the|its|their|his|her) (?:[\w-]+ ){{0,2}}{_TOLL})"),
        ("put puts putting", rf" (?=(?:[\w'’-]+ ){{0,8}}?(?:at|down to) (?:[\w'’-]+ ){{0,4}}?[\"“]?(?:{_NUMBER}))"),
        (
            "raised raises lowered lowers revised revises cut cuts",
            rf" (?=(?:the|its|their|his|her) (?:[\w-]+ ){{0,3}}{_TOLL})",
        ),
        ("named names", r" (?!after|for\b)"),
        ("praised praises praise praising hailed hails hail applauded applauds applaud", r" "),
        ("branded brands brand branding termed terms called calls call calling", r" (?!for\b|on\b|off\b|in\b|up\b|out\b|back\b|to\b)"),
        ("disowned disowns disown faulted faults fault doubted doubts doubt", r" "),
        ("accuse accused accuses accusing", r" (?!of\b|by\b)"),
        ("blame blamed blames blaming", r" (?!for\b|by\b)"),
        ("deny denied denies denying disputed disputes dispute contested contests contest", r" (?!entry|access|bail|visas?)"),
        ("rejected rejects reject rejecting", r" "),
        ("linked links link linking", r" (?=(?:[\w'’-]+ ){1,10}(?:to|with) )"),
        ("took take takes taking assumed assumes assume accepted accepts claim claimed claims claiming", r" (?=(?:the |full |sole )?(?:responsibility|credit)\b)"),
        ("promised promises promise vowed vows vow vowing pledged pledges threatened threatens threaten threatening", r" (?=to |[\"“])"),
        ("promised promises promise", r" (?=(?:revenge|vengeance|retaliation|further|more) )"),
        ("suspect suspects", r" (?=(?:the|that|al|is|a)\b)"),
        ("hold holds held", r" (?=(?:[\w'’-]+ ){1,12}(?:responsible|guilty|accountable|to account|to blame)\b)"),
        ("see sees saw", r" (?=(?:[\w'’-]+ ){0,3}(?:the )?(?:hand|work|conspiracy|plot|hallmarks?) of\b)"),
        ("describe described describes describing", r" (?=(?:[\w'’-]+ ){1,10}as )"),
        ("credited credits credit", r" (?=(?:[\w'’,-]+ ){1,12}with )"),
        ("referred refers refer", r" to (?=(?:[\w'’-]+ ){1,8}as )"),
        ("laid lays", r" (?=(?:[\w'’-]+ ){1,6}(?:at the door|on)\b)"),
        ("pinned pins", r" (?=(?:[\w'’-]+ ){1,6}on\b)"),
    )
)  # fmt: skip
OBJECT_FORMS = frozenset(form for forms, _ in OBJECT_CUES for form in forms)

# Present forms that look like nouns: verbs only behind a plural ("the report", but "officials report").
PLURAL_FORMS = frozenset(
    "claim report state note estimate count fear hold name call blame mention record list link own point hint brand"
    " fault doubt contest dispute praise hail promise vow suspect see stress regard raise pin term".split()
)
# Present forms that are verbs alone: no cue behind "to" ("refused to admit").
BASE_FORMS = frozenset(
    "say think believe warn give accuse describe reckon insist maintain explain argue acknowledge concede admit confirm announce"
    " allege assert relate observe deny reject speak tell boast confess register lower revise lay expect take assume applaud"
    " suggest agree threaten declare consider".split()
)
PLURAL_NOUNS = frozenset("police people men women they we who children both many others some".split())
