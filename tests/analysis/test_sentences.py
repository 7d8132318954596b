import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.analysis.paragraphs import find_paragraphs
from briefgen.analysis.sentences import find_sentences


def split(text: str) -> list[str]:
    return [sentence.span.within(text) for sentence in find_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brant met Gen. Oskel at 5 p.m. in Riga.",
        "The U.S. Treasury and J. K. Oskel agreed on No. 5.",
        "“Where is the ship?” Mara Oskel asked.",
        "“Stop!” shouted the pilot.",
        "It cost 3.5 million, i.e. half.",
        "“It is late…” he said.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text + " Then they left.") == [text, "Then they left."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree.” The talks ended.", ["“We agree.”", "The talks ended."]),
        ("He works for Oskel Inc. She does not.", ["He works for Oskel Inc.", "She does not."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("Is it over? No. It is not!", ["Is it over?", "No.", "It is not!"]),
        ("(They left.) Nobody stayed.", ["(They left.)", "Nobody stayed."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "They agreed.\nAbout Latvia\nLatvia is a country."
    assert [(s.span.within(text), s.heading) for s in find_sentences(text)] == [
        ("They agreed.", False),
        ("About Latvia", True),
        ("Latvia is a country.", False),
    ]


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The ministers of four countries met on the river on Tuesday, and they\n"
        "spoke for nine hours about the water that is left in it, about barges\n"
        "that wait for it and about the fields that it is taken from, before a\n"
        "short statement was read out.\n"
        "\n"
        "Nobody asked a question.\n"
    )
    assert [span.within(text)[:9] for span in find_paragraphs(text)] == ["The minis", "Nobody as"]


def test_short_lines_stay_paragraphs() -> None:
    assert len(find_paragraphs("Roses\nViolets\nLilies\nOnions")) == 4


WILD = st.text(st.sampled_from('aB.?!“”"’ \n\tÜ…(1)'), max_size=200)


@given(WILD)
def test_every_character_that_is_not_blank_is_in_exactly_one_sentence(text: str) -> None:
    sentences = find_sentences(text)
    covered = "".join(sentence.span.within(text) for sentence in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(sentences))


def test_a_hostile_paragraph_is_read_in_no_time() -> None:
    assert find_sentences("“A. " * 250_000)
    assert find_sentences("A" * 1_000_000)
    assert find_sentences("." * 300_000)
