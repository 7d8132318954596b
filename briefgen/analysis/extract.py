"""From a source document to all that it says: the order of the stages, and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.analysis.actors import find_actors
from briefgen.analysis.coreference import refer_back
from briefgen.analysis.dates import find_dates, find_events, stated_date
from briefgen.analysis.document_kind import find_kind
from briefgen.analysis.engine import Engine
from briefgen.analysis.facts import find_facts
from briefgen.analysis.foreign import is_english
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes import find_quotes, speak_of_themselves
from briefgen.analysis.summary import find_gist, find_title, summarise
from briefgen.analysis.terms import find_terms
from briefgen.model.extraction import Extraction
from briefgen.model.source import UNKNOWN_LANGUAGE, SourceDocument


@dataclass(frozen=True, slots=True)
class Failed:
    """A document on which a rule of ours stumbled: our mistake, but the other documents go on."""

    document: SourceDocument
    error: Exception


def extract_all(
    engine: Engine, documents: Iterable[SourceDocument], *, summary_words: int
) -> Iterator[Extraction | Failed]:
    """Extractions in the order of the documents, each of which must hold at least one word."""
    kept = tuple(documents)
    for document, parsed in zip(kept, engine.parse(document.text for document in kept), strict=True):
        try:
            yield extract(document, parsed, summary_words=summary_words)
        except Exception as error:  # noqa: BLE001  (one document's failure is that document's)
            yield Failed(document, error)


def extract(document: SourceDocument, parsed: Parsed, *, summary_words: int) -> Extraction:
    """All that one document says, each part with its place."""
    actors = refer_back(parsed, find_actors(parsed))
    quotes = find_quotes(parsed, actors)
    actors = speak_of_themselves(parsed, quotes, actors)
    title = find_title(parsed, document.metadata)
    stated = stated_date(parsed)
    written = document.metadata.date or (stated.value if stated else None)
    dates = find_dates(parsed, written)
    events = find_events(parsed, dates, actors)
    summary = summarise(parsed, title, actors, quotes, summary_words)
    return Extraction(
        source=document,
        language=document.metadata.language or ("en" if is_english(document.text) else UNKNOWN_LANGUAGE),
        title=title,
        sentences=parsed.sentences,
        date=written,
        kind=find_kind(parsed),
        notice=find_notice(parsed),
        summary=summary,
        actors=actors,
        quotes=quotes,
        facts=find_facts(parsed, actors),
        dates=dates,
        events=events,
        terms=find_terms(parsed, title, actors),
        gist=find_gist(parsed, summary, actors, dates, events),
    )
