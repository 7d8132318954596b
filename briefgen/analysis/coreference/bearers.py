"""Who of several people with one surname is meant by it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefgen.analysis.coreference.meant import Meant
from briefgen.analysis.coreference.named import Naming
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

    def meant(self, people: Sequence[str]) -> Meant:
        """Nobody, with all of them as candidates: which is meant is for a reader of the document to say.

        But where all others of the name only came up, as somebody's wife or father, it is the one who acts in it.
        """
        acting = {one.actor.id for one in self._naming.all if one.subject and not one.quoted}
        times = Counter(one.actor.id for one in self._naming.all)
        main = [
            one
            for one in people
            if one in acting
            and all(other not in acting and times[one] >= _FAR_MORE * times[other] for other in people if other != one)
        ]
        return Meant(main[0] if main else None, tuple(people), clear=False)

    def of_sex(self, people: Sequence[str], sex: str) -> Meant:
        """The same for “he” or “she” behind the surname."""
        return self.meant([one for one in people if self._sexes[one] in (sex, "")] or people)

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
