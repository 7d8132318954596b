"""What the program does not decide by itself, it suggests, with what speaks for it and against."""

from briefgen.index import Appearance, Index, open_index
from briefgen.index.suggest import Suggestion
from briefgen.model.actor import Kind
from briefgen.model.curated import Judgement, Verdict
from briefgen.model.slug import slug


def seen(briefing: str, name: str, *roles: str, country: str | None = None, kind: Kind = Kind.PERSON) -> Appearance:
    return Appearance(briefing, slug(name), name, kind, country, "2026-01-01", roles)


def index_of(index: Index, *appearances: Appearance) -> Index:
    present: dict[str, list[Appearance]] = {}
    for one in appearances:
        present.setdefault(one.slug, []).append(one)
    index.update(present)
    return index


def suggestions(*appearances: Appearance, judgements: tuple[Judgement, ...] = ()) -> list[Suggestion]:
    with open_index(None) as index:
        return index_of(index, *appearances).suggest(judgements)


def test_the_two_george_bushes_are_suggested_and_never_joined() -> None:
    [one] = suggestions(seen("a", "George W. Bush", "President"), seen("b", "George Bush", "former president"))
    assert {one.first, one.second} == {"george-w-bush", "george-bush"}
    assert "each is called president" in one.reason


def test_roles_that_agree_come_first_and_those_that_do_not_last() -> None:
    found = suggestions(
        seen("a", "Ivo Brant", "port minister"),
        seen("b", "I. Brant", "minister for ports"),
        seen("a", "Mara Oskel", "envoy"),
        seen("b", "M. Oskel", "poet"),
        seen("a", "Ana Lind"),
        seen("b", "A. Lind"),
    )
    assert [one.agree for one in found] == [1, 0, -1]
    assert "but one is called" in found[-1].reason


def test_namesakes_of_two_countries_and_two_callings_are_two_and_suggested_last_of_all() -> None:
    tarrows = (
        seen("a", "John Tarrow", "British footballer", country="GB"),
        seen("b", "John Tarrow", "Australian judge", country="AU"),
        seen("d", "John Tarrow", "British striker and footballer", country="GB"),
    )
    [one] = suggestions(*tarrows)
    assert (one.first, one.second, one.agree) == ("john-tarrow", "john-tarrow--au", -1)
    assert one.reason.endswith("one is called footballer of United Kingdom and the other judge of Australia")
    unsure = Judgement(Verdict.UNSURE, "john-tarrow", "john-tarrow--au", "x", "y", "2026-03-05")
    assert not suggestions(*tarrows, judgements=(unsure,))


def test_bodies_that_many_states_have_are_suggested_once_each() -> None:
    bodies = [seen(briefing, "Supreme Court", kind=Kind.ORGANISATION) for briefing in "abcd"]
    found = suggestions(*bodies)
    assert len(found) == 3
    assert {one.reason for one in found} == {"one name, and nothing says of which state"}
