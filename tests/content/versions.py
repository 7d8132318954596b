"""A source whose sentences come, go and are reworded, and what the versions of a program find in it."""

from briefgen.model.actor import Actor, Kind, Mention
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
)
OTHERWISE = {line: line.replace(" “", " once more “").replace("” ", " now” ") for line in POOL}
"""The same sentences in other words."""
SPEAKERS = ("mara-oskel", "ivo-brant")


def extract(lines: tuple[str, ...], version: int) -> Extraction:
    """What version `version` of a program finds in the lines: versions differ in what they choose, and in speakers."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    said = [
        Span(span.start + line.index("“") + 1, span.start + line.index("”"))
        for span, line in zip(spans, lines, strict=True)
    ]
    cut = version // 3  # some versions take less of a sentence, and of a quote
    chosen = [at for at in range(len(lines)) if version % 3 == 0 or int(lines[at][5]) % 3 != version % 3]
    speakers = [SPEAKERS[(int(line[5]) + version) % 2] for line in lines]
    return Extraction(
        SourceDocument("seeds/talks.txt", str(hash((lines, version))), "text/plain", text),
        "en",
        Title(f"{lines[0]} ({version % 2})"),
        tuple(Sentence(at + 1, span, at) for at, span in enumerate(spans)),
        summary=tuple(SummaryLine((Span(spans[at].start, spans[at].end - cut),)) for at in chosen),
        actors=tuple(
            Actor(name, name.title(), Kind.PERSON, central=True, mentions=(Mention(Span(0, 4)),))
            for name in SPEAKERS[: 1 + version % 2]
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
        ),
        facts=tuple(Fact("LV", f"property_{lines[at][5]}", said[at].within(text), said[at], None) for at in chosen[:2]),
        events=tuple(Event("2026-03-04", lines[at], spans[at]) for at in chosen[-2:]),
    )


def number_of(item: object) -> int | None:
    """Of the sentence in which an untouched item was found."""
    words = getattr(item, "text", None)
    return next((int(line[5]) for pair in OTHERWISE.items() for line in pair if words and words in line), None)


def extracted(name: str, lines: tuple[str, ...], version: int) -> list[int]:
    """The numbers of the sentences in which version `version` finds the items of a list, in their order."""
    items = getattr(extract(lines, version), name)
    return [int(lines["\n".join(lines).count("\n", 0, _start(item))][5]) for item in items]


def _start(item: SummaryLine | Quote | Fact | Event) -> int:
    match item:
        case SummaryLine(spans=spans) | Quote(content=spans):
            return spans[0].start
        case _:
            return item.span.start
