"""A source whose sentences come, go and are reworded, and what the versions of a program find in it."""

from dataclasses import dataclass

from briefgen.model.actor import Actor, Kind, Mention, Role
from briefgen.model.event import Event
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.fact import Fact
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span

POOL = (
    "Line 0 says “we agree to all of it” in Riga.",
    "Line 1 has a “harbour that nobody opened” since spring.",
    "Line 2 calls grain “cheaper than sand these days” with a smile.",
    "Line 3 asks “who will pay the pilots” twice.",
    "Line 4 leaves “before supper, as ever” by the back door.",
    "Line 5 counts “eleven cranes and a tug” from the bridge.",
    "Line 6 wants “a longer pier for ferries” or none.",
    "Line 7, in the hall, has Berzina repeat “nobody here saw that letter” slowly.",
    "Line 8 is what Liepa, too, told them: “nobody here saw that letter” and no more.",
)
"""The last two quote the same words."""
OTHERWISE = {line: line.replace(" “", " once more “").replace("” ", " now” ") for line in POOL}
"""The same sentences in other words."""
SPEAKERS = ("mara-oskel", "ivo-brant")
TWINS = {7: "anna-berzina", 8: "peteris-liepa"}
"""Who says the words that are there twice, in every version."""
RESPELLED = {"ivo-brant": "ivo-brandt", "anna-berzina": "anna-berzinya"}
FLEET = ("The fleet came home to Ventspils.", "A captain called the herring “thinner than last year” at noon.")
"""Another document."""


@dataclass(frozen=True, slots=True)
class Source:
    lines: tuple[str, ...]
    path: str = "seeds/talks.txt"
    respelled: bool = False
    """Whether it writes some names otherwise."""

    @property
    def sha256(self) -> str:
        return str(hash((self.lines, self.respelled)))


def extract(source: Source, version: int) -> Extraction:
    """What version `version` of a program finds: versions differ in what they choose, and in speakers."""
    lines = source.lines
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    said = {
        at: Span(span.start + lines[at].index("“") + 1, span.start + lines[at].index("”"))
        for at, span in enumerate(spans)
        if "“" in lines[at]
    }
    cut = version // 3  # some versions take less of a sentence, and of a quote
    chosen = [
        at for at in range(len(lines)) if version % 3 == 0 or at not in said or digit(lines[at]) % 3 != version % 3
    ]
    speakers = {at: _spelled(_speaker(digit(lines[at]), version), source) for at in said}
    named = dict.fromkeys(_spelled(name, source) for name in SPEAKERS[: 1 + version % 2])
    named.update((speakers[at], None) for at in said if digit(lines[at]) in TWINS)
    return Extraction(
        SourceDocument(source.path, source.sha256, "text/plain", text),
        "en",
        Title(f"{lines[0]} ({version % 2})"),
        tuple(Sentence(at + 1, span, at) for at, span in enumerate(spans)),
        summary=tuple(SummaryLine((Span(spans[at].start, spans[at].end - cut),)) for at in chosen),
        actors=tuple(
            Actor(
                name,
                name.replace("-", " ").title(),
                Kind.PERSON,
                central=True,
                roles=(Role(Span(0, 4), ("envoy", "pilot")[version % 2]),),
                mentions=(Mention(Span(0, 4)),),
            )
            for name in named
        ),
        quotes=tuple(
            Quote(
                f"q{at}",
                QuoteKind.DIRECT,
                (Span(said[at].start, said[at].end - 2 * cut),),
                speaker=speakers[at],
                key=at % 2 == 0,
            )
            for at in chosen
            if at in said
        ),
        facts=tuple(
            Fact("LV", f"property_{digit(lines[at])}", said[at].within(text), said[at], None)
            for at in chosen[:2]
            if at in said
        ),
        events=tuple(Event("2026-03-04", lines[at], spans[at]) for at in chosen[-2:]),
    )


def _speaker(number: int, version: int) -> str:
    return TWINS.get(number) or SPEAKERS[(number + version) % 2]


def _spelled(name: str, source: Source) -> str:
    return RESPELLED.get(name, name) if source.respelled else name


def digit(line: str) -> int:
    """The number of a sentence of `POOL`."""
    return int(line[5]) if line[5].isdigit() else 9


def numbers(extraction: Extraction, name: str) -> list[int]:
    """The numbers of the sentences in which the items of a list were found, in their order."""
    lines = extraction.text.split("\n")
    items = getattr(extraction, name)
    return [digit(lines[extraction.text.count("\n", 0, _start(item))]) for item in items]


def _start(item: SummaryLine | Quote | Fact | Event) -> int:
    match item:
        case SummaryLine(spans=spans) | Quote(content=spans):
            return spans[0].start
        case _:
            return item.span.start
