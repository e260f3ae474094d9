"""Which victims stay beside others, and which phrases are a place and nobody."""

from coding import code, told


def test_named_victims_stay_beside_others_of_a_known_sort() -> None:
    coded = code("Gunmen killed three soldiers and then shot Eva Rhee dead in Kabul on Monday.", title=None)
    names = {name for m in told(coded) for p in m.participants for name in (p.name, *p.aliases)}
    assert "Eva Rhee" in names


def test_a_town_that_was_attacked_is_no_person() -> None:
    coded = code("REBELS ATTACKED MAIDUGURI ON MONDAY AND KILLED THREE POLICEMEN.", title=None)
    assert "MAIDUGURI" not in {p.name for m in told(coded) for p in m.participants}
