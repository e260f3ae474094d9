"""Dates in languages other than English."""

import pytest

from tocsin.model.report import Report
from tocsin.model.sentence import split_sentences
from tocsin.resolve.dates import find_dates


def days(text: str, language: str | None) -> list[str]:
    report = Report.of(text, "2024-05-16", language=language)
    expressions, _ = find_dates(report, split_sentences(report))
    return [f"{e.evidence.exact}: {e.value.value.edtf}" for e in expressions if e.value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Dos guardias cayeron el 3 de mayo de 2024.", "3 de mayo de 2024: 2024-05-03"),
        ("es", "Hubo combates del 3 al 5 de mayo.", "3 al 5 de mayo: 2024-05-03/2024-05-05"),
        ("fr", "La place brûlait le 1er mai 2024.", "1er mai 2024: 2024-05-01"),
        ("fr", "Le maire a été abattu mardi.", "mardi: 2024-05-14"),
        ("de", "Am 3. Mai 2024 explodierte eine Bombe.", "3. Mai 2024: 2024-05-03"),
        ("de", "Das Lager brannte im Oktober.", "Oktober: 2023-10"),
        ("tr", "10 Ekim 2015 Cumartesi günü yüz kişi öldü.", "10 Ekim 2015 Cumartesi: 2015-10-10"),
        ("tr", "Savcı 2015 yılında öldürüldü.", "2015: 2015"),
        ("ar", "انفجرت القنبلة في ١٠ تشرين الثاني ٢٠١٧.", "١٠ تشرين الثاني ٢٠١٧: 2017-11-10"),
        ("ar", "أصيب جندي أمس.", "أمس: 2024-05-15"),
        ("ru", "Взрыв произошел 3 мая 2024 года.", "3 мая 2024: 2024-05-03"),
        ("ru", "Лагерь сгорел в октябре.", "октябре: 2023-10"),
        ("es", "El parte es del 10/11/2017.", "10/11/2017: 2017-11-10"),
        ("it", "Il rapporto è del 2017-11-10.", "2017-11-10: 2017-11-10"),
    ],
)
def test_a_date_is_read_in_its_language(language: str, text: str, expected: str) -> None:
    assert days(text, language) == [expected]


def test_english_words_are_no_dates_in_another_language() -> None:
    assert days("Le may et la march sat sun.", "fr") == []


def test_a_report_without_a_language_is_read_as_english() -> None:
    assert days("A bomb went off on Tuesday.", None) == ["Tuesday: 2024-05-14"]
