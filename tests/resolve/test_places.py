"""Where: which words name a place, what they do, and which place they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model.draft import PlaceExpression, PlaceUse
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.gazetteer import load_gazetteer
from tocsin.resolve.places import find_places


def read(text: str, published: str | None = "2017-11-15") -> tuple[PlaceExpression, ...]:
    report = Report.of(text, published=published)
    return find_places(report, split_sentences(report), load_gazetteer())[0]


def at(text: str, name: str, published: str | None = "2017-11-15") -> PlaceExpression:
    found = [e for e in read(text, published) if e.evidence.exact == name]
    assert found, f"{name} was not found"
    return found[0]


def value(text: str, name: str, published: str | None = "2017-11-15") -> Place:
    expression = at(text, name, published)
    assert expression.value is not None
    return expression.value.value


def test_a_chain_is_one_phrase_and_the_larger_places_settle_the_smaller() -> None:
    text = "Gunmen took the girls from a school in the town of Chibok, in Borno state, north-eastern Nigeria."
    found = at(text, "Chibok")
    assert found.phrase.exact.endswith("a school in the town of Chibok, in Borno state, north-eastern Nigeria")
    assert found.value is not None
    assert (found.value.value.country_iso3, found.value.value.admin1) == ("NGA", "Borno")
    assert found.value.rule == "place.town.in_chain"


def test_a_comma_between_places_that_are_not_one_in_the_other_makes_no_chain() -> None:
    assert at("After the bombs in Syria, Ankara closed the border.", "Syria").phrase.exact == "in Syria"


@pytest.mark.parametrize(
    ("text", "name", "iso3", "admin1"),
    [
        ("He was shot in Paris, Texas.", "Paris", "USA", "Texas"),
        ("He was shot in Paris.", "Paris", "FRA", "Ile-de-France"),
        ("A bomb went off in Tripoli, Lebanon.", "Tripoli", "LBN", None),
        ("A bomb went off in Tripoli, the Libyan capital.", "Tripoli", "LBY", None),
        ("Syrian troops shelled the town of Azaz.", "Azaz", "SYR", "Aleppo"),
        ("Fighters left Hama for Homs and Tel Rifaat.", "Homs", "SYR", "Homs"),
        ("Nine died in Afghanistan's Mazar-e-Sharif on Friday.", "Mazar-e-Sharif", "AFG", "Balkh"),
    ],
)
def test_names_are_read_by_what_stands_near(text: str, name: str, iso3: str, admin1: str | None) -> None:
    place = value(text, name)
    assert place.country_iso3 == iso3
    assert admin1 is None or place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Two died in Kunduz.", "Kunduz", PlacePrecision.POPULATED_PLACE),
        ("Two died in Kunduz province.", "Kunduz", PlacePrecision.ADMIN1),
        ("Two died in the volatile province of Kunduz.", "Kunduz", PlacePrecision.ADMIN1),
        ("Two died near Kunduz.", "Kunduz", PlacePrecision.NEAR),
        ("Two died on the outskirts of Kunduz.", "Kunduz", PlacePrecision.NEAR),
        ("Two died in Helmand.", "Helmand", PlacePrecision.ADMIN1),
        ("Two died in Afghanistan.", "Afghanistan", PlacePrecision.COUNTRY),
        ("Two died in the Gaza Strip.", "Gaza Strip", PlacePrecision.REGION),
        ("Two died in northern Mali.", "Mali", PlacePrecision.REGION),
        ("A tanker was hit in the Gulf of Aden.", "Gulf of Aden", PlacePrecision.SEA_OR_AIR),
        ("Rockets fell on Bagram airbase.", "Bagram airbase", PlacePrecision.SITE),
    ],
)
def test_precision_is_never_finer_than_the_words(text: str, name: str, precision: PlacePrecision) -> None:
    assert value(text, name).precision is precision


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("A bomb went off in the capital, Ankara.", "Ankara", PlaceUse.LOCATION),
        ("Ankara is concerned about the talks.", "Ankara", PlaceUse.METONYM),
        ("Moscow denied the report.", "Moscow", PlaceUse.METONYM),
        ("Talks with Iran went on.", "Iran", PlaceUse.METONYM),
        ("Turkish police held nine men.", "Turkish", PlaceUse.DEMONYM),
        ("Four Afghans were held.", "Afghans", PlaceUse.DEMONYM),
        ("He teaches at Kabul University.", "Kabul", PlaceUse.NAME_PART),
        ("The Ankara institute wrote a report.", "Ankara", PlaceUse.NAME_PART),
        ("The Washington Post wrote about it.", "Washington", PlaceUse.NAME_PART),
        ("Nine died in Mosul, officials said.", "Mosul", PlaceUse.LOCATION),
        ("Kabul police held two men.", "Kabul", PlaceUse.ORIGIN),
        ("Police in Mosul said a bomb was found in Tikrit.", "Mosul", PlaceUse.ORIGIN),
        ("Police in Mosul said a bomb was found in Tikrit.", "Tikrit", PlaceUse.LOCATION),
        ("A man from Mosul was shot in Tikrit.", "Mosul", PlaceUse.ORIGIN),
        ("The governor of Kandahar was shot.", "Kandahar", PlaceUse.ORIGIN),
        ("A cook of 30, from Mosul, was shot in Tikrit.", "Mosul", PlaceUse.ORIGIN),
        ("Rockets were fired from Gaza on Friday.", "Gaza", PlaceUse.LOCATION),
        ("He was the ambassador to Turkey.", "Turkey", PlaceUse.ORIGIN),
        ("A car blew up at the Kabul police headquarters.", "Kabul", PlaceUse.LOCATION),
        ("The Paris-based group wrote a report.", "Paris", PlaceUse.ORIGIN),
        ("KABUL, Afghanistan (AP) — Two bombs went off.", "KABUL", PlaceUse.DATELINE),
        ("SAN SALVADOR, 3 JAN 90 (RADIO) -- TROOPS WERE ATTACKED NEAR USULUTAN.", "SAN SALVADOR", PlaceUse.DATELINE),
        ("SAN SALVADOR, 3 JAN 90 (RADIO) -- TROOPS WERE ATTACKED NEAR USULUTAN.", "USULUTAN", PlaceUse.LOCATION),
        ("An Istanbul shopping mall was the target.", "Istanbul", PlaceUse.LOCATION),
    ],
)
def test_what_a_name_does_in_its_sentence(text: str, name: str, use: PlaceUse) -> None:
    assert at(text, name).use is use


@pytest.mark.parametrize(
    "text",
    [
        "Nice weather was reported.",
        "Reading the letter, he wept.",
        "Police said so in March.",
        "Many men of the Union were there in August.",
        "Paris Hilton spoke.",
        "Michael Jordan spoke. Jordan was pleased.",
        "Mobile phones were found.",
    ],
)
def test_people_months_and_common_words_are_no_locations(text: str) -> None:
    assert [e.evidence.exact for e in read(text) if e.use is PlaceUse.LOCATION] == []


def test_a_distance_and_a_direction_move_the_point() -> None:
    place = value("A mine went off 20 km north of Kunduz on Sunday.", "Kunduz")
    assert place.precision is PlacePrecision.NEAR
    assert place.lat == pytest.approx(36.729 + 20 / 111.2, abs=0.01)
    assert place.uncertainty_km is not None
    assert place.uncertainty_km >= 10
    assert place.geonames_id is None
    miles = value("A mine went off 20 miles north of Kunduz on Sunday.", "Kunduz")
    assert miles.lat is not None
    assert place.lat is not None
    assert miles.lat > place.lat


def test_a_spot_without_a_name_is_a_site_in_the_town() -> None:
    place = value("A car bomb went off at a crowded market in Karbala.", "Karbala")
    assert (place.precision, place.site) == (PlacePrecision.POPULATED_PLACE, "a crowded market")


def test_a_role_is_read_as_of_its_day() -> None:
    then = value("Gunmen attacked Istanbul's main airport.", "Istanbul's main airport", "2016-06-29")
    now = value("Gunmen attacked Istanbul's main airport.", "Istanbul's main airport", "2021-06-29")
    assert then.lon == pytest.approx(28.81, abs=0.01)
    assert now.lon == pytest.approx(28.75, abs=0.01)


@pytest.mark.parametrize(("published", "lat"), [("2016-07-01", 41.0), ("2020-07-01", 41.3)])
def test_of_two_airports_that_bore_a_name_the_one_of_the_day(published: str, lat: float) -> None:
    place = value("Gunmen fired at Istanbul airport on Tuesday.", "Istanbul airport", published)
    assert place.lat is not None
    assert round(place.lat, 1) == lat


def test_the_capital_and_here_are_the_ones_that_the_report_makes_clear() -> None:
    text = "KABUL, Afghanistan (AP) — A bomb went off here on Monday. In Syria, rockets hit the capital."
    found = {e.evidence.exact: e for e in read(text) if e.rule.startswith("place.role")}
    assert found["here"].value is not None
    assert found["here"].value.value.name == "Kabul"
    syria = next(e for e in read("Syrian rebels shelled the capital.") if e.rule == "place.role.capital")
    assert syria.value is not None
    assert syria.value.value.name == "Damascus"
    assert not [e for e in read("They marched on the capital.") if e.value is not None]


def test_a_village_that_no_gazetteer_has_lies_where_its_words_say() -> None:
    place = value("Six men were shot in Zarvokabad village in Helmand province.", "Zarvokabad")
    assert (place.name, place.precision, place.admin1) == ("Zarvokabad", PlacePrecision.ADMIN1, "Helmand")
    place = value("Six men of the village of Tal Dibeh, about 45km (28 miles) south of Mosul, were shot.", "Tal Dibeh")
    assert (place.name, place.precision, place.country_iso3) == ("Tal Dibeh", PlacePrecision.NEAR, "IRQ")


def test_a_named_building_lies_in_the_town_that_was_named_last() -> None:
    place = value("Gunmen came to Nairobi. They fired at the Olma Memorial Hospital.", "Olma Memorial Hospital")
    assert (place.name, place.site) == ("Nairobi", "Olma Memorial Hospital")


def test_spellings_by_ear_are_found_where_something_beside_them_agrees() -> None:
    place = value("Hundreds fled from a camp at Ain Eissa in northern Syria.", "Ain Eissa")
    assert (place.country_iso3, place.geonames_id is not None) == ("SYR", True)


def test_two_places_that_share_nothing_give_no_value_but_a_problem() -> None:
    report = Report.of("A shop in Springfield burned.")
    found, problems = find_places(report, split_sentences(report), load_gazetteer())
    town = next(e for e in found if e.evidence.exact == "Springfield")
    assert len(town.candidates) > 1
    assert (
        town.value is None
        or town.value.value.precision in {PlacePrecision.COUNTRY, PlacePrecision.ADMIN1}
        or (town.value.confidence is not None and town.value.confidence < 0.9)
    )
    assert all(problem.code == "place.ambiguous" for problem in problems)


def test_countries_always_have_their_code() -> None:
    text = "Bombs in Iraq, Mali, the Democratic Republic of Congo, the U.S., Britain and South Sudan."
    codes = [e.value.value.country_iso3 for e in read(text) if e.value is not None]
    assert codes == ["IRQ", "MLI", "COD", "USA", "GBR", "SSD"]


NAMES = ["Kunduz", "in", "the", "province", "of", "Paris", ",", "Texas", "20 km north of", "said", "’s", "-based", "("]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=25), st.booleans())
def test_evidence_is_the_text_and_order_is_that_of_the_text(words: list[str], is_loud: bool) -> None:
    text = " ".join(words).upper() if is_loud else " ".join(words)
    found = read(text or " ")
    for expression in found:
        for evidence in (expression.evidence, expression.phrase):
            assert text[evidence.start : evidence.end] == evidence.exact
        assert expression.phrase.holds(expression.evidence)
    starts = [e.evidence.start for e in found]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_with_words_that_stand_in_it(text: str) -> None:
    text = text or " "
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in read(text))


@pytest.mark.parametrize(
    "text", ["A-" * 5000, "IN THE " * 3000, "X" * 50_000, "(" * 20_000, "\u202eKabul\u0000 " * 500]
)
def test_hostile_text_is_read_in_passing(text: str) -> None:
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.exact for one in read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eighty-four people died when a lorry hit a crowd in Nice.", "Eighty-four"),
        ("Twenty-nine soldiers fell in Mosul.", "Twenty-nine"),
    ],
)
def test_a_number_written_out_is_no_town(text: str, name: str) -> None:
    assert not any(e.evidence.exact == name for e in read(text))


def test_a_word_for_a_people_is_no_village_called_so() -> None:
    assert at("In Spanish, the note said the bomb was real.", "Spanish").use is PlaceUse.DEMONYM


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit a residential district of Homs on Tuesday.",
        "Shells hit the commercial district of Homs on Tuesday.",
        "A bomb went off in a crowded area of Homs.",
    ],
)
def test_a_district_of_a_town_is_in_the_town(text: str) -> None:
    assert value(text, "Homs").precision is PlacePrecision.POPULATED_PLACE


def test_the_volatile_province_of_a_name_is_the_province() -> None:
    assert value("Two died in the volatile province of Kunduz.", "Kunduz").precision is PlacePrecision.ADMIN1


def test_westminster_is_in_london_unless_words_say_otherwise() -> None:
    assert value("A man drove into a crowd at Westminster, police said.", "Westminster").country_iso3 == "GBR"
    assert value("He was shot in Westminster, Colorado.", "Westminster").country_iso3 == "USA"


def test_a_village_told_to_lie_in_a_country_is_not_its_namesake_abroad() -> None:
    place = value("Gunmen burned Siberia village, Cauca department, Colombia.", "Siberia")
    assert (place.country_iso3, place.precision) == ("COL", PlacePrecision.ADMIN1)
    assert value("Gunmen burned Safi village in Burkina Faso.", "Safi").country_iso3 == "BFA"
    text = "Shells fell on Maarat al-Numaan town, Idlib governorate, Syria."
    assert value(text, "Maarat al-Numaan").country_iso3 == "SYR"


def test_a_district_and_the_town_that_it_is_called_after_are_two() -> None:
    assert (
        value("Two died in Kupwara district, Jammu and Kashmir, India.", "Kupwara").precision is PlacePrecision.ADMIN2
    )
    assert value("Two died in the town of Kupwara, India.", "Kupwara").precision is PlacePrecision.POPULATED_PLACE


@pytest.mark.parametrize(
    ("text", "name", "iso3", "lat", "lon"),
    [
        ("Two soldiers died in Zhari district, Kandahar province, Afghanistan.", "Zhari", "AFG", 31.6, 65.35),
        ("Rebels held Rutshuru territory, North Kivu, DR Congo.", "Rutshuru", "COD", -1.05, 29.4),
        ("Insurgents burned Macomia district, Cabo Delgado, Mozambique.", "Macomia", "MOZ", -12.15, 40.05),
        ("Gunmen raided Soum province, Burkina Faso.", "Soum", "BFA", 14.2, -1.3),
    ],
)
def test_districts_of_conflict_regions_are_known(text: str, name: str, iso3: str, lat: float, lon: float) -> None:
    place = value(text, name)
    assert place.country_iso3 == iso3
    assert place.lat is not None
    assert place.lon is not None
    assert abs(place.lat - lat) < 0.4
    assert abs(place.lon - lon) < 0.4


def test_north_west_region_is_that_of_the_country_named_with_it() -> None:
    assert value("Two died in Bali town, North-West region, Cameroon.", "North-West").country_iso3 == "CMR"


def test_the_middle_of_a_province_is_that_of_its_outline() -> None:
    place = value("Nine died in Helmand province, Afghanistan.", "Helmand")
    assert place.lat is not None
    assert abs(place.lat - 31.1) < 0.3


def test_a_town_of_a_state_that_came_to_be_later_lies_in_the_old_one_too() -> None:
    assert value("He was held in Tulkarm, West Bank, Israel.", "Tulkarm").country_iso3 == "PSE"
