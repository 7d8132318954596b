from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.txt")) + sorted(SEEDS.rglob("*.md")), ids=lambda path: path.stem)
def test_every_sample_but_the_real_article_says_that_it_is_an_exercise(
    path: Path, parse: Callable[[str], Parsed]
) -> None:
    notice = find_notice(parse(path.read_text("utf-8")))
    assert (notice is None) == (path.stem == "minsk-talks")


def test_military_exercises_in_the_news_are_no_notice(parse: Callable[[str], Parsed]) -> None:
    story = "The fleet began an exercise off Latvia.\n" + "It went on for days.\n" * 9
    assert find_notice(parse(story)) is None
