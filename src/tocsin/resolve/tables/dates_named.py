"""Days that have a name: feasts, national days, and days that stand for what happened on them.

Sources: the laws and calendars of the countries named. Checked: national days, weekday feasts and Western feasts
against the package holidays 0.109 (MIT) for seven years from 1996 to 2024; Easter, by the Gregorian and the Julian
computus, against dateutil for 1900 to 2099; days of the Islamic calendar are in `dates_islamic`. A day that stands
for an act is dated by the act itself.
"""

from dataclasses import dataclass
from enum import StrEnum


class Reckoning(StrEnum):
    """How the days of a named day are found in a year."""

    FIXED = "fixed"  # month and day
    EASTER = "easter"  # days after Western Easter
    ORTHODOX_EASTER = "orthodox_easter"
    WEEKDAY = "weekday"  # the nth weekday of a month; -1 is the last
    ISLAMIC = "islamic"  # a feast of dates_islamic
    ONCE = "once"  # one day of one year, whatever the year of the report


@dataclass(frozen=True, slots=True)
class NamedDay:
    """One reckoning of a named day; `before` and `after` are days that belong to it or are doubtful.

    `countries` are words that must stand in the text where several countries
    have a day of the name; `since` is its first year.
    """

    reckoning: Reckoning
    month: int = 0
    day: int = 0
    offset: int = 0
    weekday: int = 0
    nth: int = 0
    year: int = 0
    feast: str = ""
    before: int = 0
    after: int = 0
    countries: tuple[str, ...] = ()
    since: int = 0


def _fixed(month: int, day: int, countries: str = "", after: int = 0, since: int = 0) -> NamedDay:
    return NamedDay(Reckoning.FIXED, month, day, after=after, countries=tuple(countries.split()), since=since)


def _easter(offset: int) -> tuple[NamedDay, ...]:
    return (
        NamedDay(Reckoning.EASTER, offset=offset),
        NamedDay(
            Reckoning.ORTHODOX_EASTER,
            offset=offset,
            countries=tuple("orthodox coptic copts russia ukraine greece serbia georgia ethiopia".split()),
        ),
    )


def _nth(nth: int, weekday: int, month: int, offset: int = 0, countries: str = "") -> NamedDay:
    return NamedDay(
        Reckoning.WEEKDAY, month, weekday=weekday, nth=nth, offset=offset, countries=tuple(countries.split())
    )


def _islamic(feast: str, after: int, offset: int = 0) -> NamedDay:
    return NamedDay(Reckoning.ISLAMIC, feast=feast, after=after, offset=offset)


def _once(year: int, month: int, day: int) -> NamedDay:
    return NamedDay(Reckoning.ONCE, month, day, year=year)


