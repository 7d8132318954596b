"""Whom pronouns and descriptions mean: "he", "the minister", "the company". Nobody, where the text does not decide."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from briefgen.analysis.actors.roles import is_role
from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.marks import find_quoted
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Form, Kind, Mention
from briefgen.model.span import Span
from briefgen.reference.names import country_of_demonym, name_of

HE, SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_FARTHEST = 5
"""Sentences back in which the one who is meant was named."""
_FAR_MORE = 3
"""Times as often as any other of the name."""
_FEMALE_NOUNS = (
    "woman",
    "girl",
    "mother",
    "daughter",
    "sister",
    "wife",
    "queen",
    "princess",
    "duchess",
    "actress",
    "lady",
    "widow",
)
_MALE_NOUNS = ("man", "boy", "father", "son", "brother", "husband", "king", "prince", "duke", "actor", "gentleman")


@dataclass(frozen=True, slots=True)
class Meant:
    """The outcome of a question: an actor's id or nobody, who else could be meant, and whether it is clear."""

    actor: str | None
    others: tuple[str, ...] = ()
    clear: bool = True
    named: Span | None = None
    """The name that decided it."""


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    actor: Actor
    subject: bool
    quoted: bool

    @property
    def start(self) -> int:
        return self.span.start


class Referents:
    """The actors of a document by where they are named, for questions about who is meant."""

    def __init__(self, parsed: Parsed, actors: Iterable[Actor]) -> None:
        self._parsed = parsed
        quoted = [one.outer for one in find_quoted(parsed)] if parsed.sentences else []
        self._quoted_starts = [span.start for span in quoted]
        self._quoted = quoted
        kept = [a for a in actors if a.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.COUNTRY)]
        self._named = sorted(
            (self._place(m.span, a) for a in kept for m in a.mentions if m.form is Form.NAME), key=lambda one: one.start
        )
        self._starts = [one.start for one in self._named]
        self._sex = {a.id: sex_of(parsed, a) for a in kept if a.kind is Kind.PERSON}
        self._shared = _shared_surnames(kept)
        self._roles = {a.id: _role_nouns(parsed, a) for a in kept if a.kind is Kind.PERSON}

    def _place(self, span: Span, actor: Actor) -> _Named:
        tokens = self._parsed.tokens_in(span)
        root = tokens.root if tokens else None
        subject = root is not None and (
            root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ == "appos" and root.head.dep_ == "nsubj")
        )
        return _Named(span, actor, subject, self.is_quoted(span.start))

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies between quotation marks."""
        at = bisect_left(self._quoted_starts, position + 1) - 1
        return at >= 0 and position < self._quoted[at].end

    def pronoun(self, token: Token, speaker_before: str | None = None) -> Meant:
        """Whom a pronoun outside quotation marks means; `speaker_before` spoke last, not long ago."""
        word = token.lower_
        position = self._parsed.starts[token.i]
        if word in HE or word in SHE:
            sex = "m" if word in HE else "f"
            meant = self._person(position, sex, speaker_before)
            if meant.actor in self._shared:
                return self.bearer(self._shared[meant.actor], position, speaker_before, sex)
            if meant.actor is not None and meant.clear and not self.is_quoted(position):
                self._sex[meant.actor] = sex  # nobody is both he and she
            return self._placed(meant, position)
        if word == "it":
            return self._placed(self._body(position, speaker_before), position)
        return Meant(None, clear=word not in ("they", "we", "i", "you"))

    def _placed(self, meant: Meant, position: int) -> Meant:
        """The same, with the last name before the position that is the actor's."""
        at = bisect_left(self._starts, position)
        last = next((i for i in range(at - 1, -1, -1) if self._named[i].actor.id == meant.actor), None)
        return meant if last is None else replace(meant, named=self._named[last].span)

    def _person(self, position: int, sex: str, speaker_before: str | None) -> Meant:
        scores: dict[str, float] = {}
        here = self._parsed.sentence_at(position)
        for one in self._back(position):
            if one.actor.kind is not Kind.PERSON or self._sex[one.actor.id] not in (sex, ""):
                continue
            back = here.number - self._parsed.sentence_at(one.start).number
            score = 3.0 - 0.75 * back + (1.0 if one.subject else 0.0) - (1.5 if one.quoted else 0.0)
            if self._parsed.sentence_at(one.start).paragraph == here.paragraph:
                score += 0.75
            if back == 0 and one.subject and not one.quoted:
                score += 0.5
            if not self._sex[one.actor.id]:
                score -= 0.5
            if score > scores.get(one.actor.id, -9.0):
                scores[one.actor.id] = score
        if speaker_before in self._sex and self._sex[speaker_before] in (sex, ""):
            scores[speaker_before] = max(scores.get(speaker_before, 0.0), 1.0) + 1.75
        return _best(scores)

    def _body(self, position: int, speaker_before: str | None) -> Meant:
        scores: dict[str, float] = {}
        here = self._parsed.sentence_at(position).number
        for one in self._back(position):
            if one.actor.kind is not Kind.PERSON and not one.quoted:
                back = here - self._parsed.sentence_at(one.start).number
                score = 2.0 - back + (1.5 if one.subject else 0.0)
                scores[one.actor.id] = max(score, scores.get(one.actor.id, -9.0))
        if speaker_before is not None and speaker_before not in self._sex:
            scores[speaker_before] = scores.get(speaker_before, 0.0) + 2.0
        found = _best({actor: score for actor, score in scores.items() if score > 1.0})
        return replace(found, clear=False)

    def _back(self, position: int) -> Sequence[_Named]:
        """Names before a position, not farther than a few sentences."""
        at = bisect_left(self._starts, position)
        number = self._parsed.sentence_at(position).number
        first = self._parsed.sentences[max(0, number - 1 - _FARTHEST)].span.start
        return self._named[bisect_left(self._starts, first) : at]

    def bearer(self, people: Sequence[str], position: int, before: str | None, sex: str = "") -> Meant:
        """Who of several with one surname is likely meant by it: never clear, and nobody where they are much alike.

        Whoever spoke last goes on; else it is the only one named before, or the one named far more often.
        """
        fitting = [one for one in people if not sex or self._sex[one] in (sex, "")]
        times = Counter(one.actor.id for one in self._named)
        earlier = {one.actor.id for one in self._named[: bisect_left(self._starts, position)]}
        main = [
            one for one in fitting if all(times[one] >= _FAR_MORE * times[other] for other in people if other != one)
        ]
        named = [one for one in fitting if one in earlier]
        choice = [before] if before in fitting else named if len(named) == 1 else main
        return Meant(choice[0] if choice else None, tuple(people), clear=False)

    def of_title(self, head: Token, people: Sequence[str]) -> tuple[str, ...]:
        """Of people of one name, those whom the title before it can mean: “Ms. Oskel”."""
        title = head.nbor(-1).text if head.i > 0 else ""
        female, male = title in words("roles", "female_titles"), title in words("roles", "male_titles")
        wanted = "f" if female else "m" if male else ""
        known = [one for one in people if wanted and self._sex[one] == wanted]
        fitting = known or [one for one in people if not wanted or not self._sex[one]]
        return tuple(fitting or people)

    def described(self, head: Token) -> Meant:
        """Whom "the minister" or "the Romanian minister" means: the one person who was given that role before."""
        if not _is_definite(head) or not is_role(head):
            return Meant(None)
        position = self._parsed.starts[head.i]
        modifiers = {t.text for t in head.subtree if t.i != head.i and t.text[0].isupper()}
        scores: dict[str, float] = {}
        for one in self._named[: bisect_left(self._starts, position)]:
            nouns = self._roles.get(one.actor.id, frozenset())
            if head.lemma_.lower() in nouns or head.lower_ in nouns:
                fits = (
                    not modifiers
                    or any(m in role.text for role in one.actor.roles for m in modifiers)
                    or self._home_fits(one.actor, modifiers)
                )
                if fits:
                    scores[one.actor.id] = one.start / max(position, 1)
        if not scores:
            return Meant(None)
        if len(scores) > 1:
            return Meant(None, tuple(sorted(scores, key=lambda actor: -scores[actor])), clear=False)
        return self._placed(Meant(next(iter(scores))), position)

    @staticmethod
    def _home_fits(actor: Actor, modifiers: set[str]) -> bool:
        """“the Latvian minister” after “Ivo Brant, the minister of Latvia”."""
        homes = {name_of(code) for word in modifiers if (code := country_of_demonym(word))}
        roles = " ".join(role.text for role in actor.roles)
        return any(m in actor.name for m in modifiers) or any(home in roles for home in homes)

    def body_described(self, head: Token) -> Meant:
        """“the forum”, “the group”: the one body before whose name ends so."""
        if not _is_definite(head):
            return Meant(None)
        position = self._parsed.starts[head.i]
        word = head.lower_
        fitting = {
            one.actor.id: one
            for one in self._named[: bisect_left(self._starts, position)]
            if one.actor.kind is Kind.ORGANISATION and any(part.lower() == word for part in one.actor.name.split()[-2:])
        }
        if len(fitting) == 1:
            return self._placed(Meant(next(iter(fitting)), clear=False), position)
        return Meant(None, tuple(fitting))


