"""The words of dates in Spanish, French, German, Turkish, Arabic and Russian.

Written by us from the calendars of these languages; the usual names agree with the locale data of the package
dateparser 1.5.0 (BSD-3). Spellings without accents, cases, and the Levantine and Maghreb months are ours alone.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """The words that dates are made of in one language, all in lower case.

    A month may be two words. `month_leads` come before a month that stands
    alone, `month_tails` after it; `year_leads` and `year_tails` likewise.
    A weekday without a date needs one of `weekday_leads`, where the language has some ("Sonntag" is a surname too).
    `joins` may stand between day, month and year, `range_joins` between two days.
    """

    months: dict[tuple[str, ...], int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    range_joins: frozenset[str] = frozenset(("-", "–"))
    month_leads: frozenset[str] = frozenset()
    month_tails: frozenset[str] = frozenset()
    year_leads: frozenset[str] = frozenset()
    year_tails: frozenset[str] = frozenset()
    day_tails: frozenset[str] = frozenset()
    weekday_leads: frozenset[str] = frozenset()


def _months(names: str) -> dict[tuple[str, ...], int]:
    """Number months given as "a b|c d", the forms of one month apart by blanks; "_" joins two words of a name."""
    return {
        tuple(name.split("_")): number
        for number, forms in enumerate(names.split("|"), start=1)
        for name in forms.split()
    }


def _weekdays(names: str) -> dict[str, int]:
    return {name: number for number, forms in enumerate(names.split("|")) for name in forms.split()}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LANGUAGES: dict[str, Language] = {
    "es": Language(
        months=_months(
            "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
            "|septiembre setiembre sept sep|octubre oct|noviembre nov|diciembre dic"
        ),
        weekdays=_weekdays("lunes|martes|miércoles miercoles|jueves|viernes|sábado sabado|domingo"),
        days={"ayer": -1, "anteayer": -2, "antier": -2, "hoy": 0, "anoche": -1},
        joins=_set("de del ,"),
        range_joins=_set("- – al a y"),
        month_leads=_set("en desde hasta durante"),
        year_leads=_set("en desde hasta año durante"),
        day_tails=_set("º"),
    ),
    "fr": Language(
        months=_months(
            "janvier janv|février fevrier févr fév|mars|avril avr|mai|juin|juillet juil|août aout"
            "|septembre sept|octobre oct|novembre nov|décembre decembre déc"
        ),
        weekdays=_weekdays("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
        days={"hier": -1, "avant-hier": -2},
        joins=_set(","),
        range_joins=_set("- – au et"),
        month_leads=_set("en depuis dès courant"),
        year_leads=_set("en depuis année dès"),
        day_tails=_set("er"),
    ),
    "de": Language(
        months=_months(
            "januar jan jänner|februar feb|märz maerz mrz|april apr|mai|juni jun|juli jul|august aug"
            "|september sept sep|oktober okt|november nov|dezember dez"
        ),
        weekdays=_weekdays("montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag"),
        days={"gestern": -1, "vorgestern": -2, "heute": 0},
        joins=_set("."),
        range_joins=_set("- – bis und"),
        month_leads=_set("im seit ende anfang mitte"),
        year_leads=_set("jahr jahre seit"),
        day_tails=_set("."),
        weekday_leads=_set("am vom zum seit bis letzten vergangenen kommenden nächsten diesen jeden"),
    ),
    "tr": Language(
        months=_months(
            "ocak|şubat subat|mart|nisan|mayıs mayis|haziran|temmuz|ağustos agustos|eylül eylul|ekim"
            "|kasım kasim|aralık aralik"
        ),
        weekdays=_weekdays("pazartesi|salı sali|çarşamba carsamba|perşembe persembe|cuma|cumartesi|pazar"),
        days={"dün": -1, "bugün": 0},
        range_joins=_set("- – ile ve"),
        month_tails=_set("ayında ayı ayının"),
        year_tails=_set("yılında yılının yılı senesinde"),
    ),
    "ar": Language(
        months=_months(
            "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل نيسان إبريل أفريل|مايو أيار ايار ماي"
            "|يونيو حزيران يونيه جوان|يوليو تموز يوليه جويلية|أغسطس اغسطس آب أوت|سبتمبر أيلول ايلول"
            "|أكتوبر اكتوبر تشرين_الأول|نوفمبر تشرين_الثاني|ديسمبر كانون_الأول"
        ),
        weekdays=_weekdays("الاثنين الإثنين|الثلاثاء|الأربعاء الاربعاء|الخميس|الجمعة|السبت|الأحد الاحد"),
        days={"أمس": -1, "امس": -1},
        joins=_set("من /"),
        range_joins=_set("- – إلى الى و حتى"),
        month_leads=_set("في شهر منذ خلال"),
        year_leads=_set("عام سنة العام"),
    ),
    "ru": Language(
        months=_months(
            "января январь январе янв|февраля февраль феврале фев|марта март марте|апреля апрель апреле апр"
            "|мая май мае|июня июнь июне|июля июль июле|августа август августе авг"
            "|сентября сентябрь сентябре сен сент|октября октябрь октябре окт|ноября ноябрь ноябре ноя"
            "|декабря декабрь декабре дек"
        ),
        weekdays=_weekdays(
            "понедельник понедельника|вторник вторника|среду среда среды|четверг четверга"
            "|пятницу пятница пятницы|субботу суббота субботы|воскресенье воскресенья"
        ),
        days={"вчера": -1, "позавчера": -2, "сегодня": 0},
        range_joins=_set("- – по и"),
        month_leads=_set("в с"),
        year_tails=_set("году года год г"),
    ),
}
# A language that we have no words of: dates in digits only.
DIGITS_ONLY = Language()