# key: (names, reckonings). Of several reckonings the one whose countries the text names counts; one without
# countries counts where no other does.
NAMED_DAYS: dict[str, tuple[str, tuple[NamedDay, ...]]] = {
    "new_years_eve": ("New Year's Eve|New Years Eve|New Year Eve", (_fixed(12, 31),)),
    "new_years_day": ("New Year's Day|New Years Day", (_fixed(1, 1),)),
    "epiphany": ("Epiphany", (_fixed(1, 6),)),
    "orthodox_christmas": ("Orthodox Christmas|Coptic Christmas", (_fixed(1, 7),)),
    "valentines_day": ("Valentine's Day|St. Valentine's Day", (_fixed(2, 14),)),
    "saint_patricks_day": ("St. Patrick's Day|St Patrick's Day|Saint Patrick's Day", (_fixed(3, 17),)),
    "womens_day": ("International Women's Day", (_fixed(3, 8),)),
    "nowruz": ("Nowruz|Newroz|Nevruz|Norouz", (_fixed(3, 20, after=1),)),
    "may_day": ("May Day|International Workers' Day|International Workers Day", (_fixed(5, 1),)),
    "bastille_day": ("Bastille Day", (_fixed(7, 14),)),
    "halloween": ("Halloween", (_fixed(10, 31),)),
    "all_saints": ("All Saints' Day|All Saints Day", (_fixed(11, 1),)),
    "all_souls": ("All Souls' Day|All Souls Day", (_fixed(11, 2),)),
    "guy_fawkes": ("Guy Fawkes Night|Guy Fawkes Day|Bonfire Night", (_fixed(11, 5),)),
    "armistice_day": ("Armistice Day|Remembrance Day", (_fixed(11, 11),)),
    "veterans_day": ("Veterans Day|Veterans' Day", (_fixed(11, 11),)),
    "christmas_eve": ("Christmas Eve", (_fixed(12, 24),)),
    "christmas_day": ("Christmas Day|Christmas", (_fixed(12, 25),)),
    "boxing_day": ("Boxing Day|St Stephen's Day|St. Stephen's Day", (_fixed(12, 26),)),
    "human_rights_day": ("Human Rights Day|International Human Rights Day", (_fixed(12, 10),)),
    "anzac_day": ("Anzac Day|ANZAC Day", (_fixed(4, 25),)),
    "australia_day": ("Australia Day", (_fixed(1, 26),)),
    "canada_day": ("Canada Day", (_fixed(7, 1),)),
    "juneteenth": ("Juneteenth", (_fixed(6, 19),)),
    "july_4": ("Fourth of July|4th of July|July Fourth", (_fixed(7, 4),)),
    "cinco_de_mayo": ("Cinco de Mayo", (_fixed(5, 5),)),
    "d_day": ("D-Day anniversary", (_fixed(6, 6),)),
    "nakba_day": ("Nakba Day", (_fixed(5, 15),)),
    "land_day": ("Land Day", (_fixed(3, 30),)),
    "quds_day": ("Quds Day|Al-Quds Day|Jerusalem Day", ()),
    "democracy_day": ("Democracy Day", (_fixed(6, 12, "nigeria nigerian abuja lagos", since=2019),)),
    "unity_day": ("Day of German Unity|German Unity Day", (_fixed(10, 3),)),
    "national_unity_day": ("National Unity Day", (_fixed(11, 4, "russia russian moscow", since=2005),)),
    "constitution_day": (
        "Constitution Day",
        (
            _fixed(12, 6, "spain spanish madrid"),
            _fixed(5, 3, "poland polish warsaw"),
            _fixed(6, 28, "ukraine ukrainian kyiv kiev"),
            _fixed(11, 26, "india indian delhi"),
            _fixed(5, 17, "norway norwegian oslo"),
        ),
    ),
    "republic_day": (
        "Republic Day",
        (
            _fixed(10, 29, "turkey turkish türkiye turks ankara istanbul"),
            _fixed(1, 26, "india indian indians delhi kashmir assam manipur mumbai"),
            _fixed(3, 23, "pakistan pakistani islamabad lahore karachi"),
            _fixed(6, 2, "italy italian rome"),
            _fixed(5, 28, "nepal nepali kathmandu azerbaijan baku"),
            _fixed(12, 18, "niger niamey"),
        ),
    ),
    "independence_day": (
        "Independence Day",
        (
            _fixed(7, 4, "america american americans washington"),
            _fixed(8, 15, "india indian indians delhi kashmir assam manipur mumbai"),
            _fixed(8, 14, "pakistan pakistani islamabad lahore karachi quetta balochistan"),
            _fixed(8, 24, "ukraine ukrainian kyiv kiev kharkiv"),
            _fixed(8, 19, "afghanistan afghan kabul"),
            _fixed(10, 1, "nigeria nigerian abuja lagos"),
            _fixed(7, 9, "juba"),
            _fixed(11, 11, "poland polish warsaw angola luanda"),
            _fixed(9, 16, "mexico mexican"),
            _fixed(9, 15, "salvador guatemala honduras nicaragua costa salvadoran guatemalan honduran"),
            _fixed(7, 20, "colombia colombian bogota bogotá"),
            _fixed(7, 28, "peru peruvian lima"),
            _fixed(9, 7, "brazil brazilian"),
            _fixed(9, 18, "chile chilean santiago"),
            _fixed(8, 17, "indonesia indonesian jakarta"),
            _fixed(6, 12, "philippines philippine filipino manila"),
            _fixed(2, 4, "lanka lankan colombo"),
            _fixed(7, 1, "burundi bujumbura"),
            _fixed(12, 12, "kenya kenyan nairobi"),
            _fixed(11, 22, "lebanon lebanese beirut"),
            _fixed(3, 26, "bangladesh bangladeshi dhaka"),
            _fixed(6, 30, "congo congolese kinshasa"),
            _fixed(9, 22, "mali malian bamako"),
            _fixed(8, 5, "burkina ouagadougou"),
            _fixed(3, 6, "ghana ghanaian accra"),
        ),
    ),
    "victory_day": (
        "Victory Day",
        (
            _fixed(5, 9, "russia russian moscow chechnya chechen grozny ukraine ukrainian kyiv belarus soviet"),
            _fixed(12, 16, "bangladesh bangladeshi dhaka"),
            _fixed(8, 30, "turkey turkish ankara"),
        ),
    ),
    "revolution_day": (
        "Revolution Day",
        (_fixed(7, 23, "egypt egyptian cairo"), _fixed(11, 20, "mexico mexican")),
    ),
    "national_day": (
        "National Day",
        (
            _fixed(10, 1, "china chinese beijing xinjiang hong"),
            _fixed(7, 14, "france french paris nice"),
            _fixed(9, 23, "saudi riyadh jeddah"),
            _fixed(7, 21, "belgium belgian brussels"),
            _fixed(10, 12, "spain spanish madrid"),
            _fixed(12, 2, "emirates emirati dubai"),
        ),
    ),
    "labor_day": ("Labor Day|Labour Day", (_nth(1, 0, 9, countries="america american americans"), _fixed(5, 1))),
    "mlk_day": ("Martin Luther King Day|Martin Luther King Jr. Day|MLK Day", (_nth(3, 0, 1),)),
    "presidents_day": ("Presidents' Day|Presidents Day", (_nth(3, 0, 2),)),
    "memorial_day": (
        "Memorial Day",
        (_nth(-1, 0, 5, countries="america american americans california texas york chicago"),),
    ),
    "thanksgiving": ("Thanksgiving Day|Thanksgiving", (_nth(4, 3, 11),)),
    "black_friday": ("Black Friday", (_nth(4, 3, 11, offset=1),)),
    "cyber_monday": ("Cyber Monday", (_nth(4, 3, 11, offset=4),)),
    "ash_wednesday": ("Ash Wednesday", (_easter(-46)[0],)),
    "palm_sunday": ("Palm Sunday", _easter(-7)),
    "maundy_thursday": ("Maundy Thursday|Holy Thursday", _easter(-3)),
    "good_friday": ("Good Friday", _easter(-2)),
    "easter_sunday": ("Easter Sunday|Easter Day|Easter", _easter(0)),
    "easter_monday": ("Easter Monday", _easter(1)),
    "ascension": ("Ascension Day", _easter(39)),
    "pentecost": ("Pentecost Sunday|Pentecost|Whit Sunday", _easter(49)),
    "ashura": ("Ashura|Ashoura|Ashoora", (_islamic("ashura", 1),)),
    "arbaeen": ("Arbaeen|Arbain", (_islamic("ashura", 1, offset=40),)),
    "mawlid": ("Mawlid|Mawlid al-Nabi|Milad un-Nabi", (_islamic("mawlid", 1),)),
    "ramadan": ("Ramadan|Ramazan|Ramadhan", (_islamic("ramadan", 30),)),
    "eid_al_fitr": ("Eid al-Fitr|Eid ul-Fitr|Eid-ul-Fitr|Eid al Fitr|Ramazan Bayram", (_islamic("eid_al_fitr", 3),)),
    "eid_al_adha": (
        "Eid al-Adha|Eid ul-Adha|Eid-ul-Adha|Eid al Adha|Feast of the Sacrifice|Feast of Sacrifice|Kurban Bayram",
        (_islamic("eid_al_adha", 4),),
    ),
    "september_11": (
        "9/11|Sept. 11 attacks|September 11 attacks|Sept 11 attacks|11 September attacks|Sept. 11 terrorist attacks"
        "|September 11 terrorist attacks|September 11th attacks|Sept. 11 hijackers|Sept. 11 hijackings"
        "|September 11 hijackers|9-11 attacks|11 September terrorist attacks",
        (_once(2001, 9, 11),),
    ),
    "july_7": ("7/7|7/7 bombings|July 7 bombings|7 July bombings", (_once(2005, 7, 7),)),
    "november_26": ("26/11|26/11 attacks", (_once(2008, 11, 26),)),
    "bloody_sunday": ("Bloody Sunday", (_once(1972, 1, 30),)),
    "pearl_harbor": ("Pearl Harbor Day", (_fixed(12, 7),)),
    "capitol_riot": (
        "January 6 riot|Jan. 6 riot|Jan. 6 insurrection|January 6 insurrection|Jan. 6 Capitol riot|January 6 attack"
        " on the Capitol|Jan. 6 attack on the Capitol|January 6 Capitol riot",
        (_once(2021, 1, 6),),
    ),
    "march_11": ("11-M|March 11 train bombings", (_once(2004, 3, 11),)),
}

