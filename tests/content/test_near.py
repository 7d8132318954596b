"""Items of two extractions that are one: among many found as among few, in a time that does not grow by the square."""

import random
import time

from briefgen.content.near import pairs
from briefgen.model.extraction import SummaryLine
from briefgen.model.span import Span

WORDS = [f"word{number}" for number in range(2000)]
COMMON = ("the", "of", "and", "to", "in", "said")


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS if chance.random() < 0.6 else COMMON) for _ in range(25))


def test_each_reworded_line_of_a_long_document_is_found_again_in_seconds() -> None:
    chance, many = random.Random(1), 300  # noqa: S311  (no secret)
    old = [sentence(chance) for _ in range(many)]
    new = [line.replace("word1", "other1", 2) for line in old[: many // 2]]
    new += [sentence(chance) for _ in range(many // 2)]
    text, fresh = "\n".join(new), []
    for line in new:
        start = fresh[-1].spans[0].end + 1 if fresh else 0
        fresh.append(SummaryLine((Span(start, start + len(line)),)))
    began = time.process_time()
    found = pairs({f"s{number}": ((line,), None) for number, line in enumerate(old)}, fresh, text)
    assert found == {number: f"s{number}" for number in range(many // 2)}
    assert time.process_time() - began < 5
