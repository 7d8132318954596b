"""What can be seen of one reading of quoted words: names of what holds, each of which has a weight.

The weights are learnt by tools/learn_quotes.py; a name says what was seen, so that the table can be read.
"""

from collections.abc import Iterator, Sequence

from briefgen.analysis.lexicon import words
from briefgen.analysis.marks import Quoted
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.quotes.candidates import Candidate
from briefgen.analysis.quotes.saying import Saying, negated
from briefgen.analysis.quotes.titles import is_title
from briefgen.analysis.tokens import Token
from briefgen.model.span import Span

_STEPS = (0, 1, 3, 6, 12)
"""Upper ends of the classes of distances, in words."""
_LENGTHS = (1, 2, 3, 5, 10, 25)
_CONJUNCTIONS = frozenset(("when", "while", "after", "as", "because", "before", "although", "though", "which", "who"))
_BEFORE = {
    "article": frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "my", "our")),
    "naming": frozenset(
        ("called", "dubbed", "titled", "entitled", "named", "nicknamed", "hereinafter", "termed", "known", "so-called")
    ),
    "word": frozenset(("phrase", "word", "words", "term", "slogan", "hashtag", "line", "motto")),
    "preposition": frozenset(("on", "in", "of", "from", "for", "with")),
    "being": frozenset(("as", "was", "is", "were", "are", "be", "been", "being", "not")),
}
"""Words right before the opening mark."""
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), "he_she"),
    **dict.fromkeys(("i", "we", "you", "me", "us"), "i_we_you"),
    **dict.fromkeys(("who", "which", "that", "what"), "relative"),
}


def nobodys(parsed: Parsed, one: Quoted, readings: Sequence[Candidate]) -> Iterator[str]:
    """What holds of the stretch itself, for the reading that nobody says it: a title, a scare quote, a term."""
    text = parsed.text
    inner = one.inner.within(text)
    tokens = inner.split()
    yield "nobody"
    yield f"nobody.words.{classed(len(tokens), _LENGTHS)}"
    if is_title(tokens):
        yield "nobody.title"
        yield f"nobody.title.{classed(len(tokens), _LENGTHS)}"
    yield f"nobody.ends.{_end(inner)}"
    if inner[0].islower():
        yield "nobody.lower"
    around = list(_around(parsed, one))
    yield from (f"nobody.{name}" for name in around)
    if is_title(tokens):
        yield from (f"nobody.title.{name}" for name in around)
    ways = {candidate.rule for candidate in readings}
    yield from (f"nobody.has.{way}" for way in sorted(ways))
    if not ways:
        yield "nobody.has.none"


def _around(parsed: Parsed, one: Quoted) -> Iterator[str]:
    """The words beside the marks."""
    text = parsed.text
    sentence = parsed.sentence_at(one.outer.start)
    before = text[max(sentence.span.start, one.outer.start - 40) : one.outer.start].lower().split()
    after = text[one.outer.end : one.outer.end + 30]
    word = before[-1].strip(",") if before else ""
    if not word:
        yield "opens_sentence"
    yield from (f"behind_{name}" for name, those in _BEFORE.items() if word in those)
    if word.endswith(("’s", "'s")):
        yield "behind_possessive"
    if text[max(0, one.outer.start - 1)] == "(":
        yield "in_brackets"
    if after[:1] == " " and after[1:2].islower():
        yield "sentence_goes_on"
    if sentence.heading:
        yield "heading"
    if not after.strip() or after.startswith("\n"):
        yield "closes_paragraph"


