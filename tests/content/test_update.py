"""What people change stays changed, whatever happens to the source: on real files."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.content import check_reviewed, read_content, read_heads, update_content
from briefgen.content.draft import draft
from briefgen.content.ids import numbered
from briefgen.content.merge import merge
from briefgen.content.record import read_record, write_record
from briefgen.content.schema import COMMENT, schema
from briefgen.model.actor import Actor, Kind, Mention, Role
from briefgen.model.entry import Edit
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span

LINES = ("Talks opened in Riga.", "“We agree,” said Mara Oskel.", "Ivo Brant left early.", "“No,” he said.")


def extraction(lines: Sequence[str] = LINES, path: str = "seeds/talks.txt", sha256: str = "a") -> Extraction:
    """A made-up analysis: each line is a sentence and a summary line, and what it quotes is a quote of Mara Oskel."""
    text = "\n".join(lines)
    sentences, quotes, start = [], [], 0
    for number, line in enumerate(lines, 1):
        sentences.append(Sentence(number, Span(start, start + len(line)), number - 1))
        if "“" in line:
            span = Span(start + line.index("“") + 1, start + line.index("”"))
            quotes.append(Quote(f"q{len(quotes) + 1}", QuoteKind.DIRECT, (span,), speaker="mara-oskel", key=True))
        start += len(line) + 1
    oskel = Actor(
        "mara-oskel",
        "Mara Oskel",
        Kind.PERSON,
        roles=(Role(Span(0, 5), "envoy"),),
        mentions=(Mention(Span(0, 5)),),
        central=True,
    )
    return Extraction(
        SourceDocument(path, sha256, "text/plain", text),
        "en",
        Title(lines[0]),
        tuple(sentences),
        summary=tuple(SummaryLine((sentence.span,)) for sentence in sentences),
        actors=(oskel,),
        quotes=tuple(quotes),
    )


def build(folder: Path, *extractions: Extraction) -> list[str]:
    """An update as `briefgen build` does it; the codes of what it found."""
    sources = frozenset(one.source.path for one in extractions)
    found = update_content(folder, extractions, heads=read_heads(folder), sources=sources, key="k")
    return [problem.code for problem in found]


def edit(folder: Path, old: str, new: str, name: str = "talks") -> None:
    file = folder / f"briefings/{name}.md"
    text = file.read_text("utf-8")
    assert text.count(old) == 1, text
    file.write_text(text.replace(old, new), "utf-8")


def written(folder: Path, name: str = "talks") -> str:
    return (folder / f"briefings/{name}.md").read_text("utf-8")


def test_drafts_find_the_schema_that_they_name(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    line = written(tmp_path).splitlines()[1]
    assert (tmp_path / "briefings" / line.partition("$schema=")[2]).read_bytes() == schema()


def test_a_draft_from_before_there_was_a_schema_follows_its_source_and_names_it_from_then_on(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, COMMENT, "")
    build(tmp_path, extraction(("Talks closed in Riga.", *LINES[1:]), sha256="b"))
    assert written(tmp_path).startswith(f"---\n{COMMENT}source: ")
    assert "title: Talks closed in Riga.\n" in written(tmp_path)


def test_an_edited_file_from_before_there_was_a_schema_gets_no_line_that_nobody_asked_for(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, COMMENT, "")
    edit(tmp_path, "text: Ivo Brant left early.", "text: He left.")
    build(tmp_path, extraction(("Talks closed in Riga.", *LINES[1:]), sha256="b"))
    assert "schema" not in written(tmp_path)
    assert "text: He left.\n" in written(tmp_path)


def test_a_record_is_read_back_as_it_was(tmp_path: Path) -> None:
    record = numbered(extraction(), None, "k")
    (tmp_path / "a.record.json").write_bytes(write_record(record))
    assert read_record(tmp_path / "a.record.json") == record


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"format": "briefgen/record/99"}', '{"format": "briefgen/record/1"}']
)
def test_a_damaged_record_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.record.json").write_text(content)
    assert read_record(tmp_path / "a.record.json") is None


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    build(tmp_path, extraction())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")} == before


def test_untouched_lines_follow_the_source_and_keep_their_ids(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    build(tmp_path, extraction(("A storm rose.", *LINES[:2], LINES[3]), sha256="b"))
    (entry,) = read_content(tmp_path).entries
    assert [(line.id, line.text) for line in entry.briefing.summary] == [
        ("s5", "A storm rose."),
        ("s1", LINES[0]),
        ("s2", LINES[1]),
        ("s4", LINES[3]),
    ]
    assert not entry.edited


def test_six_kinds_of_edits_survive_a_changed_source(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks end in discord")
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left early. # ours", "talks")
    edit(tmp_path, "  - id: s1\n    text: Talks opened in Riga.\n", "")
    edit(tmp_path, "  - id: s4\n", "  - id: mine\n    text: Nobody else was asked.\n  - id: s4\n")
    edit(tmp_path, "    text: We agree,", "    text: We agree, then,")
    file = tmp_path / "briefings/talks.md"
    file.write_text(written(tmp_path).replace("review: draft", "review: reviewed") + "Our view.\n", "utf-8")
    build(tmp_path, extraction((*LINES, "The river fell."), sha256="b"))
    content = read_content(tmp_path)
    (entry,) = content.entries
    briefing = entry.briefing
    assert briefing.title == "Riga talks end in discord"
    assert [line.id for line in briefing.summary] == ["s2", "s3", "mine", "s4", "s5"]
    assert "# ours" in written(tmp_path)
    assert briefing.quotes[0].text == "We agree, then,"
    assert (briefing.review, briefing.body) == ("reviewed", "Our view.\n")
    assert entry.edited == {"title", "mine", "q1"}


def test_who_edited_and_when_comes_from_the_line_or_else_from_the_file(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left.\n    edited_by: B. Desk")
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours\nedited_by: A. Editor\nedited_on: '2026-03-05'")
    (entry,) = read_content(tmp_path).entries
    assert entry.edits == {"s3": Edit("B. Desk", "2026-03-05"), "title": Edit("A. Editor", "2026-03-05")}


def test_a_line_that_a_person_looked_at_is_no_edit(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left early.\n    checked: true")
    (entry,) = read_content(tmp_path).entries
    assert not entry.edited
    assert entry.evidence["s3"]


def test_both_changed_the_same_line_and_the_persons_stays(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="b"))
    assert "title: Riga talks\n" in written(tmp_path)
    (problem,) = read_content(tmp_path).problems
    assert problem.code == "BG306"
    assert "Talks opened at noon." in problem.message
    assert "Riga talks" in problem.message


def test_a_conflict_is_reported_until_somebody_decides_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="b"))
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:], "More."), sha256="c"))
    assert [problem.code for problem in read_content(tmp_path).problems] == ["BG306"]
    edit(tmp_path, "title: Riga talks", "title: Riga talks at noon")
    assert not read_content(tmp_path).problems


def test_a_persons_word_stays_theirs_when_the_extraction_comes_to_agree_with_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Riga talks")
    build(tmp_path, extraction(("Riga talks", *LINES[1:]), sha256="b"))
    build(tmp_path, extraction(("Talks opened at noon.", *LINES[1:]), sha256="c"))
    assert "title: Riga talks\n" in written(tmp_path)


def test_a_removed_line_stays_away_when_its_sentence_goes_and_comes_back(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "  - id: s3\n    text: Ivo Brant left early.\n", "")
    build(tmp_path, extraction((*LINES[:2], LINES[3]), sha256="b"))
    build(tmp_path, extraction((*LINES, "More."), sha256="c"))
    assert "Ivo Brant" not in written(tmp_path)
    assert "More." in written(tmp_path)


def test_the_order_follows_the_source_unless_a_person_changed_it(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "    text: Ivo Brant left early.", "    text: Ivo Brant left.")
    build(tmp_path, extraction((LINES[2], *LINES[:2], LINES[3]), sha256="b"))
    (entry,) = read_content(tmp_path).entries
    assert [line.id for line in entry.briefing.summary] == ["s3", "s1", "s2", "s4"]


def test_a_line_that_was_put_in_other_words_rests_on_its_sentence_as_long_as_that_stands(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: Ivo Brant, tired, went home.")
    build(tmp_path, extraction((LINES[2], *LINES[:2]), sha256="b"))
    content = read_content(tmp_path)
    assert content.entries[0].evidence["s3"] == (Span(0, len(LINES[2])),)
    assert not content.problems


def test_what_changes_after_a_review_is_named(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: reviewed\nreviewer: A. Editor\nreviewed_on: '2026-03-05'")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    content = read_content(tmp_path)
    assert content.entries[0].since_review == ("s5",)
    assert [problem.code for problem in content.problems] == ["BG313"]
    assert [problem.code for problem in check_reviewed(tmp_path)] == ["BG315"]
    edit(tmp_path, "reviewed_on: '2026-03-05'", "reviewed_on: '2026-03-06'")
    assert not read_content(tmp_path).problems


def test_a_renamed_source_keeps_its_briefing(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours")
    build(tmp_path, extraction(path="seeds/2026/riga.txt"))
    assert [path.name for path in sorted(tmp_path.rglob("*.md"))] == ["talks.md"]
    assert "source: seeds/2026/riga.txt\ntitle: Ours" in written(tmp_path)
    assert [head.path for head in read_heads(tmp_path).values()] == ["seeds/2026/riga.txt"]


def test_two_documents_of_one_name_get_two_briefings(tmp_path: Path) -> None:
    build(tmp_path, extraction(path="seeds/a/talks.txt"), extraction(path="seeds/b/talks.txt"))
    assert sorted(path.stem for path in tmp_path.rglob("*.md")) == ["talks", "talks-2"]


def test_a_document_called_index_does_not_take_the_page_of_the_list(tmp_path: Path) -> None:
    build(tmp_path, extraction(path="seeds/index.txt"))
    assert [path.name for path in tmp_path.rglob("*.md")] == ["index-2.md"]
    assert not read_content(tmp_path).problems


def test_a_deleted_content_file_is_drafted_again(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    (tmp_path / "briefings/talks.md").unlink()
    build(tmp_path, extraction())
    assert (tmp_path / "briefings/talks.md").is_file()


def test_a_file_of_a_person_is_never_taken_over(tmp_path: Path) -> None:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/talks.md").write_text("---\ntitle: By hand\nsource:\n---\n")
    build(tmp_path, extraction())
    assert "By hand" in written(tmp_path)
    assert (tmp_path / "briefings/talks-2.md").is_file()


def test_a_lost_record_changes_nothing_in_the_file(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, LINES[2], "Ivo Brant stayed.")
    (tmp_path / "briefings/talks.record.json").unlink()
    before = written(tmp_path)
    assert build(tmp_path, extraction()) == ["BG305"]
    assert written(tmp_path) == before
    (entry,) = read_content(tmp_path).entries
    assert entry.edited == {"s3"}


def test_a_broken_file_is_left_alone_and_reported(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "review: draft", "review: draft\n\tx: y")
    before = written(tmp_path)
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    content = read_content(tmp_path)
    assert written(tmp_path) == before
    assert content.broken == {"talks"}
    assert [problem.code for problem in content.problems] == ["BG301"]
    edit(tmp_path, "\n\tx: y", "")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    assert "More." in written(tmp_path)


def test_a_changed_line_whose_sentence_is_gone_is_reported_with_the_nearest(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, f"text: {LINES[2]}", "text: Ivo Brant, tired, left early.")
    build(tmp_path, extraction((*LINES[:2], "Ivo Brant left very early."), sha256="b"))
    (problem,) = read_content(tmp_path).problems
    assert (problem.code, problem.severity) == ("BG310", "warning")
    assert "[3]: Ivo Brant left very early." in problem.help
    assert "Ivo Brant, tired, left early." in written(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        (
            "text: We agree,\n    speaker: mara-oskel",
            "text: We agree,\n    speaker: mara-oskell",
            "BG307",
            "'mara-oskel'",
        ),
        ("id: s2", "id: s1", "BG308", "twice"),
        ("id: s2", "id: ../s2", "BG309", "for example  s2"),
    ],
)
def test_ids_that_lead_nowhere_are_named_with_their_line(
    tmp_path: Path, old: str, new: str, code: str, words: str
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, old, new)
    (problem,) = read_content(tmp_path).problems
    assert problem.code == code
    assert problem.location.line
    assert "     |" in problem.message
    assert problem.message.endswith("^")
    assert words in f"{problem.message} {problem.help}"


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
