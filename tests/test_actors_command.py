"""briefgen actors: people see who is who, decide it, and take it back."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.content.file import write_briefing
from briefgen.model.actor import Kind
from briefgen.model.briefing import ActorItem, Briefing, QuoteItem
from briefgen.model.quote import QuoteKind
from briefgen.model.slug import slug

Run = subprocess.CompletedProcess[str]
WHY = ("--reason", "one envoy, two spellings", "--by", "A. Editor", "--apply")


def briefgen(project: Path, *arguments: str) -> Run:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(project), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1772668800"},
    )


def write(project: Path, name: str, date: str, *people: str) -> None:
    """A briefing in which each of the people says something."""
    briefing = Briefing(
        name,
        None,
        f"Talks {name}",
        date=date,
        actors=tuple(ActorItem(slug(one), one, Kind.PERSON) for one in people),
        quotes=tuple(
            QuoteItem(f"q{n}", QuoteKind.INDIRECT, f"{one} was there", slug(one)) for n, one in enumerate(people, 1)
        ),
    )
    file = project / f"content/briefings/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(write_briefing(briefing))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    write(tmp_path, "one", "2026-01-01", "Mara Oskel", "Ivo Brant")
    write(tmp_path, "two", "2026-01-02", "M. Oskel")
    write(tmp_path, "three", "2026-01-03", "Mara Oskel", "Brant")
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".briefgen" not in path.parts
    }


def built(project: Path) -> dict[str, str]:
    run = briefgen(project, "build")
    assert run.returncode == 0, run.stderr
    return files(project)


def ids(project: Path) -> list[str]:
    run = briefgen(project, "actors", "list", "--json")
    return [row["id"] for row in json.loads(run.stdout)["actors"]]


def test_merge_then_split_gives_the_same_bytes_as_before(project: Path) -> None:
    before = built(project)
    assert briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY).returncode == 0
    merged = built(project)
    assert merged != before
    assert "mara-oskel.html" in (project / "site/actors/m-oskel.html").read_text("utf-8")
    assert "M. Oskel was there" in (project / "site/actors/mara-oskel.html").read_text("utf-8")
    assert briefgen(project, "actors", "split", "mara-oskel", "m-oskel", "--apply").returncode == 0
    assert built(project) == before


def test_taking_one_briefing_out_and_merging_it_again_gives_the_same_bytes_as_before(project: Path) -> None:
    before = built(project)
    assert briefgen(project, "actors", "split", "mara-oskel", "--briefing", "three", *WHY).returncode == 0
    assert "mara-oskel--in-three" in ids(project)
    assert built(project) != before
    assert briefgen(project, "actors", "merge", "mara-oskel", "mara-oskel--in-three", *WHY).returncode == 0
    assert built(project) == before


def test_a_merge_survives_a_new_document_and_the_loss_of_the_index(project: Path) -> None:
    briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    first = built(project)
    shutil.rmtree(project / ".briefgen")
    assert built(project) == first
    write(project, "four", "2026-01-04", "M. Oskel")
    built(project)
    assert "m-oskel" not in ids(project)
    assert "Talks four" in (project / "site/actors/mara-oskel.html").read_text("utf-8")


def test_judgements_one_after_the_other_and_looks_between_them_give_what_a_new_build_gives(project: Path) -> None:
    built(project)
    briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    briefgen(project, "actors", "list")
    briefgen(project, "actors", "merge", "ivo-brant", "brant--in-three", *WHY)
    briefgen(project, "actors", "show", "ivo-brant")
    briefgen(project, "export", "--to", "json")
    step_by_step = built(project)
    shutil.rmtree(project / ".briefgen")
    shutil.rmtree(project / "site")
    assert built(project) == step_by_step
    assert "Brant was there" in (project / "site/actors/ivo-brant.html").read_text("utf-8")


def test_what_speaks_against_a_merge_is_said_before_it_is_written(project: Path) -> None:
    run = briefgen(project, "actors", "merge", "mara-oskel", "ivo-brant")
    assert "but: one names both, as two" in run.stderr
    assert "are one actor now" not in run.stderr
    assert "one and the same" in briefgen(project, "actors", "differ", "ivo-brant", "ivo-brant").stderr
    briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    run = briefgen(project, "actors", "differ", "mara-oskel", "m-oskel")
    assert run.returncode == 2
    assert "briefgen actors split mara-oskel" in run.stderr


def test_a_merged_page_is_called_as_the_one_that_stays(project: Path) -> None:
    briefgen(project, "actors", "merge", "m-oskel", "mara-oskel", *WHY)
    built(project)
    assert "<bdi>M. Oskel</bdi></h1>" in (project / "site/actors/m-oskel.html").read_text("utf-8")


def test_a_failure_is_one_json_object_too(project: Path) -> None:
    for arguments in (("show", "nobody"), ("merge", "mara-oskel", "nobody"), ("split", "mara-oskel")):
        run = briefgen(project, "actors", *arguments, "--json")
        report = json.loads(run.stdout)
        assert not report["ok"]
        assert report["problems"]
        assert run.returncode == 2


def test_without_apply_it_says_what_would_move_and_writes_nothing(project: Path) -> None:
    before = files(project)
    run = briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", "--reason", "seen")
    assert run.returncode == 0
    assert files(project) == before
    assert "briefings/two.html  m-oskel → mara-oskel  quotes q1" in run.stdout
    assert "actors/m-oskel.html" in run.stdout
    assert "1 quote in 1 briefing would move" in run.stderr
    report = json.loads(briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", "--json").stdout)
    assert report["moves"] == [{"briefing": "two", "from": "m-oskel", "to": "mara-oskel", "quotes": ["q1"]}]
    assert not report["applied"]


def test_suggestions_say_why_and_what_to_type_and_end_with_a_judgement(project: Path) -> None:
    run = briefgen(project, "actors", "suggest")
    assert "Mara Oskel ↔ M. Oskel   the initial fits" in run.stdout
    assert "briefgen actors merge mara-oskel m-oskel --reason" in run.stdout
    assert "briefgen actors merge ivo-brant brant--in-three --reason" in run.stdout
    briefgen(project, "actors", "differ", "mara-oskel", "m-oskel", *WHY)
    briefgen(project, "actors", "differ", "ivo-brant", "brant--in-three", "--unsure", *WHY)
    assert json.loads(briefgen(project, "actors", "suggest", "--json").stdout)["suggestions"] == []
    briefgen(project, "actors", "differ", "mara-oskel", "m-oskel", "--undo", "--apply")
    assert "m-oskel" in briefgen(project, "actors", "suggest").stdout


def test_the_file_is_one_that_people_read_and_edit(project: Path) -> None:
    briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    file = project / "content/actors/judgements.yaml"
    text = file.read_text("utf-8")
    assert text.endswith(
        "- same: [mara-oskel, m-oskel]\n  reason: 'one envoy, two spellings'\n  by: 'A. Editor'\n  on: '2026-03-05'\n"
    )
    file.write_text(
        f"{text}# Ours, to stay.\n- unsure: [ivo-brant, mara-oskel]\n  reason: x\n  by: y\n  on: 2026-03-06\n"
    )
    briefgen(project, "actors", "split", "mara-oskel", "--apply")
    assert "# Ours, to stay.\n- unsure" in file.read_text("utf-8")
    assert "same" not in file.read_text("utf-8").replace("judgements", "")


def test_what_contradicts_is_refused_and_in_the_file_an_error_with_both_lines(project: Path) -> None:
    briefgen(project, "actors", "differ", "mara-oskel", "m-oskel", *WHY)
    run = briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    assert run.returncode == 2
    assert "differ mara-oskel m-oskel --undo" in run.stderr
    file = project / "content/actors/judgements.yaml"
    file.write_text(f"{file.read_text('utf-8')}- same: [m-oskel, mara-oskel]\n  reason: x\n  by: y\n  on: 2026-03-06\n")
    run = briefgen(project, "build")
    assert run.returncode == 1
    assert "BG503" in run.stderr
    assert "line 3" in run.stderr
    assert "line 7" in run.stderr
    assert "BG503" in briefgen(project, "check").stderr


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("same: [a, b]", "BG501", 1),
        ("- same: [a, b", "BG501", 1),
        ("- sames: [a, b]\n  reason: x\n", "BG502", 1),
        ("# note\n- same: [a]\n  reason: x\n  by: y\n  on: z\n", "BG502", 2),
        ("- same: [a, b]\n  by: y\n", "BG502", 1),
        ("- same: [mara-oskel, nobody]\n  reason: x\n  by: y\n  on: z\n", "BG504", 1),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(project: Path, text: str, code: str, line: int) -> None:
    file = project / "content/actors/judgements.yaml"
    file.parent.mkdir()
    file.write_text(text)
    report = json.loads(briefgen(project, "build", "--json").stdout)
    assert [(one["code"], one["line"]) for one in report["problems"]] == [(code, line)]


def test_a_judgement_needs_its_reason_and_an_actor_that_there_is(project: Path) -> None:
    assert "needs its reason" in briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", "--apply").stderr
    run = briefgen(project, "actors", "merge", "mara-oskel", "nobody")
    assert run.returncode == 2
    assert "briefgen actors list" in run.stderr
    assert briefgen(project, "actors", "split", "mara-oskel").returncode == 2


def test_an_actor_is_found_by_name_too_and_one_near_it_is_named(project: Path) -> None:
    assert "mara-oskel" in briefgen(project, "actors", "show", "Mara Oskel").stdout
    run = briefgen(project, "actors", "show", "mara-oskell")
    assert run.returncode == 2
    assert "did you mean mara-oskel" in run.stderr


def test_an_actor_is_shown_with_names_briefings_and_decisions(project: Path) -> None:
    briefgen(project, "actors", "merge", "mara-oskel", "m-oskel", *WHY)
    run = briefgen(project, "actors", "show", "actors/m-oskel.html")
    assert "Mara Oskel  (mara-oskel)" in run.stdout
    assert "called M. Oskel, Mara Oskel" in run.stdout
    assert "are the same: one envoy, two spellings (A. Editor, 2026-03-05; line 3)" in run.stdout


def test_a_curated_actor_is_called_and_addressed_as_people_want(project: Path) -> None:
    folder = project / "content/actors"
    folder.mkdir()
    front = "name: Mara Oskel\nkind: person\naliases: [M. Oskel]\ndescription: Envoy.\nsame_as: [Q42, https://example.org/oskel]\n"
    (folder / "envoy.md").write_text(f"---\n{front}---\nWhat **we** know.\n")
    built(project)
    assert "envoy" in ids(project)
    page = (project / "site/actors/envoy.html").read_text("utf-8")
    assert "<strong>we</strong>" in page
    assert "https://www.wikidata.org/wiki/Q42" in page
    assert "envoy.html" in (project / "site/actors/mara-oskel.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("front", "line", "words"),
    [
        ("name: A\nkind: persn\n", 3, "kind must be one of"),
        ("kind: person\n", 1, "name is missing"),
        ("name: A\nkind: person\nalias: [B]\n", 4, "did you mean 'aliases'"),
        ("name: A\nkind: person\npicture: a.png\n", 4, "no picture"),
        ("name: A\nkind: person\nsame_as: ['javascript:x']\n", 4, "no address"),
        ("name: A\nkind: person\naliases: B\n", 4, "must be a list"),
    ],
)
def test_a_mistake_in_a_curated_actor_is_told_with_its_line(project: Path, front: str, line: int, words: str) -> None:
    file = project / "content/actors/somebody.md"
    file.parent.mkdir()
    file.write_text(f"---\n{front}---\n")
    report = json.loads(briefgen(project, "build", "--json").stdout)
    [problem] = [one for one in report["problems"] if one["code"] == "BG505"][:1]
    assert problem["line"] == line
    assert words in f"{problem['message']} {problem['help']}"
