"""The merge by itself, on any lists of lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import extraction

from briefgen.content.draft import draft
from briefgen.content.ids import numbered
from briefgen.content.merge import merge
from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.quote import QuoteKind

POOL = [f"Sentence {number} says “quote {number}” plainly." for number in range(8)]
SOURCES = st.lists(st.sampled_from(POOL), min_size=1, max_size=6, unique=True)


@given(SOURCES, SOURCES, st.data())
def test_no_edit_of_a_person_is_lost_in_a_merge(first: list[str], second: list[str], data: st.DataObject) -> None:
    before = numbered(extraction(first), None, "k")
    after = numbered(extraction(second), before, "k")
    base, theirs = draft("talks", before), draft("talks", after)
    lines = list(base.summary)
    removed = data.draw(st.sets(st.sampled_from(lines)))
    changed = data.draw(st.sets(st.sampled_from(lines)))
    mine = [replace(line, text=f"{line.text} (ours)") if line in changed else line for line in lines]
    mine = [line for line, old in zip(mine, lines, strict=True) if old not in removed]
    mine = data.draw(st.permutations(mine))
    added = replace(lines[0], id="added", text="Entirely ours.")
    mine.insert(data.draw(st.integers(0, len(mine))), added)
    merged = merge(base, replace(base, summary=tuple(mine)), theirs).briefing
    kept = [line for line in merged.summary if line in mine]
    ordered = [line.id for line in lines if line.id in {line.id for line in mine}]
    if ordered != [line.id for line in mine if line is not added]:  # the order is a person's
        assert kept == [line for line in mine if line in kept]
    assert all(line in merged.summary for line in mine if line.text.endswith("(ours)") or line.id == "added")
    assert not {line.id for line in removed} & {line.id for line in merged.summary}
    fresh = {line.id for line in theirs.summary} - {line.id for line in base.summary}
    assert fresh <= {line.id for line in merged.summary}
    assert len({line.id for line in merged.summary}) == len(merged.summary)


@given(SOURCES, SOURCES)
def test_without_edits_a_merge_is_the_new_extraction(first: list[str], second: list[str]) -> None:
    before = numbered(extraction(first), None, "k")
    after = numbered(extraction(second), before, "k")
    base, theirs = draft("talks", before), draft("talks", after)
    merged = merge(base, base, theirs)
    assert (merged.briefing, merged.conflicts) == (theirs, ())


def spoken(*quotes: tuple[str, str], actors: tuple[str, ...] = ("mara-oskel", "ivo-brant")) -> Briefing:
    names = {"mara-oskel": "Mara Oskel", "m-oskel": "Mara Oskel", "ivo-brant": "Ivo Brant", "oskel": "M. Oskel"}
    return Briefing(
        "a",
        "seeds/a.txt",
        "A",
        quotes=tuple(QuoteItem(item, QuoteKind.DIRECT, f"We {item}", speaker) for item, speaker in quotes),
        actors=tuple(ActorItem(actor, names[actor], Kind.PERSON) for actor in actors),
    )


@pytest.mark.parametrize("new", ["m-oskel", "oskel"])
def test_an_actor_whom_a_person_gave_another_id_goes_on_speaking(new: str) -> None:
    """By the name, or by the quotes where the name is near; somebody of another name speaks nobody's later words."""
    base = spoken(("q1", "mara-oskel"), ("q2", "ivo-brant"))
    kept = (new, "ivo-brant")
    mine = spoken(("q1", new), ("q2", "ivo-brant"), actors=kept)
    theirs = spoken(("q1", "mara-oskel"), ("q2", "ivo-brant"), ("q3", "mara-oskel"))
    merged = merge(base, mine, theirs)
    assert [quote.speaker for quote in merged.briefing.quotes] == [new, "ivo-brant", new]
    assert [actor.id for actor in merged.briefing.actors] == list(kept)
    assert not merged.conflicts
    assert merge(theirs, merged.briefing, theirs).briefing == merged.briefing


def test_who_was_taken_out_without_an_heir_is_missed_and_not_replaced() -> None:
    base = spoken(("q1", "ivo-brant"))
    mine = spoken(("q1", "ivo-brant"), actors=("ivo-brant",))
    merged = merge(base, mine, spoken(("q1", "ivo-brant"), ("q2", "mara-oskel")))
    assert [quote.speaker for quote in merged.briefing.quotes] == ["ivo-brant", None]
    assert [(found.item, found.extracted) for found in merged.conflicts] == [("q2", "mara-oskel")]
