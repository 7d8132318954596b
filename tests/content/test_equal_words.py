"""The same words twice in one document: each line keeps what was done to it, whoever else says the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import build, edit, extraction, written

from briefgen.content.near import pairs
from briefgen.model.extraction import Extraction, SummaryLine
from briefgen.model.span import Span

BERZINA, LIEPA, KALNINA = (f"“We will not pay,” {name} said." for name in ("Berzina", "Liepa", "Kalnina"))


def said(*lines: str) -> Extraction:
    """Each quote is of the one whom its line names."""
    made = extraction(lines)
    names = [line.split("” ")[1].split()[0].lower() for line in lines if "“" in line]
    (actor,) = made.actors
    return replace(
        made,
        summary=(),
        actors=tuple(replace(actor, id=name, name=name.title()) for name in dict.fromkeys(names)),
        quotes=tuple(replace(quote, speaker=name) for quote, name in zip(made.quotes, names, strict=True)),
    )


def line(number: int, speaker: str) -> str:
    return f"  - id: q{number}\n    kind: direct\n    text: We will not pay,\n    speaker: {speaker}\n    key: true\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    build(tmp_path, said(BERZINA, "She left.", LIEPA, "He stayed."))
    return tmp_path


@pytest.mark.parametrize(("dropped", "other"), [((1, "berzina"), (2, "liepa")), ((2, "liepa"), (1, "berzina"))])
@pytest.mark.parametrize(
    "now",
    [
        (BERZINA, "She left.", "He stayed."),
        ("She left.", LIEPA, "He stayed."),
        (KALNINA, BERZINA, "She left.", LIEPA, "He stayed."),
        (LIEPA, "He stayed.", BERZINA, "She left."),
        (BERZINA.replace("said", "told us"), "She left.", LIEPA.replace("said", "told us"), "He stayed."),
    ],
)
def test_a_dropped_line_stays_dropped_and_the_other_stays(
    content: Path, dropped: tuple[int, str], other: tuple[int, str], now: tuple[str, ...]
) -> None:
    edit(content, line(*dropped), "")
    build(content, said(*now))
    names = [name for name in (dropped[1], other[1], "kalnina") if f"speaker: {name}\n" in written(content)]
    expected = [name for name in (other[1], "kalnina") if name.title() in " ".join(now)]
    assert names == expected


def test_a_corrected_speaker_stays_with_its_line(content: Path) -> None:
    edit(content, line(2, "liepa"), line(2, "berzina"))
    build(content, said(KALNINA, BERZINA, "She left.", LIEPA, "He stayed."))
    assert line(1, "berzina") in written(content)
    assert line(2, "berzina") in written(content)
    assert line(3, "kalnina") in written(content)


def test_an_equal_line_that_is_cut_otherwise_keeps_its_place(content: Path) -> None:
    edit(content, line(2, "liepa"), "")
    made = said(BERZINA, "She left.", LIEPA, "He stayed.")
    shorter = tuple(
        replace(quote, content=(Span(quote.content[0].start, quote.content[0].end - 1),)) for quote in made.quotes
    )
    build(content, replace(made, quotes=shorter))
    assert "text: We will not pay\n    speaker: berzina" in written(content)
    assert "speaker: liepa" not in written(content)


def test_what_was_dropped_and_went_stays_its_speakers_own_when_another_says_the_same(content: Path) -> None:
    edit(content, line(2, "liepa"), "")
    build(content, said(BERZINA, "She left.", "He stayed."))
    build(content, said(BERZINA, "She left.", "It rained.", KALNINA, "He stayed."))
    assert line(3, "kalnina") in written(content)
    build(content, said(BERZINA, LIEPA, "She left.", KALNINA))
    assert "speaker: liepa" not in written(content)
    assert "speaker: kalnina" in written(content)


def test_a_line_that_comes_back_follows_its_source_but_for_what_a_person_changed(tmp_path: Path) -> None:
    build(tmp_path, said("She left.", LIEPA, "“Nor will I,” Berzina said."))
    edit(tmp_path, "    speaker: liepa\n", "    speaker: berzina\n")
    build(tmp_path, said("She left.", "“Nor will I,” Berzina said."))
    assert line(1, "berzina") in written(tmp_path)
    build(tmp_path, said("She left.", LIEPA.replace("not pay", "never ever pay"), "“Nor will I,” Berzina said."))
    assert line(1, "berzina").replace("not pay", "never ever pay") in written(tmp_path)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("The capital of Estonia is Tallinn.", "The capital of Latvia is Riga."),
        ("The port of the town has 5 piers and 12 cranes.", "The port of the town has 7 piers and 19 cranes."),
    ],
)
def test_what_names_others_or_other_numbers_is_another_line(before: str, now: str) -> None:
    assert not pairs({"s1": ((before,), None)}, [SummaryLine((Span(0, len(now)),))], now)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("The envoy of the town is Mara Oskel now.", "The envoy of the town is Mara Oskell now."),
        ("The port of the town has 1,200 workers today.", "The port of the town has 1,300 workers today."),
        ("The council met in the old hall today.", "The council met in the new hall today."),
    ],
)
def test_what_puts_a_name_a_figure_or_a_word_right_is_the_same_line(before: str, now: str) -> None:
    assert pairs({"s1": ((before,), None)}, [SummaryLine((Span(0, len(now)),))], now) == {0: "s1"}
