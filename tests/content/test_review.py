"""`briefgen review` and `briefgen explain`, as they are used in a terminal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.build import review
from briefgen.cli.main import cli
from briefgen.content import read_content, read_heads, update_content
from briefgen.content.file import rewrite_briefing
from briefgen.content.question import Question, change
from briefgen.model.actor import Actor, Kind, Mention
from briefgen.model.briefing import Briefing
from briefgen.model.event import DateExpression, Event
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.fact import Check, Fact, Verdict
from briefgen.model.quote import Quote, QuoteKind, Rival
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span

LINES = (
    "Talks opened in Riga on 4 March 2026.",
    "“We agree,” he said.",
    "Ivo Brant left early.",
    "Latvia has 4 million people.",
)


def extraction(lines: tuple[str, ...] = LINES) -> Extraction:
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    check = Check(Verdict.DIFFERS, 1_800_000, "The World Factbook (CIA)", "final edition")
    quote = Quote(
        "q1", QuoteKind.DIRECT, (span("We agree,"),), span("said"), span("he"), "ivo-brant", "pronoun", key=True,
        needs_review=True, candidates=("mara-oskel",), rivals=(Rival(span("Riga"), rule="name_in_sentence", sure=0.2),),
    )  # fmt: skip
    return Extraction(
        SourceDocument("seeds/talks.txt", str(hash(lines)), "text/plain", text),
        "en",
        Title("Talks open"),
        tuple(Sentence(number, one, number) for number, one in enumerate(spans, 1)),
        summary=tuple(SummaryLine((one,)) for one in (spans[0], *spans[2:3])),
        actors=tuple(
            Actor(name.lower().replace(" ", "-"), name, Kind.PERSON, central=True, mentions=(Mention(Span(0, 4)),))
            for name in ("Ivo Brant", "Mara Oskel", "Brant")
        ),
        quotes=(quote,),
        facts=(Fact("LV", "population", "4 million", span("4 million"), 4_000_000, check=check),),
        dates=(DateExpression(span("4 March 2026"), "4 March 2026", "2026-03-04", "day_month_year"),),
        events=(Event("2026-03-04", lines[0], spans[0]),),
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    build(tmp_path, extraction())
    return tmp_path


def build(root: Path, made: Extraction) -> None:
    heads = read_heads(root / "content")
    update_content(root / "content", [made], heads=heads, sources={"seeds/talks.txt": ""}, key="k")


def run(root: Path, *arguments: str, answers: str = "") -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1772668800"}).invoke(cli, ["-C", str(root), *arguments], input=answers)


def written(root: Path) -> str:
    return (root / "content/briefings/talks.md").read_text("utf-8")


def items(root: Path) -> list[str]:
    return [row["item"] for row in json.loads(run(root, "review", "--json").stdout)["questions"]]


def test_what_needs_review_is_an_uncertain_speaker_a_different_fact_and_a_likely_duplicate(project: Path) -> None:
    assert items(project) == ["q1", "f1", "brant"]


def test_each_answer_is_written_and_the_state_is_set(project: Path) -> None:
    done = run(project, "review", "--by", "A. Editor", answers="c\n1\na\nd\ny\n")
    assert done.exit_code == 0, done.output
    assert "> [2] “We agree,” he said." in done.stderr
    assert "  [1] Talks opened" in done.stderr
    assert "1) mara-oskel" in done.stderr
    (entry,) = read_content(project / "content").entries
    (quote,) = entry.briefing.quotes
    assert (quote.speaker, quote.edited_by, quote.edited_on) == ("mara-oskel", "A. Editor", "2026-03-05")
    assert entry.briefing.facts[0].checked
    assert [actor.id for actor in entry.briefing.actors] == ["ivo-brant", "mara-oskel"]
    assert "review: reviewed\nreviewer: A. Editor\nreviewed_on: '2026-03-05'\n" in written(project)
    assert items(project) == []


def test_it_can_be_left_and_taken_up_again(project: Path) -> None:
    assert "Left" in run(project, "review", answers="a\nq\n").stderr
    assert items(project) == ["f1", "brant"]
    assert "Left" in run(project, "review", answers="s\n").stderr
    assert items(project) == ["f1", "brant"]
    assert "review: draft" in written(project)


def test_a_skipped_question_leaves_the_briefing_a_draft(project: Path) -> None:
    run(project, "review", answers="s\na\na\ny\n")
    assert "review: draft" in written(project)


def test_an_answer_that_is_none_is_asked_for_again(project: Path) -> None:
    assert run(project, "review", answers="x\n\na\nq\n").stderr.count("[a]ccept") == 4


def test_orphans_and_conflicts_are_decided(project: Path) -> None:
    run(project, "review", answers="a\na\na\ny\n")
    file = project / "content/briefings/talks.md"
    file.write_text(
        written(project)
        .replace("text: Ivo Brant left early.", "text: He left.")
        .replace("title: Talks open", "title: Ours"),
        "utf-8",
    )
    build(project, extraction((*LINES[:2], "Ivo Brant, he wrote, left after supper.", LINES[3])))
    assert [problem.code for problem in read_content(project / "content").problems] == ["BG310", "BG313"]
    assert items(project)[0] == "s2"
    run(project, "review", answers="c\n1\nq\n")
    assert "text: Ivo Brant, he wrote, left after supper." in written(project)
    assert "BG310" not in [problem.code for problem in read_content(project / "content").problems]


def test_a_dropped_orphan_stays_away_when_its_sentence_comes_back(project: Path) -> None:
    file = project / "content/briefings/talks.md"
    file.write_text(written(project).replace("text: Ivo Brant left early.", "text: He left."), "utf-8")
    build(project, extraction((*LINES[:2], LINES[3])))
    assert items(project)[0] == "s2"
    run(project, "review", answers="d\nq\n")
    build(project, extraction())
    assert "Ivo Brant left" not in written(project)


def test_an_answer_that_would_be_a_mistake_is_told_and_asked_for_again(project: Path) -> None:
    before = written(project)
    done = run(project, "review", answers="c\nnobody-here\nc\n2\nq\n")
    assert "BG307" in done.stderr
    assert written(project) == before
    done = run(project, "review", answers="c\nmara-oskel\nc\n\nq\n")
    assert "nothing is changed" in done.stderr
    assert "speaker: mara-oskel" in written(project)
    assert "text: ''" not in written(project)


def test_a_list_is_answered_with_semicolons(project: Path) -> None:
    briefing = read_content(project / "content").entries[0].briefing
    asked = Question("ivo-brant", "", "", field="roles")
    assert change(briefing, asked, "envoy; pilot", None, "2026-03-05").actors[0].roles == ("envoy", "pilot")


def test_who_is_asked_nothing_sees_every_line_before_saying_that_it_is_reviewed(project: Path) -> None:
    run(project, "review", answers="a\na\na\nn\n")
    done = run(project, "review", "--by", "A. Editor", answers="y\n")
    assert "q1: We agree,  – ivo-brant" in done.stderr
    assert "review: reviewed" in written(project)


def test_an_unknown_briefing_is_named(project: Path) -> None:
    assert run(project, "review", "tolks").exit_code == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "talks/q1",
            ("rule pronoun", "source: “he”", "cue: “said”", "needs review", "lost: mara-oskel", "“Riga”", "[2]"),
        ),
        ("s1", ("summary line", "sentence 1 of 4", "[1] Talks opened")),
        ("briefings/talks.html#line-f1", ("LV population", "4000000", "differs", "final edition", "[4]")),
        ("e1", ("2026-03-04", "day_month_year")),
        ("talks/title", ("title: Talks open", "from what is said beside the document")),
        ("ivo-brant", ("person, named 1 times", "the document is about it", "speaks in q1")),
    ],
)
def test_every_kind_of_line_is_explained(project: Path, name: str, words: tuple[str, ...]) -> None:
    done = run(project, "explain", name)
    assert done.exit_code == 0, done.output
    assert [word for word in words if word not in done.stdout] == []


def test_an_edit_is_explained_with_who_and_when(project: Path) -> None:
    file = project / "content/briefings/talks.md"
    file.write_text(
        written(project).replace("title:", "edited_by: A. Editor\ntitle:").replace("left early", "left"), "utf-8"
    )
    assert "by A. Editor" in run(project, "explain", "s2").stdout
    (line,) = json.loads(run(project, "explain", "s2", "--json").stdout)["lines"]
    assert line["edit"] == {"by": "A. Editor", "on": None}
    assert line["evidence"][0]["sentence"] == 3


def test_a_title_that_a_person_wrote_is_explained_with_what_the_program_has(project: Path) -> None:
    file = project / "content/briefings/talks.md"
    file.write_text(written(project).replace("title: Talks open", "title: Ours"), "utf-8")
    assert "written by a person; the program has: Talks open" in run(project, "explain", "talks/title").stdout


def test_what_is_not_there_cannot_be_explained(project: Path) -> None:
    assert run(project, "explain", "talks/q99").exit_code == 2


def test_what_somebody_saves_while_an_answer_is_written_down_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = project / "content/briefings/talks.md"

    def slow(old: bytes, briefing: Briefing) -> bytes:
        if b"Ours" not in old:
            file.write_bytes(old.replace(b"title: ", b"title: Ours, not "))
        return rewrite_briefing(old, briefing)

    monkeypatch.setattr(review, "rewrite_briefing", slow)
    run(project, "review", answers="c\n1\nq\n")
    assert "title: Ours, not " in written(project)
    assert "speaker: mara-oskel" in written(project)
