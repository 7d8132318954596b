"""Texts in capitals as they would stand in a sentence: “RIGA, MARCH 3 — MINISTER IVO BRANT SAID NO.”

Wire telegrams and captions are written so, and no model knows a name from another word there. Every letter keeps its
place, so a span of what is returned is a span of the text.
"""

import re
from collections.abc import Iterator

from briefgen.analysis.shouted import Shouted, Vocabulary

_BLOCK = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_WORD = re.compile(r"[^\W_]+(?:[’'&][^\W_]+)*(?:\.(?=[^\W_]\.)|(?<=\.[^\W_])\.|(?<=\s[^\W_])\.(?=\s[^\W_]))*")
_LABEL = re.compile(r"(?:>{2,3}\s?)?[^\W\d_a-z][^\n:a-z]{0,60}:\s")
_RUN = re.compile(r"\b[A-Z]{2,}(?:\W{1,3}[A-Z]+){5}")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_ONLY = 0.9
"""How much of a text's letters are capitals where all of it counts as written in them."""
_FEWEST, _FEWEST_OF_A_BLOCK = 40, 60
"""Letters of a text, and of a paragraph among others, that are worth it."""
_BEHIND = 8
"""Letters before a word that show whether a sentence begins with it."""


def in_sentence_case(text: str, vocabulary: Vocabulary) -> str:
    """The text; where it, or a whole paragraph of it, is in capitals, with those alone that a sentence would have."""
    blocks = list(_BLOCK.finditer(text)) if _is_shouted(text, _FEWEST) else list(_shouted_blocks(text))
    parts, end = [], 0
    for block in blocks:
        parts += [text[end : block.start()], _cased(block[0], vocabulary)]
        end = block.end()
    return "".join((*parts, text[end:]))


def _shouted_blocks(text: str) -> Iterator[re.Match[str]]:
    """Paragraphs of sentences, and no headings."""
    if not _RUN.search(text):
        return
    for block in _BLOCK.finditer(text):
        if _SENTENCE_END.search(block[0]) and _is_shouted(block[0], _FEWEST_OF_A_BLOCK):
            yield block


def _is_shouted(text: str, fewest: int) -> bool:
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper >= fewest and upper >= _ONLY * (upper + lower)


def _cased(block: str, vocabulary: Vocabulary) -> str:
    """A paragraph; the label of who speaks stays as it is."""
    label = _LABEL.match(block)
    places = list(_WORD.finditer(block, label.end() if label else 0))
    before = [block[max(0, match.start() - _BEHIND) : match.start()] for match in places]
    found = Shouted([match[0] for match in places], before, vocabulary)
    letters = list(block)
    for match, word in zip(places, found.cased(), strict=True):
        if len(word) == len(match[0]):
            letters[match.start() : match.end()] = word
    return "".join(letters)