# Anniversaries: the words of an act or a founding that the report says is remembered, and its day. "the anniversary
# of the founding of the republic" is the day of that month; an ordinal before gives the year.
ANNIVERSARIES: tuple[tuple[tuple[str, ...], NamedDay], ...] = (
    (("founding", "republic"), _fixed(10, 29, "turkey turkish turks ankara istanbul", since=1923)),
    (("foundation", "republic"), _fixed(10, 29, "turkey turkish turks ankara istanbul", since=1923)),
    (("9/11",), _fixed(9, 11, since=2001)),
    (("september", "11"), _fixed(9, 11, since=2001)),
    (("sept", "11"), _fixed(9, 11, since=2001)),
    (("7/7",), _fixed(7, 7, since=2005)),
    (("storming", "bastille"), _fixed(7, 14, since=1789)),
    (("tiananmen",), _fixed(6, 4, since=1989)),
    (("fall", "berlin", "wall"), _fixed(11, 9, since=1989)),
    (("attempted", "coup"), _fixed(7, 15, "turkey turkish ankara istanbul erdogan", since=2016)),
    (("failed", "coup"), _fixed(7, 15, "turkey turkish ankara istanbul erdogan", since=2016)),
    (("islamic", "revolution"), _fixed(2, 11, "iran iranian tehran", since=1979)),
    (("russian", "invasion", "ukraine"), _fixed(2, 24, since=2022)),
    (("russia's", "invasion"), _fixed(2, 24, since=2022)),
    (("hiroshima",), _fixed(8, 6, since=1945)),
    (("nagasaki",), _fixed(8, 9, since=1945)),
    (("srebrenica",), _fixed(7, 11, since=1995)),
    (("chernobyl",), _fixed(4, 26, since=1986)),
    (("halabja",), _fixed(3, 16, since=1988)),
    (("columbine",), _fixed(4, 20, since=1999)),
    (("lockerbie",), _fixed(12, 21, since=1988)),
    (("october", "7"), _fixed(10, 7, since=2023)),
)
