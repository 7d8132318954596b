"""What is said without quotation marks: clauses, infinitives and objects of verbs of saying and thinking."""

from collections.abc import Iterable, Iterator

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.sayings import Saying, negated
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_FEWEST_WORDS = 2
_MEANINGLESS = frozenset(("it", "that", "this", "so", "them", "what"))


def find_reported(parsed: Parsed, sayings: Iterable[Saying], taken: Iterable[Found]) -> Iterator[Found]:
    """Reported statements whose words and cue are in no quote that was found before."""
    kept = tuple(taken)
    covered = Places(span for found in kept for span in found.content)
    cues = {found.cue for found in kept if found.cue}
    for saying in sayings:
        content = [span for span in saying.content if _says_something(parsed, span)]
        inside = covered.hold(saying.cue.start) or any(covered.overlap(span) for span in content)
        if not content or saying.cue in cues or inside:
            continue
        if negated(saying.verb) and saying.verb.lemma_.lower() in ("know", "think", "see", "want", "say"):
            continue
        yield Found(QuoteKind.INDIRECT, content, saying.cue, saying.source, saying.subject, rule=saying.rule)


def _says_something(parsed: Parsed, span: Span) -> bool:
    words = span.within(parsed.text).split()
    return (len(words) >= _FEWEST_WORDS and words[0].lower() not in _MEANINGLESS | {"to"}) or len(words) > 3
