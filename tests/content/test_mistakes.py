"""Mistakes in content files: each with its line, and the rest is built."""

from pathlib import Path

import pytest
from made_up import LINES, build, edit, extraction, written

from briefgen.content import read_content


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


def test_mistakes_of_form_and_of_ids_in_many_files_are_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    build(tmp_path, *(extraction(path=f"seeds/{name}.txt", sha256=name) for name in ("bad", "good", "worse")))
    edit(tmp_path, "review: draft", "review: drft\nrewiever: A. Editor", "bad")
    edit(
        tmp_path, "    text: We agree,\n    speaker: mara-oskel", "    text: We agree,\n    speaker: mara-oskell", "bad"
    )
    edit(tmp_path, "id: s2", "id: s1", "bad")
    edit(tmp_path, "id: s2", "id: S 2", "worse")
    content = read_content(tmp_path)
    assert [entry.briefing.slug for entry in content.entries] == ["good"]
    assert content.broken == {"bad", "worse"}
    told = [(problem.location.file.rpartition("/")[2], problem.code, problem.help) for problem in content.problems]
    assert [(file, code) for file, code, _ in told] == [
        ("bad.md", "BG304"), ("bad.md", "BG302"), ("bad.md", "BG308"), ("bad.md", "BG307"), ("worse.md", "BG309")
    ]  # fmt: skip
    wishes = ("did you mean 'draft'", "did you mean 'reviewer'", "another id", "did you mean 'mara-oskel'", "s-2")
    assert all(wish in help_ for wish, (_, _, help_) in zip(wishes, told, strict=True))
    written_lines = written(tmp_path, "bad").splitlines()
    for problem in content.problems[:4]:
        assert problem.location.line
        assert written_lines[problem.location.line - 1] in problem.message
        assert problem.message.endswith("^")


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    briefings = tmp_path / "briefings"
    (briefings / "folder.md").mkdir()
    (briefings / "nowhere.md").symlink_to(tmp_path / "gone.md")
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    content = read_content(tmp_path)
    assert [problem.code for problem in content.problems] == ["BG319", "BG319"]
    assert "More." in written(tmp_path)


@pytest.mark.parametrize("above", ["quotes:\n", "actors:\n", "  - id: s2\n", "    text: Ivo Brant left early.\n"])
def test_an_end_of_the_front_matter_too_many_is_told_and_nothing_of_it_is_taken_for_text(
    tmp_path: Path, above: str
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, above, f"---\n# ours\n{above}")
    before = written(tmp_path)
    build(tmp_path, extraction((*LINES, "More."), sha256="b"))
    (problem,) = read_content(tmp_path).problems
    end = before.split("\n").index("---", 1) + 1
    assert (problem.code, problem.location.line) == ("BG301", end + 2)
    assert f"take the  ---  in line {end} out" in problem.help
    assert written(tmp_path) == before


@pytest.mark.parametrize(
    "body", ["Notice: ours.", "# quotes\n\nOurs.", "---\n\nOurs.", "- text: a\n- date: b", "Ours.\n\n---\n\ntitle: a\n"]
)
def test_text_that_is_much_like_a_front_matter_is_text(tmp_path: Path, body: str) -> None:
    build(tmp_path, extraction())
    file = tmp_path / "briefings/talks.md"
    file.write_text(written(tmp_path) + body, "utf-8")
    (entry,) = read_content(tmp_path).entries
    assert entry.briefing.body == body


@pytest.mark.parametrize(
    ("old", "new", "at", "said", "remedy"),
    [
        ("    kind: direct\n    text: We", "\u00a0   kind: direct\n    text: We", "kind: direct", "U+00A0",
         "plain spaces"),
        ("text: We agree,", 'text: "We agree,', "We agree,", "mark that is not closed", 'write  "  at its end'),
        ("text: We agree,", "text: We\u2028agree,", "agree,", "U+2028", "cannot be seen"),
        ("text: We agree,", "text: We\0agree,", "agree,", "U+0000", "cannot be seen"),
        ("    speaker: mara-oskel\n    key: true\n  - id: q2", "   speaker: mara-oskel\n    key: true\n  - id: q2",
         "speaker: mara-oskel", "not in the column", "in the same column"),
        ("text: We agree,", "text: We said: agree", "We said", "mapping values", "put text with :"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_where_it_was_typed_and_with_what_helps(
    tmp_path: Path, old: str, new: str, at: str, said: str, remedy: str
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, old, new)
    (problem,) = read_content(tmp_path).problems
    assert problem.location.line
    shown = written(tmp_path).split("\n")[problem.location.line - 1]
    assert at in shown
    assert said in problem.message
    assert problem.message.endswith("^")
    assert remedy in problem.help


def test_a_front_matter_that_does_not_end_is_told_at_its_end(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    file = tmp_path / "briefings/talks.md"
    file.write_text(written(tmp_path).removesuffix("---\n"), "utf-8")
    (problem,) = read_content(tmp_path).problems
    assert "does not end" in problem.message
    assert problem.location.line == len(written(tmp_path).splitlines())
