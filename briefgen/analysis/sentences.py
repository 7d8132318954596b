"""Where sentences begin and end: rules over punctuation, a list of abbreviations, and the cues that follow a quote."""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.analysis.lexicon import words
from briefgen.analysis.paragraphs import find_paragraphs
from briefgen.model.source import Sentence
from briefgen.model.span import Span

_CLOSERS = "\"”’'»“‹«›‘)\\]"
_OPENERS = "\"“‘'«„»‚‹›”("
_END = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]{{1,40}}+)(?P<close>(?:[{_CLOSERS}]|[ \u00a0\u202f]»(?!\w)){{0,8}}+)\s++"
    rf"(?=(?:«\s|[{_OPENERS}\[]){{0,8}}+(?P<first>[\w$€£#@]))"
)
"""French marks have a space between them and the words."""
_LAST_WORD = re.compile(r"(?<![\w.'’-])[\w.'’-]{1,40}$")
_SEEN = 80
_REACH = 40
"""Nothing longer is an abbreviation; a bound also keeps hostile text (a million dots) linear."""
_LETTER, _INITIALS = re.compile("[a-z]"), re.compile(r"[a-z]\.[a-z]")
_ONE_LETTER = re.compile(r"(?:^|[\s“‘«„(\"])[A-HJ-Za-hj-z]\Z")
"""Nearly always an initial, and the commonest abbreviation; to know it at once keeps hostile text quick."""
_NEXT_WORD = re.compile(r"[\w’']+")
_NAME_THEN_WORD = re.compile(r"(?P<name>[A-Z][\w-]*)(?P<then>(?:’s|'s)?\s+[a-z])?")
_GENERATIONS = frozenset(("jr", "sr"))
_CUE_FOLLOWS = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){0,4}(?:said|says|asked|asks|told|added|adds|replied|wrote|tweeted|shouted|exclaimed|wondered|cried)\b"
)
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_LABEL = re.compile(r"[^.!?]{1,60}:\s*$")
_LONGEST_HEADING = 14


def find_sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences in order; together they cover every character that is not blank."""
    found: list[Sentence] = []
    paragraphs = find_paragraphs(text)
    for index, paragraph in enumerate(paragraphs):
        heading = _is_heading(paragraph.within(text), last=index == len(paragraphs) - 1)
        for span in (paragraph,) if heading else _split(text, paragraph):
            found.append(Sentence(len(found) + 1, span, index, heading))
    return tuple(found)


def _is_heading(words_: str, *, last: bool) -> bool:
    if _HEADING_MARK.match(words_):
        return True
    if last or words_[-1] in '.!?…:;,”"’' or _LABEL.search(words_) or words_[0] in '“"‘«„-*•–—':
        return False
    return len(words_.split()) <= _LONGEST_HEADING and any(character.isalpha() for character in words_)


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, start, match):
            end = match.end("close")
            yield Span(start, end)
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    stop, close, first = match.groups()
    if first.islower() or (close and stop[-1] in "!?…" and _CUE_FOLLOWS.match(text, match.end())):
        return False
    if stop != "." or close.strip(")]"):
        return True
    before = text[max(start, match.start() - _REACH) : match.start()]
    word = (before.rsplit(maxsplit=1) or [""])[-1]
    if len(word) > 1 and word.isalpha() and word.casefold() not in _not_plain():
        return True  # as nearly always, which keeps hostile text quick
    if _ONE_LETTER.search(before[-2:]):
        return False
    after = text[match.end() : match.end() + _SEEN]
    last = _LAST_WORD.search(before)
    if last is None or _begins_anew(before, after):
        return True
    return not (_is_abbreviation(last[0], after) or _is_initial(before, after))


def _is_initial(before: str, after: str) -> bool:
    """The “I.” of “Ivan I. Brant”; but not that of “Neither do I. Brant does.”."""
    if not before.endswith("I"):
        return False
    given, last = ["", *before.split()][-2:]
    following = _NAME_THEN_WORD.match(after)
    if last != "I" or following is None or following["name"] in words("abbreviations", "openers"):
        return False
    return given in words("given_names", "male") or given in words("given_names", "female")


def _begins_anew(before: str, after: str) -> bool:
    """“Brant Mining Ltd. Brant declined”, “Ivo Brant Jr. Oskel stayed”: a name does not go on behind its ending."""
    ending = (before.rsplit(maxsplit=1) or [""])[-1]
    if ending.casefold() not in words("abbreviations", "name_endings"):
        return False
    *name, _ = before.split()
    if not name:
        return False
    following = _NAME_THEN_WORD.match(after)
    if not following:
        return False
    if ending.casefold() in _GENERATIONS:
        return bool(following["then"]) and not any(
            following["name"] in words("actors", key) for key in ("organisation_words", "place_words", "no_actor_words")
        )
    return following["name"] in name


def _is_abbreviation(word: str, after: str) -> bool:
    word = word.lstrip("'’-").casefold()
    if _LETTER.fullmatch(word):
        return word != "i"
    if word not in _abbreviations() and not _INITIALS.fullmatch(word):
        return False
    following = _NEXT_WORD.match(after)
    opens = following is not None and following[0] in words("abbreviations", "openers")
    if word in words("abbreviations", "before"):
        return True
    if word in words("abbreviations", "before_number"):
        return after[:1].isdigit()
    if _INITIALS.fullmatch(word) and word not in words("abbreviations", "either"):
        return not opens  # initials of a person
    return word in words("abbreviations", "either") and not opens and after[:1] not in '"“‘«„»‹›”'


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset().union(*(words("abbreviations", key) for key in ("before", "before_number", "either")))


@cache
def _not_plain() -> frozenset[str]:
    """Words behind which a full stop may end no sentence, and those that end a name."""
    return _abbreviations() | words("abbreviations", "name_endings")
