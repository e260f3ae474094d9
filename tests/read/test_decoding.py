"""Which characters some bytes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.text import clean, decode

SENTENCE = "Gunmen fired on the “Olma” market in Żubrowka – nine died."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_with_or_without_a_mark(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_a_byte_order_mark_outranks_the_declaration() -> None:
    assert decode(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), declared="utf-8").text == SENTENCE


def test_utf8_outranks_a_false_declaration() -> None:
    assert decode("Zürich".encode(), declared="iso-8859-1").text == "Zürich"


def test_a_true_declaration_is_used_where_the_bytes_are_no_utf8() -> None:
    decoded = decode("Взрыв в городе".encode("cp1251"), declared="windows-1251")
    assert (decoded.text, decoded.problems) == ("Взрыв в городе", ())


def test_latin1_is_read_as_browsers_read_it() -> None:
    assert decode("“Olma”".encode("cp1252"), declared="iso-8859-1").text == "“Olma”"


def test_undeclared_western_text_is_read_and_the_guess_reported() -> None:
    decoded = decode("The café in Orléans was hit, the mayor’s office said on Monday.".encode("cp1252"))
    assert "café in Orléans" in decoded.text
    assert [p.code for p in decoded.problems] == ["encoding.guessed"]


def test_undeclared_arabic_is_read_as_arabic() -> None:
    words = "قتل تسعة أشخاص في انفجار في سوق المدينة يوم الاثنين حسب الشرطة. " * 6
    assert "انفجار" in decode(words.encode("cp1256"), declared="utf-8").text


def test_a_few_bad_bytes_in_utf8_become_replacement_characters_and_a_problem() -> None:
    decoded = decode("Émile Žukov said so. ".encode() + b"\xff\xfe" + " Černý too.".encode())
    assert "Émile Žukov" in decoded.text
    assert "Černý" in decoded.text
    assert "encoding.damaged" in [p.code for p in decoded.problems]


def test_nul_characters_are_dropped_from_bytes_and_reported() -> None:
    decoded = decode(b"Nine were ki\x00lled in Olma.")
    assert decoded.text == "Nine were killed in Olma."
    assert [p.code for p in decoded.problems] == ["encoding.nul"]


def test_cleaning_keeps_every_offset() -> None:
    text, problems = clean("a\x00b\ud800c")
    assert text == "a\ufffdb\ufffdc"
    assert len(problems) == 2


def test_an_unknown_or_odd_declaration_does_no_harm() -> None:
    for declared in ("no-such", "hex", "rot13", "\x00", "utf-7"):
        assert decode(b"plain words", declared=declared).text == "plain words"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_is_valid_utf8_without_nul(raw: bytes) -> None:
    text = decode(raw).text
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff\ufffd"), max_size=300))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    if text.encode().count(0) == 0 and text[:4].encode("utf-8")[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        assert decode(text.encode("utf-8")).text == text
