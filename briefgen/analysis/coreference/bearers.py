"""Who of several people with one surname is meant by it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.analysis.coreference.meant import Meant
from briefgen.analysis.coreference.named import Named, Naming
from briefgen.analysis.coreference.sex import sex_of_title
from briefgen.analysis.tokens import Token
from briefgen.model.actor import Actor

_FAR_MORE = 3
"""Times as often as any other of the name."""


class Bearers:
    """The surname alone is then an actor of its own, since a wrong merge is worse than a split; a title may tell."""

    def __init__(self, naming: Naming, sexes: Mapping[str, str]) -> None:
        self._naming = naming
        self._sexes = sexes
        self.shared = _shared_surnames(naming.people)
        """A surname alone, kept as an actor of its own → those who bear it."""

    def meant(self, people: Sequence[str], position: int, before: str | None, sex: str = "") -> Meant:
        """Who is likely meant at a position: never clear, and nobody where they are much alike.

        Whoever spoke last goes on, or it is the one named far more often; but not where another was just introduced.
        """
        fitting = [one for one in people if not sex or self._sexes[one] in (sex, "")]
        times = Counter(one.actor.id for one in self._naming.all)
        main = [
            one for one in fitting if all(times[one] >= _FAR_MORE * times[other] for other in people if other != one)
        ]
        goes_on = [before] if before in fitting else main
        just = self._just_named(people, position)
        introduced = {one.actor.id for one in just if one.subject or not goes_on}
        choice = {*goes_on, *(introduced if len({one.actor.id for one in just}) == 1 else ())}
        actor = choice.pop() if len(choice) == 1 else None
        return Meant(actor if actor in fitting else None, tuple(people), clear=False)

    def _just_named(self, people: Sequence[str], position: int) -> list[Named]:
        """The full names of any of them in the last sentence before that has one."""
        found: list[Named] = []
        for one in reversed(self._naming.shortly_before(position)):
            if one.actor.id in people and self._naming.is_full(one):
                if found and self._naming.sentence_of(one) != self._naming.sentence_of(found[0]):
                    break
                found.append(one)
        return found

    def of_title(self, head: Token, people: Sequence[str]) -> tuple[str, ...]:
        """Of people of one name, those whom the title before it can mean: “Ms. Oskel”."""
        wanted = sex_of_title(head.nbor(-1).text) if head.i > 0 else ""
        known = [one for one in people if wanted and self._sexes[one] == wanted]
        fitting = known or [one for one in people if not wanted or not self._sexes[one]]
        return tuple(fitting or people)


def _shared_surnames(people: Iterable[Actor]) -> dict[str, tuple[str, ...]]:
    bearers: dict[str, list[str]] = {}
    for actor in people:
        if " " in actor.name:
            bearers.setdefault(actor.name.split()[-1], []).append(actor.id)
    return {one.id: tuple(bearers[one.name]) for one in people if len(bearers.get(one.name, ())) > 1}
