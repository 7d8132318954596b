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
            expected = tuple(line.removeprefix("> ").strip() for line in lines if line.startswith("> "))
            text = "\n".join(line for line in lines if not line.startswith("> ")).strip() + "\n"
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
    lines = [line.shown(found.text) for line in found.summary]
    return [one for one in expected if _holds(one, lines, found)]


def _holds(expectation: str, lines: list[str], found: Extraction) -> bool:
    what, _, words = expectation.partition(": ")
    return HOLDS[what](words, lines, found)


def _in_order(words: str, lines: list[str], found: Extraction) -> bool:
    starts = [line.spans[-1].start for line in found.summary]
    return len(starts) > 1 and starts == sorted(starts)


def _not_both(words: str, lines: list[str], found: Extraction) -> bool:
    both = tuple(words.split(" | "))
    return all(one in found.text for one in both) and sum(line.startswith(both) for line in lines) == 1


def _comes_with_its_predecessor(words: str, lines: list[str], found: Extraction) -> bool:
    """Whether the line that begins with `words` is left out, or stands behind the sentence before it."""
    leaning = next(one for one in found.sentences if one.span.within(found.text).startswith(words))
    shown = [line.spans[-1] for line in found.summary]
    if not any(leaning.span.covers(span) for span in shown):
        return True
    before = next(one for one in reversed(found.sentences[: leaning.number - 1]) if not one.heading)
    return any(before.span.covers(span) for span in shown)


HOLDS: dict[str, Callable[[str, list[str], Extraction], bool]] = {
    "starts": lambda words, lines, _: lines[0].startswith(words),
    "ends": lambda words, lines, _: any(line.endswith(words) for line in lines),
    "has": lambda words, lines, _: any(words in line for line in lines),
    "never": lambda words, lines, found: words in found.text and not any(line.startswith(words) for line in lines),
    "in order": _in_order,
    "not both": _not_both,
    "leans only with its predecessor": _comes_with_its_predecessor,
}


def gist(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    names = {actor.id: actor.name for actor in found.actors}
    if found.gist is None:
        return ["nothing"]
    shown = {
        "who": "; ".join(names[one] for one in found.gist.who),
        "what": found.gist.clause(found.text),
        "when": "; ".join(found.gist.when),
        "where": "; ".join(names[one] for one in found.gist.where),
    }
    asked = [line.partition(":")[0] for line in expected]
    return [f"{key}: {shown[key] or '-'}" for key in asked]


def topics(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    return [f"{term.text} | {len(term.spans)}" for term in found.terms] or ["nothing"]


def events(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    names = {actor.id: actor.name for actor in found.actors}
    return [
        f"{event.date} | {event.text} | {'; '.join(names[one] for one in event.actors) or '-'}"
        for event in found.events
    ] or ["nothing"]


def title(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    return [f"{'made' if found.title.made else 'own'}: {found.title.text}"]


def document(found: Extraction, expected: tuple[str, ...]) -> list[str]:
    return [f"{found.kind.name}: {found.kind.span.within(found.text).strip()}" if found.kind else "nothing"]


SHOWN: dict[str, Callable[[Extraction, tuple[str, ...]], list[str]]] = {
    "quotes": quotes,
    "actors": actors,
    "facts": facts,
    "dates": dates,
    "summary": summary,
    "title": title,
    "gist": gist,
    "topics": topics,
    "events": events,
    "document": document,
}
