"""What can be seen of a clause that may say what somebody says or thinks: names of what holds, each with a weight."""

from collections.abc import Iterator, Sequence

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.features import classed, kind_of
from briefgen.analysis.quotes.saying import Saying, negated

_LENGTHS = (2, 4, 8, 16, 32)
_MODALS = frozenset(("would", "could", "should", "might", "may", "can", "must", "will"))


def claim_features(parsed: Parsed, saying: Saying, others: Sequence[Saying]) -> Iterator[str]:
    """All that holds of one saying; `others` are those of its sentence, with itself."""
    verb = saying.verb
    lemma = verb.lemma_.lower()
    yield "claim"
    yield f"shape.{saying.shape}"
    yield f"cue.{lemma}"
    yield f"cue.{lemma}.{saying.shape}"
    yield from (f"list.{name}.{saying.shape}" for name in sorted(saying.lists))
    if not saying.lists:
        yield f"list.none.{saying.shape}"
    yield f"source.{kind_of(saying.subject)}"
    yield f"form.{verb.tag_}"
    yield f"place.{verb.dep_}"
    length = sum(len(span.within(parsed.text).split()) for span in saying.content)
    yield f"words.{classed(length, _LENGTHS)}"
    yield f"words.{classed(length, _LENGTHS)}.{saying.shape}"
    yield from _setting(parsed, saying)
    yield from _others(saying, others)


def _setting(parsed: Parsed, saying: Saying) -> Iterator[str]:
    """The words around the verb: denied, asked, only possible, in a heading, between quotation marks."""
    verb = saying.verb
    if negated(verb):
        yield "negated"
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            yield "modal"
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            yield "if"
        if child.dep_ == "agent":
            yield "passive"
    if saying.subject.head != verb:
        yield "borrowed_subject"
    sentence = parsed.sentence_of(verb)
    if sentence.heading:
        yield "heading"
    text = sentence.span.within(parsed.text)
    if text.rstrip().endswith("?"):
        yield "question"
    if saying.subject.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        yield f"entity.{saying.subject.ent_type_}"


def _others(saying: Saying, others: Sequence[Saying]) -> Iterator[str]:
    """Whether another cue of the sentence reports this one, or has the same words."""
    known = [other for other in others if other is not saying and other.lists and other.content]
    if any(span.covers(saying.cue) for other in known for span in other.content):
        yield "inside_another"
    if any(span.covers(other.cue) for other in known for span in saying.content):
        yield "around_another"
    if any(other.subject.i == saying.subject.i for other in known):
        yield "same_subject"
