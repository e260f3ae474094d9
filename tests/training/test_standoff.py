import json

from training.standoff import with_words, without_words

TEXT = "Gunmen killed Eva Rhee in Kesh. The Grey Lions claimed the attack."


def words(exact: str) -> dict[str, object]:
    start = TEXT.index(exact)
    return {"exact": exact, "start": start, "end": start + len(exact)}


CODING = {
    "schema_version": "1.0",
    "report": {"id": "sample-1", "title": None, "url": None, "language": "en", "text": TEXT, "published": None},
    "mentions": [
        {
            "id": "m1", "type": "assassination", "triggers": [words("killed")], "evidence": [words("Gunmen killed Eva Rhee in Kesh")],
            "place": {"name": "Kesh City", "precision": "populated_place", "evidence": [words("in Kesh")]},
            "participants": [
                {"name": "Eva Rhee", "role": "target", "aliases": ["Rhee", "the nurse"], "evidence": [words("Eva Rhee")]},
                {"name": "Lions of Kesh", "role": "perpetrator_organisation", "aliases": ["Grey Lions"], "evidence": [words("The Grey Lions")]},
            ],
            "note": "told by nobody",
        }
    ],
    "claims": [], "claim_relations": [], "problems": [], "x_source": "wn", "x_split": "train",
}  # fmt: skip


def test_no_word_of_the_report_is_kept() -> None:
    kept = json.dumps(without_words(CODING))
    assert not any(word in kept for word in ("Eva", "Rhee", "Gunmen", "Lions", "killed", "told by"))


def test_with_its_text_a_coding_is_whole_again() -> None:
    made = with_words(without_words(CODING), TEXT, None)
    mention = made["mentions"][0]
    assert mention["triggers"] == CODING["mentions"][0]["triggers"]  # type: ignore[index]
    assert mention["evidence"] == CODING["mentions"][0]["evidence"]  # type: ignore[index]
    assert [p["name"] for p in mention["participants"]] == ["Eva Rhee", "Grey Lions"]
    assert mention["participants"][0]["aliases"] == ["Rhee"]


def test_the_name_of_a_place_is_a_value_and_stays() -> None:
    assert without_words(CODING)["mentions"][0]["place"]["name"] == "Kesh City"