def refer_back(parsed: Parsed, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The same actors with pronoun and nominal mentions added, wherever the text decides whom they mean."""
    referents = Referents(parsed, actors)
    more: dict[str, list[Mention]] = {}
    for token in parsed.doc:
        if token.pos_ == "PRON" and token.lower_ in HE | SHE:
            form, meant = Form.PRONOUN, referents.pronoun(token)
        elif token.pos_ == "NOUN" and is_role(token) and _is_definite(token):
            form, meant = Form.NOMINAL, referents.described(token)
        else:
            continue
        if meant.actor and meant.clear and not referents.is_quoted(parsed.starts[token.i]):
            more.setdefault(meant.actor, []).append(Mention(parsed.span(token.i, token.i + 1), form))
    return tuple(
        replace(actor, mentions=tuple(sorted((*actor.mentions, *more[actor.id])))) if actor.id in more else actor
        for actor in actors
    )


def sex_of(parsed: Parsed, actor: Actor) -> str:
    """Either "f", "m" or nothing, as titles, roles and the given name show; a name that both bear shows nothing."""
    for mention in actor.mentions:
        first = parsed.tokens_in(mention.span)
        before = first[0].nbor(-1).text if first and first[0].i > 0 else ""
        if before in words("roles", "female_titles"):
            return "f"
        if before in words("roles", "male_titles"):
            return "m"
    for role in actor.roles:
        last = role.text.lower()
        if any(noun in last.split() or last.endswith(noun) or f"{noun} of" in last for noun in _FEMALE_NOUNS):
            return "f"
        if any(
            noun in last.split() or f"{noun} of" in last
            for noun in (*_MALE_NOUNS, "spokesman", "chairman", "businessman")
        ):
            return "m"
    given, first_name = rows("given_names"), actor.name.split()[0] if " " in actor.name else ""
    if first_name in given["both"]:
        return ""
    return "f" if first_name in _names("female") else "m" if first_name in _names("male") else ""


def _shared_surnames(actors: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    """A surname alone, kept as an actor of its own since several bear it → those who do."""
    people = [actor for actor in actors if actor.kind is Kind.PERSON]
    bearers: dict[str, list[str]] = {}
    for actor in people:
        if " " in actor.name:
            bearers.setdefault(actor.name.split()[-1], []).append(actor.id)
    return {one.id: tuple(bearers[one.name]) for one in people if len(bearers.get(one.name, ())) > 1}


def _names(sex: str) -> frozenset[str]:
    return words("given_names", sex)


def _role_nouns(parsed: Parsed, actor: Actor) -> frozenset[str]:
    found: set[str] = set()
    for role in actor.roles:
        for token in parsed.tokens_in(role.span):
            if is_role(token):
                found.update((token.lower_, token.lemma_.lower()))
    return frozenset(found)


def _is_definite(head: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.children)


def _best(scores: dict[str, float]) -> Meant:
    if not scores:
        return Meant(None)
    ranked = sorted(scores, key=lambda actor: (-scores[actor], actor))
    second = scores[ranked[1]] if len(ranked) > 1 else -9.0
    return Meant(ranked[0], tuple(ranked[1:4]), clear=scores[ranked[0]] - second >= 1.0)
