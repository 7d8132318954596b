"""`briefgen check` finds what no source and no person answers for, and what must not be shown."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.build.check import check
from briefgen.cli.main import cli
from briefgen.content import follow_sources, read_content, update_content
from briefgen.content.record import read_record, write_record
from briefgen.model.card import card_of
from briefgen.model.extraction import Extraction, SummaryLine, Title
from briefgen.model.fact import Check, Fact, Verdict
from briefgen.model.quote import Quote, QuoteKind
from briefgen.model.source import Sentence, SourceDocument
from briefgen.model.span import Span
from briefgen.settings import Project, open_project

TEXT = "Talks opened in Riga. “We agree,” said somebody. Write to press@harbour.example."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(TEXT, "utf-8")
    ends = [21, 48, len(TEXT)]
    spans = [Span(0, 21), Span(22, 48), Span(49, ends[2])]
    extraction = Extraction(
        SourceDocument("seeds/talks.txt", sha256(TEXT.encode()).hexdigest(), "text/plain", TEXT),
        "en",
        Title("Talks"),
        tuple(Sentence(number, span, 0) for number, span in enumerate(spans, 1)),
        summary=(SummaryLine((spans[0],)), SummaryLine((spans[2],))),
        quotes=(Quote("q1", QuoteKind.DIRECT, (Span(23, 32),), key=True),),
    )
    update_content(tmp_path / "content", [extraction], heads={}, sources={"seeds/talks.txt": ""}, key="k")
    return Project(tmp_path)


@pytest.fixture
def edit(project: Project) -> Callable[[str, str], None]:
    def change(old: str, new: str) -> None:
        file = project.content / "briefings/talks.md"
        text = file.read_text("utf-8")
        assert text.count(old) == 1, text
        file.write_text(text.replace(old, new), "utf-8")

    return change


Edit = Callable[[str, str], None]


def found(project: Project) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in check(project).problems]


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["-C", str(project.root), *arguments])


def test_what_is_as_extracted_is_right_and_an_address_in_it_is_only_noted(project: Project) -> None:
    assert found(project) == [("BG331", "note")]
    assert run(project, "check", "--strict").exit_code == 0


def test_a_quote_that_is_not_verbatim_fails_unless_it_is_a_paraphrase(project: Project, edit: Edit) -> None:
    edit("text: We agree,", "text: We quite agree,")
    (problem,) = [problem for problem in check(project).problems if problem.severity == "error"]
    assert problem.code == "BG311"
    assert problem.location.line
    assert "We quite agree," in problem.message
    assert run(project, "check").exit_code == 1
    edit("text: We quite agree,", "text: We quite agree,\n    paraphrase: true")
    assert found(project) == [("BG312", "note"), ("BG331", "note")]
    (entry,) = read_content(project.content).entries
    assert entry.evidence["q1"] == (Span(23, 32),)


def test_a_line_of_a_person_is_noted_and_fails_nothing(project: Project, edit: Edit) -> None:
    edit("quotes:\n", "  - id: mine\n    text: Nobody was there.\nquotes:\n")
    assert ("BG312", "note") in found(project)
    assert run(project, "check", "--strict").exit_code == 0


def test_a_line_that_rests_on_nothing_is_an_error(project: Project) -> None:
    file = project.content / "briefings/talks.record.json"
    record = read_record(file)
    assert record
    source = replace(record.extraction.source, text="Something else altogether." + " " * 60)
    file.write_bytes(write_record(replace(record, extraction=replace(record.extraction, source=source, summary=()),
                                          ids={**record.ids, "summary": ()})))  # fmt: skip
    assert ("BG312", "error") in found(project)


def test_a_source_that_changed_since_is_told(project: Project) -> None:
    (project.root / "seeds/talks.txt").write_text("Other words.")
    assert ("BG314", "warning") in found(project)


def test_a_lost_record_is_told(project: Project) -> None:
    (project.content / "briefings/talks.record.json").write_text("{}")
    assert ("BG305", "warning") in found(project)


def test_two_briefings_of_one_document_are_told(project: Project) -> None:
    file = project.content / "briefings/talks.md"
    file.with_name("talks-copy.md").write_bytes(file.read_bytes())
    assert ("BG316", "error") in found(project)


def test_addresses_and_private_notes_on_a_page_are_errors(project: Project, edit: Edit) -> None:
    edit("review: draft", "review: draft\nprivate: Ask Ivo Brant before noon.")
    page = project.site / "briefings/talks.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>desk@paper.example</p>\n<p>+372 640 9800</p><p>Ask Ivo <b>Brant</b> before noon.</p>"
                    '<a href="mailto:x@y.example">us</a><svg><path d="M202 555-0143"/></svg>')  # fmt: skip
    errors = [problem for problem in check(project).problems if problem.severity == "error"]
    assert [(problem.code, problem.location.line) for problem in errors] == [
        ("BG331", 1), ("BG331", 2), ("BG332", 2), ("BG333", None)
    ]  # fmt: skip
    (project.root / "briefgen.toml").write_text('[site]\ncontact = "desk@paper.example"\n')
    settled = check(open_project(project.root)).problems
    assert not [problem for problem in settled if "desk@paper" in problem.message]


def test_the_findings_as_json_and_as_annotations(project: Project, edit: Edit) -> None:
    edit("text: We agree,", "text: We quite agree, 100 %,")
    report = json.loads(run(project, "check", "--json").stdout)
    assert report["schema"] == "briefgen/check/1"
    assert not report["ok"]
    assert {"code", "severity", "file", "line", "message", "help"} <= report["problems"][0].keys()
    lines = run(project, "check", "--format", "github").stdout.splitlines()
    (error,) = [line for line in lines if line.startswith("::error")]
    assert error.startswith("::error file=content/briefings/talks.md,line=")
    assert ",title=BG311::" in error
    assert "100 %25" in error
    assert any(line.startswith("::notice ") for line in lines)


def test_a_briefing_whose_source_is_gone_is_withdrawn_and_comes_back_with_it(project: Project, edit: Edit) -> None:
    edit("review: draft", "review: reviewed   # twice\nreviewer: A. Editor")
    file = project.content / "briefings/talks.md"
    before = file.read_bytes()
    cards = [card_of(entry) for entry in read_content(project.content).entries]
    assert follow_sources(project.content, cards, {}, {}) == ()
    assert follow_sources(project.content, cards, {}, {"seeds/other.txt": ""}) == ("talks",)
    (entry,) = read_content(project.content).entries
    assert entry.briefing.review == "withdrawn"
    assert entry.briefing.withdrawn_because == "Its source document, seeds/talks.txt, was removed."
    assert follow_sources(project.content, [card_of(entry)], {}, {"seeds/talks.txt": ""}) == ("talks",)
    assert file.read_bytes() == before


def test_a_briefing_that_a_person_withdrew_stays_withdrawn(project: Project, edit: Edit) -> None:
    edit("review: draft", "review: withdrawn\nwithdrawn_because: It was a hoax.")
    cards = [card_of(entry) for entry in read_content(project.content).entries]
    assert follow_sources(project.content, cards, {}, {"seeds/talks.txt": ""}) == ()


def codes(project: Project) -> list[str]:
    return [problem.code for problem in check(project).problems if problem.code != "BG331"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: We agree,", "text: gree,"),
        ("text: We agree,", "text: Talks opened […] We agree,"),
        ("text: We agree,", "text: Talks opened in Riga."),
        ("kind: direct\n    text: We agree,", "kind: mixed\n    text: we will “burn every crane”"),
        ("kind: direct\n    text: We agree,", "kind: mixed\n    text: We will burn every crane"),
        ("text: Talks opened in Riga.", "text: They called it «a waste of money»."),
    ],
)
def test_what_is_given_as_spoken_stands_within_one_quotation(project: Project, edit: Edit, old: str, new: str) -> None:
    edit(old, new)
    assert "BG311" in codes(project)


def test_a_quote_without_its_negation_fails_and_no_check_by_a_person_helps(project: Project, edit: Edit) -> None:
    source = TEXT.replace("“We agree,”", "“We, however, do not agree,”")
    file = project.content / "briefings/talks.record.json"
    record = read_record(file)
    assert record
    quote = replace(record.extraction.quotes[0], content=(Span(23, 50),))
    document = replace(record.extraction.source, text=source)
    made = replace(record.extraction, source=document, quotes=(quote,))
    file.write_bytes(write_record(replace(record, extraction=made)))
    edit("text: We agree,", "text: We, […] agree,\n    checked: true")
    (error,) = [problem for problem in check(project).problems if problem.code == "BG311"]
    assert "leaves out “not”" in error.message


def test_words_in_quotation_marks_that_were_spoken_pass_in_a_line_of_a_person(project: Project, edit: Edit) -> None:
    edit("text: Talks opened in Riga.", "text: The talks opened with “We agree”.")
    assert codes(project) == ["BG312"]


def test_a_quote_of_which_a_person_left_words_out_is_to_be_compared_until_it_is_checked(
    project: Project, edit: Edit
) -> None:
    edit("text: We agree,", "text: We […] agree,")
    assert codes(project) == ["BG312", "BG317"]
    assert run(project, "check").exit_code == 0
    edit("text: We […] agree,", "text: We […] agree,\n    checked: true")
    assert codes(project) == ["BG312"]


def test_a_fact_that_was_given_another_country_is_compared_with_no_reference_and_noted(tmp_path: Path) -> None:
    text = "Riga is the capital of Latvia."
    agrees = Check(Verdict.AGREES, "Riga", "The World Factbook (CIA)", "2026")
    fact = Fact("LV", "capital", "Riga", Span(0, 4), "Riga", check=agrees)
    source = SourceDocument("seeds/a.txt", "a", "text/plain", text)
    found = Extraction(source, "en", Title("A"), (Sentence(1, Span(0, len(text)), 0),), facts=(fact,))
    update_content(tmp_path / "content", [found], heads={}, sources={"seeds/a.txt": ""}, key="k")
    (entry,) = read_content(tmp_path / "content").entries
    assert entry.facts
    file = tmp_path / "content/briefings/a.md"
    file.write_text(file.read_text("utf-8").replace("country: LV", "country: EE"), "utf-8")
    (entry,) = read_content(tmp_path / "content").entries
    assert not entry.facts
    assert codes(Project(tmp_path)) == ["BG312"]
