"""What another version of the program remembered is no hindrance to this one."""

from pathlib import Path

from briefgen.build.flow import build
from briefgen.index.memory import TABLES, open_memory
from briefgen.settings import open_project

BRIEFING = "---\nsource:\ntitle: Talks open\nreview: draft\n---\nOurs.\n"


def test_a_memory_in_another_form_is_made_anew_and_old_pages_still_go(tmp_path: Path) -> None:
    briefings = tmp_path / "content/briefings"
    briefings.mkdir(parents=True)
    (tmp_path / "briefgen.toml").write_text("[site]\ntitle = 'Desk'\n")
    for name in ("talks", "strike"):
        (briefings / f"{name}.md").write_text(BRIEFING)
    build(open_project(tmp_path))
    with open_memory(tmp_path / ".briefgen") as memory:
        for table in TABLES[:3]:
            memory.change(table, dict.fromkeys(memory.all(table), b"\x91\x01"))
    (briefings / "strike.md").unlink()
    report = build(open_project(tmp_path))
    assert not report.problems
    assert (tmp_path / "site/briefings/talks.html").is_file()
    assert not (tmp_path / "site/briefings/strike.html").exists()
