"""The main job as a newcomer does it: one command turns the repository's seeds into a site."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.site.check_links import check_links

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

Run = subprocess.CompletedProcess[str]


def briefgen(project: Path, *arguments: str) -> Run:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(project), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )


def fingerprints(folder: Path) -> dict[str, tuple[str, int]]:
    """Content and time of every file."""
    return {
        path.relative_to(folder).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, str]:
    return {name: digest for name, (digest, _) in fingerprints(folder).items()}


def new_project(folder: Path) -> Path:
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "briefgen.toml", folder / "briefgen.toml")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = new_project(tmp_path_factory.mktemp("main") / "project")
    run = briefgen(project, "build")
    assert run.returncode == 0, run.stderr
    assert not run.stdout
    return project


def test_every_document_becomes_a_briefing_and_every_actor_a_page(built: Path) -> None:
    briefings = {path.stem for path in (built / "site/briefings").glob("*.html")} - {"index"}
    assert (built / "site/index.html").is_file()
    assert len(briefings) >= 10
    assert {"minsk-talks", "danube-low-water-talks-open"} <= briefings
    for page in ("actors/dmitry-peskov", "actors/doina-vidrascu", "countries/by", "countries/ro"):
        assert (built / f"site/{page}.html").is_file(), page


def test_every_link_and_anchor_resolves_and_no_page_asks_another_host_for_anything(built: Path) -> None:
    assert not [str(problem) for problem in check_links(built / "site")]


def test_the_check_command_finds_nothing_wrong(built: Path) -> None:
    run = briefgen(built, "check", "--json")
    report = json.loads(run.stdout)
    assert report["schema"] == "briefgen/check/1"
    assert report["ok"], report["problems"]
    assert run.returncode == 0


@pytest.mark.alone
def test_a_second_build_writes_nothing_and_is_quick(built: Path) -> None:
    before = {name: fingerprints(built / name) for name in ("site", "content", "seeds")}
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        run = briefgen(built, "build", "--json")
        seconds.append(time.perf_counter() - began)
        assert run.returncode == 0, run.stderr
    assert {name: fingerprints(built / name) for name in ("site", "content", "seeds")} == before
    # The best of three: a machine has other things to do.
    assert min(seconds) < 0.5 * float(os.environ.get("SLOWER", "1")), seconds


def test_a_second_build_does_not_import_the_language_model(built: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefgen.build.flow import build; "
        "from briefgen.settings import open_project; "
        "build(open_project(Path(sys.argv[1]))); print(int('spacy' in sys.modules), int('jinja2' in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", program, str(built)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "0"]


def test_two_clean_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = new_project(tmp_path / "somewhere else")
    assert briefgen(other, "build").returncode == 0
    assert contents(other / "site") == contents(built / "site")
    assert contents(other / "content") == contents(built / "content")


def test_deleting_the_memory_costs_only_time(built: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built, tmp_path / "copy")
    shutil.rmtree(copy / ".briefgen")
    shutil.rmtree(copy / "site")
    assert briefgen(copy, "build").returncode == 0
    assert contents(copy / "site") == contents(built / "site")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    sentence = "Mara Oskel, the deputy minister, said the harbour in Riga would open on 4 March 2026. "
    (seeds / "good.txt").write_text(sentence * 3)
    (seeds / "empty.txt").touch()
    (seeds / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (seeds / "latin.txt").write_bytes("Le café ferme.".encode("latin-1"))
    (seeds / "one-line.txt").write_text("word " * 2_000_000)
    (seeds / "gone.txt").symlink_to(tmp_path / "nowhere")
    (seeds / "scan.pdf").write_bytes(b"%PDF-1.7")
    (seeds / "Отчёт о встрече.txt").write_text(sentence)
    (seeds / "a name with spaces & <marks>.txt").write_text(sentence)
    return tmp_path


def test_bad_documents_are_reported_and_the_others_are_built(bad: Path) -> None:
    run = briefgen(bad, "build", "--json")
    assert run.returncode == 3
    report = json.loads(run.stdout)
    problems = {problem["file"]: problem for problem in report["problems"] if problem["severity"] == "error"}
    names = ("binary.txt", "empty.txt", "gone.txt", "latin.txt", "one-line.txt", "scan.pdf")
    assert set(problems) == {f"seeds/{name}" for name in names}
    assert all(problem["message"] and problem["help"] for problem in problems.values())
    pages = {path.stem for path in (bad / "site/briefings").glob("*.html")} - {"index"}
    assert pages == {"good", "a-name-with-spaces-marks", "otchet-o-vstreche"}
    assert not check_links(bad / "site")


def test_a_document_that_becomes_unreadable_loses_nothing(bad: Path) -> None:
    briefgen(bad, "build")
    page, file = bad / "site/briefings/good.html", bad / "content/briefings/good.md"
    before = page.read_bytes(), file.read_bytes()
    (bad / "seeds/good.txt").write_bytes(b"")
    assert briefgen(bad, "build").returncode == 3
    assert file.read_bytes() == before[1]
    assert page.is_file()


def test_a_line_that_a_person_changed_stays_changed(built: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built, tmp_path / "copy")
    file = copy / "content/briefings/minsk-talks.md"
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(title, "title: Minsk offers itself as a venue"), "utf-8")
    seed = copy / "seeds/minsk-talks.txt"
    seed.write_text(seed.read_text("utf-8") + "\nMarco Rubio said that the talks would go on.\n", "utf-8")
    run = briefgen(copy, "build")
    assert run.returncode == 0, run.stderr
    assert "title: Minsk offers itself as a venue" in file.read_text("utf-8")
    assert "Minsk offers itself as a venue</bdi></h1>" in (copy / "site/briefings/minsk-talks.html").read_text("utf-8")
    assert "the talks would go on" in (copy / "site/briefings/minsk-talks.html").read_text("utf-8")


@pytest.fixture
def empty_environment(tmp_path: Path) -> Callable[..., Run]:
    """The wheel, installed with the lock into an environment that has nothing else; no checkout in sight."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    wheel = subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert wheel.returncode == 0, wheel.stderr
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    lock = subprocess.run(
        [*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")], capture_output=True, text=True, check=False
    )
    if lock.returncode:
        pytest.skip("the package index cannot be reached, so no empty environment can be filled")
    subprocess.run([*pip, "--no-deps", *map(str, tmp_path.glob("*.whl"))], check=True)

    def run(*arguments: str) -> Run:
        command = [str(python.with_name("briefgen")), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    return run


def test_the_wheel_builds_a_new_project(empty_environment: Callable[..., Run], tmp_path: Path) -> None:
    made = empty_environment("init", "desk")
    assert made.returncode == 0, made.stderr
    run = empty_environment("-C", "desk", "build")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "desk/site/briefings/harbour-ferry-talks.html").is_file()
    assert (tmp_path / "desk/site/style.css").is_file()
    assert not check_links(tmp_path / "desk/site")
    assert empty_environment("init", "desk").returncode == 2
