"""Which document a content file belongs to."""

from pathlib import Path

from made_up import LINES, build, edit, extraction, written

from briefgen.build import flow
from briefgen.content import read_content, read_heads
from briefgen.settings import Project


def test_a_renamed_source_keeps_its_briefing(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours")
    build(tmp_path, extraction(path="seeds/2026/riga.txt"))
    assert [path.name for path in sorted(tmp_path.rglob("*.md"))] == ["talks.md"]
    assert "source: seeds/2026/riga.txt\ntitle: Ours" in written(tmp_path)
    assert [head.path for head in read_heads(tmp_path).values()] == ["seeds/2026/riga.txt"]


NEWER = (LINES[0].replace("opened", "closed"), *LINES[1:], "A storm is near.")
FLEET = ("The fleet came home to Ventspils today.", "“Herring is thin,” said Mara Oskel.", "It rained on the pier.")
CATCH = (*FLEET[:2], "It snowed on the pier.")


def test_a_source_that_is_renamed_and_changed_keeps_its_briefing_also_where_another_takes_its_name(
    tmp_path: Path,
) -> None:
    build(tmp_path, extraction())
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours")
    found = build(tmp_path, extraction(FLEET, sha256="f"), extraction(NEWER, "seeds/riga.txt", "b"))
    assert found == ["BG318"]
    assert "source: seeds/riga.txt\ntitle: Ours" in written(tmp_path)
    assert "A storm is near." in written(tmp_path)
    assert "The fleet came home" in written(tmp_path, "talks-2")


def test_two_sources_that_exchange_their_names_and_are_changed_keep_their_briefings(tmp_path: Path) -> None:
    build(tmp_path, extraction(), extraction(FLEET, "seeds/fleet.txt", "f"))
    edit(tmp_path, "title: Talks opened in Riga.", "title: Ours")
    edit(tmp_path, "title: The fleet came home to Ventspils today.", "title: Of the fleet", "fleet")
    build(tmp_path, extraction(NEWER, "seeds/fleet.txt", "b"), extraction(CATCH, sha256="g"))
    assert "source: seeds/fleet.txt\ntitle: Ours" in written(tmp_path)
    assert "source: seeds/talks.txt\ntitle: Of the fleet" in written(tmp_path, "fleet")


def test_a_document_that_is_written_anew_keeps_its_file_where_no_other_has_its_old_words(tmp_path: Path) -> None:
    build(tmp_path, extraction())
    build(tmp_path, extraction(FLEET, sha256="f"), extraction(("A storm rose over the pier.",), "seeds/storm.txt", "s"))
    assert "text: The fleet came home" in written(tmp_path)
    assert sorted(path.stem for path in tmp_path.rglob("*.md")) == ["storm", "talks"]


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


def test_the_address_that_a_renamed_file_had_leads_on_to_its_page_from_then_on(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site/briefings"
    build(content, extraction())
    for before, after in (("talks", "riga"), ("riga", "riga-talks")):
        (content / f"briefings/{before}.md").rename(content / f"briefings/{after}.md")
        build(content, extraction((*LINES, after), sha256=after))
        flow.build(Project(tmp_path))
    for old in ("talks", "riga"):
        assert 'content="0; url=riga-talks.html"' in (site / f"{old}.html").read_text("utf-8")
    (content / "briefings/riga.md").write_text("---\ntitle: Riga\nsource:\n---\n", "utf-8")
    flow.build(Project(tmp_path))
    assert "refresh" not in (site / "riga.html").read_text("utf-8"), "a briefing by that name has its own page"
    assert 'content="0; url=riga-talks.html"' in (site / "talks.html").read_text("utf-8")