def of_candidate(parsed: Parsed, one: Quoted, candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """What holds of one reading, besides the others."""
    rule = candidate.rule
    yield rule
    yield f"{rule}.source.{kind_of(candidate.head)}"
    if candidate.saying is not None and rule in ("clause", "owner"):
        seen = _clause if rule == "clause" else _syntax
        yield from (f"{rule}.{name}" for name in seen(parsed, one, candidate.saying, others))
        return
    length = len(one.inner.within(parsed.text).split())
    yield f"{rule}.words.{classed(length, _LENGTHS)}"
    if candidate.apart:
        yield f"{rule}.paragraph_before"
    if candidate.before is not None:
        yield f"{rule}.before_{candidate.before.kind}"
        if candidate.before.carried:
            yield f"{rule}.carried_twice"
        if one.goes_on:
            yield f"{rule}.goes_on"
    if any(other.rule == "clause" and _beside(parsed, one, other.saying) for other in others):
        yield f"{rule}.cue_beside"
    if candidate.cue is not None:
        yield f"{rule}.cue"
    yield from (f"{rule}.beside.{way}" for way in sorted({other.rule for other in others} - {rule, "clause"}))
    if rule in ("carried_on", "sentence_before"):
        yield from (f"{rule}.{name}" for name in _between(parsed, one, candidate, others))
    if one.outer.start == parsed.paragraph(one.paragraph)[0].span.start:
        yield f"{rule}.opens_paragraph"


def _between(parsed: Parsed, one: Quoted, candidate: Candidate, others: Sequence[Candidate]) -> Iterator[str]:
    """What the sentence before tells: is it about somebody else than whoever spoke last, and does it say something?"""
    head = candidate.head
    if candidate.rule == "carried_on" and candidate.before is not None:
        last = parsed.sentence_at(candidate.before.content[-1].end - 1).number
        yield f"sentences.{classed(parsed.sentence_at(one.outer.start).number - last, (0, 1, 2))}"
        rivals = [other.head for other in others if other.rule == "sentence_before"]
        if not rivals:
            yield "no_sentence_before"
        if any(rival is not None and head is not None and rival.lower_ != head.lower_ for rival in rivals):
            yield "another_subject"
    elif head is not None:
        verb = head.head
        yield "verb." + next(
            (n for n in ("speech", "clause", "object") if verb.lemma_.lower() in words("cues", n)), "other"
        )
        if verb.dep_ != "ROOT":
            yield "no_main_verb"


def _clause(parsed: Parsed, one: Quoted, saying: Saying, others: Sequence[Candidate]) -> Iterator[str]:
    side, distance, between = _way(parsed, one, saying)
    verb = next(
        (n for n in ("speech", "clause", "noun", "adjective", "object", "infinitive") if n in saying.lists), "other"
    )
    yield f"{side}.{distance}"
    yield f"{side}.{verb}"
    yield f"{side}.{verb}.{distance}"
    yield f"{side}.{_mark(parsed, one, side)}"
    if saying.lists and "speech" in saying.lists and saying.verb.lemma_.lower() in ("say", "tell", "add", "write"):
        yield "common_verb"
    if any(span.overlaps(one.inner) for span in saying.content):
        yield f"covers.{verb}"
    yield from _syntax(parsed, one, saying, others)
    if any(mark in between for mark in '“"'):
        yield f"{side}.other_words_between"
    if any(word in _CONJUNCTIONS for word in between.lower().split()):
        yield f"{side}.conjunction_between"
    if "that" in between.lower().split():
        yield f"{side}.that_between"
    if any(word in ("if", "whether") for word in between.lower().split()):
        yield f"{side}.whether_between"
    if saying.rule == "according_to" and any(
        other.saying is not saying and _beside(parsed, one, other.saying) for other in others
    ):
        yield "according_to.cue_beside"
    yield from _among(parsed, one, saying, others)


def _syntax(parsed: Parsed, one: Quoted, saying: Saying, _: Sequence[Candidate]) -> Iterator[str]:
    """How the verb stands in its sentence, and whether the quoted words depend on it."""
    verb = saying.verb
    tokens = parsed.tokens_in(one.inner)
    if len(tokens) and (steps := _steps_to(tokens.root, verb)) is not None:
        yield f"governs.{min(steps, 4)}"
    if negated(verb):
        yield "negated"
    if verb.tag_ in ("VBG", "VBN", "VB"):
        yield f"form.{verb.tag_}"
    if verb.dep_ in ("relcl", "advcl", "ROOT", "ccomp", "xcomp", "pcomp", "acl"):
        yield f"place.{verb.dep_}"
    if saying.subject.head != verb:
        yield "borrowed_subject"
    if saying.rule == "according_to":
        yield "according_to"


def _among(parsed: Parsed, one: Quoted, saying: Saying, others: Sequence[Candidate]) -> Iterator[str]:
    """The reading beside its rivals: is it the nearest, and does another one say that it says so?"""
    rivals = [other.saying for other in others if other.saying is not None and other.saying is not saying]
    mine = _gap(one, saying)
    known = [rival for rival in rivals if rival.lists]
    if all(mine <= _gap(one, rival) for rival in known):
        yield "nearest"
        if not saying.lists:
            yield "nearest.other"
    if any(_holds(rival, saying.cue) for rival in known):
        yield "inside_another"
    if any(_holds(saying, rival.cue) for rival in known):
        yield "around_another"
    if not known:
        yield "alone"
    if saying.subject.i in {rival.subject.i for rival in known}:
        yield "same_subject"


def _holds(outer: Saying, place: Span) -> bool:
    return any(span.covers(place) for span in outer.content)


def _gap(one: Quoted, saying: Saying) -> int:
    clause = _clause_of(saying)
    return max(0, clause.start - one.outer.end, one.outer.start - clause.end)


def _clause_of(saying: Saying) -> Span:
    return Span(min(saying.cue.start, saying.source.start), max(saying.cue.end, saying.source.end))


def _way(parsed: Parsed, one: Quoted, saying: Saying) -> tuple[str, str, str]:
    """Before or after the words or around them, how far, and what stands between."""
    text, clause = parsed.text, _clause_of(saying)
    if clause.start >= one.outer.end:
        between = text[one.outer.end : clause.start]
        if one.inner.within(text)[-1] == "." or ". " in between:
            return "after", "parted", between
        return "after", classed(len(between.split()), _STEPS), between
    if clause.end <= one.outer.start:
        between = text[clause.end : one.outer.start]
        return "before", classed(len(between.split()), _STEPS), between
    return "around", "0", ""


def _beside(parsed: Parsed, one: Quoted, saying: Saying | None) -> bool:
    return saying is not None and saying.strong and _way(parsed, one, saying)[1] in ("0", "1", "3")


def _mark(parsed: Parsed, one: Quoted, side: str) -> str:
    """The mark between the words and the clause."""
    text = parsed.text
    if side == "after":
        return _end(one.inner.within(text))
    before = text[max(0, one.outer.start - 2) : one.outer.start].rstrip()[-1:]
    return {",": "comma", ":": "colon", "—": "dash", "–": "dash"}.get(before, "none")


def _end(inner: str) -> str:
    return {",": "comma", ".": "stop", "?": "asks", "!": "stop", "…": "dash", "—": "dash", "–": "dash"}.get(
        inner[-1], "none"
    )


def _steps_to(token: Token, verb: Token) -> int | None:
    """Steps up the parse from a token to the verb; None where the verb is not above it."""
    for steps in range(10):
        if token.i == verb.i:
            return steps
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def kind_of(head: Token | None) -> str:
    if head is None:
        return "label"
    if head.pos_ == "PRON":
        return _PRONOUNS.get(head.lower_, "it_they")
    if head.pos_ == "PROPN":
        return "name"
    if head.lower_ in words("cues", "documents"):
        return "document"
    return "people" if head.lower_ in words("cues", "unnamed") else "noun"


def classed(number: int, ends: Sequence[int]) -> str:
    return next((str(end) for end in ends if number <= end), "more")
