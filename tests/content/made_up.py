"""A made-up analysis and its content folder: what tests of content/ begin with."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.content import put_right, read_heads, update_content
from briefgen.model.actor import Actor, Kind, Mention, Role
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span

LINES = ("Talks opened in Riga.", "“We agree,” said Mara Oskel.", "Ivo Brant left early.", "“No,” he said.")


def extraction(lines: Sequence[str] = LINES, path: str = "seeds/talks.txt", sha256: str = "a") -> Extraction:
    """A made-up analysis: each line is a sentence and a summary line, and what it quotes is a quote of Mara Oskel."""
    text = "\n".join(lines)
    sentences, quotes, start = [], [], 0
    for number, line in enumerate(lines, 1):
        sentences.append(Sentence(number, Span(start, start + len(line)), number - 1))
        if "“" in line:
            span = Span(start + line.index("“") + 1, start + line.index("”"))
            quotes.append(Quote(f"q{len(quotes) + 1}", QuoteKind.DIRECT, (span,), speaker="mara-oskel", key=True))
        start += len(line) + 1
    oskel = Actor(
        "mara-oskel",
        "Mara Oskel",
        Kind.PERSON,
        roles=(Role(Span(0, 5), "envoy"),),
        mentions=(Mention(Span(0, 5)),),
        central=True,
    )
    return Extraction(
        SourceDocument(path, sha256, "text/plain", text),
        "en",
        Title(lines[0]),
        tuple(sentences),
        summary=tuple(SummaryLine((sentence.span,)) for sentence in sentences),
        actors=(oskel,),
        quotes=tuple(quotes),
    )


def build(folder: Path, *extractions: Extraction) -> list[str]:
    """An update as `briefgen build` does it; the codes of what it found."""
    put_right(folder)
    sources = {one.source.path: one.source.sha256 for one in extractions}
    found = update_content(folder, extractions, heads=read_heads(folder), sources=sources, key="k")
    return [problem.code for problem in found]


def edit(folder: Path, old: str, new: str, name: str = "talks") -> None:
    file = folder / f"briefings/{name}.md"
    text = file.read_text("utf-8")
    assert text.count(old) == 1, text
    file.write_text(text.replace(old, new), "utf-8")


def written(folder: Path, name: str = "talks") -> str:
    return (folder / f"briefings/{name}.md").read_text("utf-8")
