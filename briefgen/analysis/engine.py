"""The language model: loaded once, fed with sentences that we found ourselves."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from briefgen.analysis.capitals import in_sentence_case
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.reading import read
from briefgen.analysis.sentences import find_sentences
from briefgen.analysis.shouted import Vocabulary
from briefgen.diagnostics import BriefgenError
from briefgen.model.source import Sentence

_BLANK = re.compile(r"\s")
_GLUED = r"(?<=[A-Za-z])\)(?=[A-Za-z])"
"""“(AP)Riga”: a bracket without a blank behind it parts two words."""
_BATCH = 16


class NoModelError(BriefgenError):
    """The model that the settings name is not installed."""

    exit_status = 4

    def __init__(self, model: str) -> None:
        super().__init__(
            f"briefgen.toml: analysis.model: no spaCy model {model!r} is installed\n"
            f"    help: install it into this environment (python -m spacy download {model}), or remove the setting"
        )


@dataclass(frozen=True, slots=True)
class _Shell:
    """What `Parsed` says of a text besides the model's part."""

    text: str
    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    first_tokens: tuple[int, ...]


class Engine:
    """Parses texts with one spaCy model."""

    def __init__(self, model: str) -> None:
        try:
            self._nlp: Language = spacy.load(model)
        except OSError as error:
            raise NoModelError(model) from error
        tokenizer = self._nlp.tokenizer
        if isinstance(tokenizer, Tokenizer):
            tokenizer.infix_finditer = compile_infix_regex([*(self._nlp.Defaults.infixes or ()), _GLUED]).finditer
        self._vocabulary = Vocabulary(_dictionary(self._nlp), frozenset(self._nlp.Defaults.stop_words))
        meta = self._nlp.meta
        self.version = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        """Name and version of the model, for the record of an extraction."""

    def parse(self, texts: Iterable[str]) -> Iterator[Parsed]:
        """Each text's parse, in the order given; many texts at once are faster than one by one."""
        shells = (self._tokenised(in_sentence_case(text, self._vocabulary)) for text in texts)
        for doc, shell in self._nlp.pipe(shells, as_tuples=True, batch_size=_BATCH):
            yield Parsed(shell.text, read(doc), shell.starts, shell.sentences, shell.first_tokens)

    def _tokenised(self, text: str) -> tuple[Doc, _Shell]:
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[int] = []
        first_tokens: list[int] = []
        sentences = find_sentences(text)
        for sentence in sentences:
            first_tokens.append(len(words))
            for token in self._nlp.tokenizer(_BLANK.sub(" ", sentence.span.within(text))):
                if token.is_space:
                    continue
                words.append(token.text.replace("’", "'"))  # as in what the models were trained on
                spaces.append(True if token.i + 1 == len(token.doc) else bool(token.whitespace_))
                starts.append(sentence.span.start + token.idx)
        boundaries = set(first_tokens)
        doc = Doc(self._nlp.vocab, words, spaces, sent_starts=[i in boundaries for i in range(len(words))])
        return doc, _Shell(text, tuple(starts), sentences, tuple(first_tokens))


def _dictionary(nlp: Language) -> Callable[[str], bool]:
    """Whether the model's lemmatiser has a word, also in one of its forms; of a model without one all are words."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return lambda _word: True
    known = frozenset(
        word for table in ("lemma_index", "lemma_exc") for part in lookups.get_table(table).values() for word in part
    )
    endings = [(ending, stands) for part in lookups.get_table("lemma_rules").values() for ending, stands in part]

    def is_word(word: str) -> bool:
        return word in known or any(
            ending and word.endswith(ending) and word[: -len(ending)] + stands in known
            for ending, stands in (*endings, ("ly", ""))
        )

    return is_word
