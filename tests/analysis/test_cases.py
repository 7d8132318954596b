"""Language as prose: every heading in tests/cases is a test (see tests/cases/README.md)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import extract
from briefgen.model.actor import Kind
from briefgen.model.extraction import Extraction
from briefgen.model.source import Metadata, SourceDocument

CASES = Path(__file__).parent.parent / "cases"
_WRITTEN = re.compile(r"Written: (\S+)\n")


@dataclass(frozen=True)
class Case:
    file: str
    heading: str
    text: str
    written: str | None
    expected: tuple[str, ...]


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*-*.md")):
        for part in re.split(r"(?:\A|\n\n)# ", path.read_text("utf-8"))[1:]:
            heading, _, rest = part.partition("\n")
            lines = rest.strip().split("\n")
            expected = tuple(line.removeprefix("> ").strip() for line in lines if line.startswith(">"))
            text = "\n".join(line for line in lines if not line.startswith(">")).strip() + "\n"
            written = _WRITTEN.match(text)
            case = Case(path.stem, heading, _WRITTEN.sub("", text), written and written[1], expected)
            failing = path.stem.startswith("known-failures")
            marks = [pytest.mark.xfail(strict=True)] if failing else []
            yield pytest.param(case, id=f"{path.stem}: {heading}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case, engine: Engine) -> None:
    document = SourceDocument("seeds/case.txt", "0" * 64, "text/plain", case.text, Metadata(date=case.written))
    found = extract(document, next(engine.parse([case.text])), summary_words=60)
    topic = next(name for name in SHOWN if name in case.file)
    assert SHOWN[topic](found, case.expected) == list(case.expected)


def quotes(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    kinds = {line.split(" ")[0] for line in expected}
    names = {actor.id: actor.name for actor in found.actors}
    shown = []
    for quote in found.quotes:
        if str(quote.kind) in kinds:
            words = " ".join(" […] ".join(span.within(found.text) for span in quote.content).split())
            cue = quote.cue.within(found.text) if quote.cue else "-"
            shown.append(f"{quote.kind} | {names.get(quote.speaker or '', '-')} | {cue} | {words}")
    return shown or [f"{kind} nothing" for kind in kinds]


def actors(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    places = any(line.startswith("place |") for line in expected)
    shown = [
        f"{actor.kind} | {actor.name} | {'; '.join(role.text for role in actor.roles)}".strip()
        for actor in found.actors
        if places or actor.kind is not Kind.PLACE
    ]
    return shown or ["nothing"]


def facts(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    shown = []
    for fact in found.facts:
        value = fact.value
        if isinstance(value, dict):
            value = " ".join([str(value.get("iso2") or value.get("water")), *value["dirs"]])
        shown.append(f"{fact.country} | {fact.property} | {value}")
    return shown or ["nothing"]


def dates(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    return [f"{date.text} | {date.value or '-'}" for date in found.dates] or ["nothing"]


def summary(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    """The expectations that hold, each as its line says it (tests/cases/README.md)."""
    lines = [" […] ".join(span.within(found.text) for span in line.spans) for line in found.summary]
    return [one for one in expected if _holds(one, lines, found)]


def _holds(expectation: str, lines: list[str], found: Extraction) -> bool:
    what, _, words = expectation.partition(": ")
    starts = [line.spans[-1].start for line in found.summary]
    first, _, second = words.partition(" | ")
    match what:
        case "starts":
            return lines[0].startswith(words)
        case "has":
            return any(words in line for line in lines)
        case "never":
            return words in found.text and not any(line.startswith(words) for line in lines)
        case "in order":
            return len(starts) > 1 and starts == sorted(starts)
    text = [found.text.find(one) for one in (first, second)]
    if what == "not both":
        return min(text) >= 0 and sum(line.startswith((first, second)) for line in lines) == 1
    return what == "leans only with its predecessor" and found.text.index(lines[0]) == 0


def title(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    return [f"{'made' if found.title.made else 'own'}: {found.title.text}"]


SHOWN: dict[str, Callable[[Extraction, tuple[str, ...]], list[str]]] = {
    "quotes": quotes,
    "actors": actors,
    "facts": facts,
    "dates": dates,
    "summary": summary,
    "title": title,
}
