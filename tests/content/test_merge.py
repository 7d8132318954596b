"""The merge by itself, on any lists of lines."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_up import extraction

from briefgen.content.draft import draft
from briefgen.content.ids import numbered
from briefgen.content.merge import merge

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
