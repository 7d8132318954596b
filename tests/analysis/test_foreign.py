"""A document in another language is not taken for an English one."""

import pytest

from briefgen.analysis.foreign import is_english

ENGLISH = "The port of Poti will stay closed until the water rises, its master said on Monday. " * 4
OTHERS = {
    "fr": "Le port de Poti restera fermé jusqu’à la crue, a dit le maître du port lundi et en accepte les retards.",
    "de": "Der Hafen von Poti bleibt bis zum Hochwasser zu, sagte der Hafenmeister am Montag; es war bekannt.",
    "nl": "De haven van Poti blijft dicht tot het water stijgt, zei de havenmeester, of het nu lente is of niet.",
    "es": "El puerto de Poti seguirá cerrado hasta que suba el agua, dijo el lunes su capitán, que no ha dado fecha. ",
    "ar": "قال الوزير إن المحادثات بدأت في ريغا.",
    "uk": "Порт Поті буде зачинено.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_known_by_their_letters_or_their_commonest_words(language: str) -> None:
    assert not is_english(f"{OTHERS[language]} " * 4)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Riga.",
        "Prix",  # too short to tell
        "",
        f"{ENGLISH} قال الوزير إن المحادثات بدأت في ريغا.",
        "Name: Oskel, Mara. Office: envoy. Born: 1970. Party: none. Committee of the port. " * 4,
    ],
)
def test_english_is_english_also_where_it_is_short_or_quotes_another_language(text: str) -> None:
    assert is_english(text)
