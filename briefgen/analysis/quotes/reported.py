"""What is said without quotation marks: clauses, infinitives and objects of verbs of saying and thinking."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.places import Places
from briefgen.analysis.quotes.claims import claim_features
from briefgen.analysis.quotes.found import Found
from briefgen.analysis.quotes.saying import Saying, by_sentence, negated
from briefgen.analysis.quotes.weigh import likelihood
from briefgen.model.quote import QuoteKind
from briefgen.model.span import Span

_FEWEST_WORDS = 2
_SMALL = frozenset(("the", "of", "and", "a", "an", "for", "in", "on"))
_MEANINGLESS = frozenset(("it", "that", "this", "so", "them", "what"))

Judge = Callable[[Parsed, Saying, Sequence[Saying]], float]
"""How likely it is that somebody is said to say or think the content of a saying; the others are of its sentence."""


def weighed(parsed: Parsed, saying: Saying, others: Sequence[Saying]) -> float:
    """By the weights that were learnt."""
    return likelihood(rows("quote_weights")["claims"], claim_features(parsed, saying, others))


def find_reported(
    parsed: Parsed, sayings: Iterable[Saying], taken: Iterable[Found], judge: Judge = weighed
) -> Iterator[Found]:
    """Reported statements whose words and cue are in no quote that was found before."""
    kept = tuple(taken)
    covered = Places(span for found in kept for span in found.content)
    cues = {found.cue for found in kept if found.cue}
    least = rows("quote_weights")["least"]["claims"]
    for saying, others in ((one, several) for several in by_sentence(parsed, sayings).values() for one in several):
        content = saying.content if any(_says_something(parsed, span) for span in saying.content) else ()
        inside = covered.hold(saying.cue.start) or any(covered.overlap(span) for span in content)
        if not content or saying.cue in cues or inside or _is_no_statement(parsed, saying):
            continue
        sure = judge(parsed, saying, others)
        if sure >= least:
            source, head = saying.source, saying.subject
            yield Found(QuoteKind.INDIRECT, list(content), saying.cue, source, head, rule=saying.rule, sure=sure)


def _is_no_statement(parsed: Parsed, saying: Saying) -> bool:
    """What readers would take for the contrary of the document, or for nothing that anybody stated.

    “Toller never said the bridge was safe”; “it is important to note that”; “Lind cut his visit short”.
    """
    return negated(saying.verb) or any(is_none(parsed, saying) for is_none in _NO_STATEMENTS)


def _is_expletive(_: Parsed, saying: Saying) -> bool:
    return saying.subject.lower_ == "it" and saying.subject.head != saying.verb


def _is_headed(parsed: Parsed, saying: Saying) -> bool:
    """“Union rejects pay offer”: a headline that tells what happened."""
    return saying.shape != "clause" and parsed.sentence_of(saying.verb).heading


def _is_mere_object(parsed: Parsed, saying: Saying) -> bool:
    """Not what is said: “offers its capital”, “told the inquiry”, “called the Riga Harbour Board”."""
    if saying.shape not in ("object", "about"):
        return False
    told = saying.verb.lemma_.lower() in words("cues", "telling")
    unlisted = saying.shape == "object" and not saying.lists & {"object", "clause", "speech"}
    return told or unlisted or all(_is_name(span.within(parsed.text)) for span in saying.content)


def _is_name(text: str) -> bool:
    return all(word[0].isupper() or word in _SMALL for word in text.split())


def _asks_for_secrecy(parsed: Parsed, saying: Saying) -> bool:
    """“asked not to be named”."""
    content = saying.content[0].within(parsed.text).lower()
    return saying.verb.lemma_ == "ask" and content.startswith(("not to be ", "to remain anonymous", "for anonymity"))


_NO_STATEMENTS = (_is_headed, _is_expletive, _is_mere_object, _asks_for_secrecy)


def _says_something(parsed: Parsed, span: Span) -> bool:
    parts = span.within(parsed.text).split()
    return (len(parts) >= _FEWEST_WORDS and parts[0].lower() not in _MEANINGLESS | {"to"}) or len(parts) > _FEWEST_WORDS
