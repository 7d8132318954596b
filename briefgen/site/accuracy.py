"""How often the program is right: the figures of docs/evaluation.json in words for readers."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from briefgen.site.language import N_, Language
from briefgen.site.views import Figure

_ROWS = (
    ("quotes", "precision", N_("Of the quotations it finds, so many have the words and the source that people marked")),
    ("quotes", "recall", N_("Of the quotations that people marked, so many are found")),
    ("speakers", "precision", N_("Of the speakers it names, so many are the right one")),
    ("speakers", "false_name_rate", N_("Of the speakers whom the document does not name, so many are given a name")),
    ("claims", "f1", N_("Reported statements, found and right (F1)")),
    ("actors", "f1", N_("Names of people, organisations and places (F1)")),
    ("facts", "precision", N_("Of the facts of countries it reads, so many are read rightly")),
    ("facts", "recall", N_("Of the facts that documents state, so many are found")),
    ("dates", "found_and_right", N_("Of the dates that documents state, so many are found and resolved rightly")),
)


def figures(language: Language) -> tuple[Figure, ...]:
    """Nothing where the figures are not there."""
    return tuple(_figures(_evaluation(), language))


def _figures(evaluation: dict[str, Any], language: Language) -> Iterator[Figure]:
    for measure, name, words in _ROWS:
        value = evaluation.get(measure, {}).get(name)
        if isinstance(value, int | float):
            yield Figure(language.gettext(words), f"{100 * value:.0f} %")


@cache
def _evaluation() -> dict[str, Any]:
    """Inside the installed package, or in docs/ of a checkout."""
    here = Path(__file__).parent
    for file in (here / "evaluation.json", here.parent.parent / "docs" / "evaluation.json"):
        if file.is_file():
            found: dict[str, Any] = json.loads(file.read_bytes())
            return found
    return {}
