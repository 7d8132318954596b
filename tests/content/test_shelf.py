"""The shelf: files that did not change are not read again, and a mistake in one takes nothing off it."""

import time
from pathlib import Path

from made_up import LINES, build, edit, extraction

from briefgen.content import Shelf, read_shelf
from briefgen.index.memory import open_memory

MANY, LEAST_GAIN = 60, 5
"""Files, and how many times longer reading them anew takes at least; about fifty were measured."""


def shelf(folder: Path) -> Shelf:
    with open_memory(folder / ".briefgen") as memory:
        return read_shelf(folder, memory, "program")


def test_a_file_with_a_mistake_stays_on_the_shelf_as_it_was(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(path="seeds/other.txt", sha256="o"))
    whole = shelf(tmp_path).cards
    edit(tmp_path, "review: draft", "review: drft")
    for _ in range(2):
        broken = shelf(tmp_path)
        assert (broken.cards, broken.broken) == (whole, frozenset())
        assert [problem.code for problem in broken.problems] == ["BG304"]
    with open_memory(tmp_path / ".briefgen") as memory:
        (_, talks) = read_shelf(tmp_path, memory, "program")[:]
        assert talks.briefing.title == LINES[0]
    edit(tmp_path, "review: drft", "review: draft")
    assert shelf(tmp_path).cards == whole


def test_a_file_with_a_mistake_of_which_nothing_is_known_is_named(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: drft")
    assert shelf(tmp_path).broken == {"talks"}


def test_reading_what_did_not_change_costs_next_to_nothing(tmp_path: Path) -> None:
    build(tmp_path, *(extraction((f"Talks {at} opened.", *LINES), f"seeds/{at}.txt", str(at)) for at in range(MANY)))
    seconds = []
    for _ in range(2):
        began = time.perf_counter()
        assert len(shelf(tmp_path)) == MANY
        seconds.append(time.perf_counter() - began)
    assert seconds[0] > LEAST_GAIN * seconds[1]
