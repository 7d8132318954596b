"""People whom the model missed, but whose given name is a common one."""

from collections.abc import Iterable, Iterator

from briefgen.analysis.actors.asked import is_asked
from briefgen.analysis.actors.named import Named
from briefgen.analysis.lexicon import words
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind
from briefgen.model.span import Span
from briefgen.reference import gazetteer
from briefgen.reference.names import country_named, country_of_demonym

_MOST = 3


def find_by_given_name(parsed: Parsed, taken: Iterable[Span]) -> Iterator[Named]:
    """“Ivo Brant”: a common given name and one or two more words with a capital, where nothing else was found."""
    covered = {token.i for span in taken for token in parsed.tokens_in(span)}
    for at, word in enumerate(parsed.words):
        if at in covered or not (_is_given(word) or _is_rare(parsed, at)) or is_asked(parsed.doc[at]):
            continue
        run = _run(parsed, parsed.doc[at], covered)
        if len(run) > 1:
            covered.update(one.i for one in run)
            span = parsed.span(run[0].i, run[-1].i + 1)
            yield Named(span, " ".join(span.within(parsed.text).split()), Kind.PERSON)


def _is_given(word: str) -> bool:
    return word[0].isupper() and (word in words("given_names", "female") or word in words("given_names", "male"))


def _is_rare(parsed: Parsed, at: int) -> bool:
    """“Sigríður Brantsdóttir”: with letters that no English word has, and two names side by side."""
    word = parsed.words[at]
    if word.isascii() or not word.istitle() or at + 1 >= len(parsed.words) or gazetteer.is_city(word):
        return False
    return gazetteer.is_given_name(word) and parsed.doc[at].pos_ == "PROPN" and parsed.doc[at + 1].pos_ == "PROPN"


def _run(parsed: Parsed, first: Token, covered: set[int]) -> list[Token]:
    run = [first]
    last = parsed.sentence_of(first)
    for token in parsed.doc[first.i + 1 : first.i + 1 + _MOST]:
        if token.i in covered or parsed.sentence_of(token) is not last or not _is_name_word(token) or len(run) == _MOST:
            break
        if len(run) > 1 and gazetteer.is_surname(run[-1].text) and not gazetteer.is_surname(token.text):
            break
        run.append(token)
    return run if parsed.sentence_of(first).heading is False else []


def _is_name_word(token: Token) -> bool:
    text = token.text
    plain = text[0].isupper() and not text.isupper() and text.replace("-", "").replace("'", "").isalpha()
    return (
        plain
        and token.pos_ in ("PROPN", "NOUN", "ADJ")
        and text not in words("actors", "organisation_words")
        and text not in words("actors", "place_words")
        and country_named(text) is None
        and country_of_demonym(text) is None
    )
