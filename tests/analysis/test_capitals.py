"""Texts in capitals are read as they would stand in a sentence, letter for letter in their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.analysis.capitals import in_sentence_case
from briefgen.analysis.engine import Engine
from briefgen.analysis.shouted import Vocabulary

_WORDS = [
    "MINISTER",
    "IVO",
    "BRANTIN",
    "SAID",
    "US",
    "U.S.",
    "RIGA",
    "“WE",
    "ﬁNE”",
    "İZMİR",
    "KVH",
    "O’SKEL-LIND",
    "XIV",
    "\n\n",
    ".",
]
_SAMPLE = Vocabulary(lambda word: word in ("minister", "said", "fine"), frozenset(("we", "us", "the")))


@given(st.lists(st.sampled_from(_WORDS), min_size=5, max_size=60).map(" ".join))
def test_every_letter_keeps_its_place(text: str) -> None:
    cased = in_sentence_case(text, _SAMPLE)
    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "MINISTER SAYS NO TO PORT PLAN AND LEAVES THE HALL AT ONCE\n\nIvo Brantin said no on Monday.\n",
        "Ivo Brantin said NATO and the U.N. met.\n",
    ],
)
def test_a_text_in_small_letters_stays_with_its_headings(text: str) -> None:
    assert in_sentence_case(text, _SAMPLE) == text


def test_names_are_told_from_other_words(engine: Engine) -> None:
    text = (
        "DR. JOHN BROWN MET MARK OSKELIN OF THE RIGA PORT AUTHORITY (RPA). U.S. OFFICIALS, THE UK AND NATO DIDN'T COME;"
        ' US TROOPS DID. "WE WILL NOT FIGHT," MCDONALD\'S TOLD US ON MARCH 3.'
    )
    assert next(engine.parse([text])).text == (
        "Dr. John Brown met Mark Oskelin of the Riga Port Authority (RPA). U.S. officials, the UK and NATO didn't come;"
        ' US troops did. "We will not fight," McDonald\'s told us on March 3.'
    )
