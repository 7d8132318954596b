"""Whom “he”, “she” and “it” mean."""

from collections.abc import MutableMapping
from dataclasses import replace

from briefgen.analysis.coreference.bearers import Bearers
from briefgen.analysis.coreference.meant import Meant, best_of
from briefgen.analysis.coreference.named import Naming
from briefgen.analysis.coreference.sex import HE, SHE, likely_sex
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Kind

_NEAR = 2
"""Sentences back, of which one may be quoted."""
_CLEAR_OF_KNOWN_SEX = 1.0
"""Points by which somebody must lead."""
_CLEAR_OF_UNKNOWN_SEX = 2.6
"""The same, of whom no word has told yet whether they are he or she."""

_UNLIKELY = 1.5
"""Points that somebody loses who is likely not called so."""


class Pronouns:
    """Asked from the start of a document to its end: whoever was clearly “he” is “he” from then on."""

    def __init__(self, parsed: Parsed, naming: Naming, sexes: MutableMapping[str, str], bearers: Bearers) -> None:
        self._parsed = parsed
        self._naming = naming
        self._sexes = sexes
        self._bearers = bearers
        self._likely = {actor.id: likely_sex(actor.name) for actor in naming.people}
        """Of those of whom nothing tells: what their names are like, or what they were perhaps called."""

    def meant(self, token: Token, speaker_before: str | None = None, since: int = 0) -> Meant:
        """Whom a pronoun outside quotation marks means; `speaker_before` spoke last, and ended at `since`."""
        word = token.lower_
        position = self._parsed.starts[token.i]
        if word in HE or word in SHE:
            sex = "m" if word in HE else "f"
            meant = self._person(position, sex, speaker_before, since)
            if meant.actor in self._bearers.shared:
                return self._bearers.of_sex(self._bearers.shared[meant.actor], sex)
            if meant.actor is not None and meant.clear and not self._naming.is_quoted(position):
                self._sexes[meant.actor] = sex  # nobody is both he and she
            elif meant.actor is not None:
                self._likely[meant.actor] = sex
            return self._naming.placed(meant, position)
        if word == "it":
            return self._naming.placed(self._body(position, speaker_before), position)
        return Meant(None)  # “they”: the document names nobody

    def _person(self, position: int, sex: str, speaker_before: str | None, since: int) -> Meant:
        scores: dict[str, float] = {}
        here = self._parsed.sentence_at(position)
        for one in self._naming.shortly_before(position):
            if one.actor.kind is not Kind.PERSON or self._sexes[one.actor.id] not in (sex, ""):
                continue
            back = here.number - self._parsed.sentence_at(one.start).number
            score = 3.0 - 0.75 * back + (1.0 if one.subject else 0.0) - (1.5 if one.quoted else 0.0)
            if self._parsed.sentence_at(one.start).paragraph == here.paragraph:
                score += 0.75
            if back == 0 and one.subject and not one.quoted:
                score += 0.5
            if not self._sexes[one.actor.id]:
                score -= {sex: 0.25, "": 0.5}.get(self._likely[one.actor.id], _UNLIKELY)
            if score > scores.get(one.actor.id, -9.0):
                scores[one.actor.id] = score
        if speaker_before is not None and self._sexes.get(speaker_before) in (sex, ""):
            goes_on = 0.25 if self._has_begun(position, sex, speaker_before, since) else 1.75
            unlikely = not self._sexes[speaker_before] and self._likely[speaker_before] not in (sex, "")
            scores[speaker_before] = (
                max(scores.get(speaker_before, 0.0), 1.0) + goes_on - (_UNLIKELY if unlikely else 0)
            )
        return best_of(scores, lambda actor: _CLEAR_OF_KNOWN_SEX if self._sexes[actor] else _CLEAR_OF_UNKNOWN_SEX)

    def _has_begun(self, position: int, sex: str, speaker_before: str, since: int) -> bool:
        """Whether the sentence before, behind the last quote, is about somebody else who can be meant."""
        number = self._parsed.sentence_at(position).number
        return any(
            one.start >= since and one.leads and not one.quoted and self._sexes.get(one.actor.id) in (sex, "")
            for one in self._naming.shortly_before(position)
            if one.actor.id != speaker_before and number - self._parsed.sentence_at(one.start).number <= _NEAR
        )

    def _body(self, position: int, speaker_before: str | None) -> Meant:
        scores: dict[str, float] = {}
        here = self._parsed.sentence_at(position).number
        for one in self._naming.shortly_before(position):
            if one.actor.kind is not Kind.PERSON and not one.quoted:
                back = here - self._parsed.sentence_at(one.start).number
                score = 2.0 - back + (1.5 if one.subject else 0.0)
                scores[one.actor.id] = max(score, scores.get(one.actor.id, -9.0))
        if speaker_before is not None and speaker_before not in self._sexes:
            scores[speaker_before] = scores.get(speaker_before, 0.0) + 2.0
        found = best_of({actor: score for actor, score in scores.items() if score > 1.0})
        return replace(found, clear=found.actor is None)
