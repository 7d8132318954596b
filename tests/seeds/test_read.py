import os
from pathlib import Path

import pytest

from briefgen.model.source import Metadata, SourceDocument
from briefgen.seeds import Unread, discover, read_file, read_seeds
from briefgen.settings import Project


def read(path: Path, limit: int = 1_000_000) -> SourceDocument | Unread:
    return read_file(path, f"seeds/{path.name}", limit=limit)[0]


def code(path: Path, **options: int) -> str:
    result = read(path, **options)
    assert isinstance(result, Unread), f"was read: {result}"
    assert result.problem.location.file == f"seeds/{path.name}"
    assert result.problem.message
    assert result.problem.help
    return result.problem.code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "BG201"),
        (b" \n\t\n", "BG201"),
        (b"\xef\xbb\xbf", "BG201"),
        (b"\x7fELF\x02\x01\x00\x00", "BG202"),
        (b"The caf\xe9 was shut.", "BG204"),
        (b"***\n---\n", "BG207"),
    ],
)
def test_what_is_no_text_has_its_own_reason(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert code(path) == expected


def test_a_document_of_pictures_alone_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"---\ntitle: Two pictures\n---\n![](a.png)\n\n![](b.png)\n")
    assert code(path) == "BG207"


def test_bytes_that_are_not_utf8_are_reported_with_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\nTwo caf\xe9.\n")
    result = read(path)
    assert isinstance(result, Unread)
    assert result.problem.location.line == 2
    assert "0xe9 at position 12" in result.problem.message


def test_a_format_without_a_reader_names_those_that_have_one(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert code(path) == "BG203"


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert code(tmp_path / "gone.txt") == "BG205"


def test_a_line_of_ten_megabytes_is_reported_with_both_lengths(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 2_000_000)
    result = read(path)
    assert isinstance(result, Unread)
    assert result.problem.code == "BG206"
    assert "10,000,000" in result.problem.message


def test_line_endings_become_line_feeds_and_the_byte_order_mark_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n")
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.text == "One.\nTwo.\nThree.\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    mark = b"" if encoding == "utf-16" else b"\xfe\xff"
    path.write_bytes(mark + "Zürich, “quoted”.".encode(encoding))
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.text == "Zürich, “quoted”."


def test_markdown_loses_its_marks_and_keeps_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "Title\n=====\n\nSome *soft*\nwords and a [link](https://example.org).\n\n## Part\n\n- one\n- two\n"
    )
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.media_type == "text/markdown"
    assert document.text == "# Title\n\nSome soft words and a link.\n\n## Part\n\n- one\n\n- two\n"


def test_a_sidecar_gives_what_the_document_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    (tmp_path / "a.meta.yaml").write_text("title: Talks\ndate: 2026-03-04\npublisher: Example Wire\n")
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.metadata == Metadata(title="Talks", date="2026-03-04", publisher="Example Wire")


def test_front_matter_of_markdown_says_what_a_sidecar_would_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nlayout: post\ntags:\n  - rivers\n"
        "title: 'Talks: day one'\ndate: 2026-03-04T09:30:00Z\nauthor: Ana\n---\n# Talks\n"
    )
    (tmp_path / "a.meta.yaml").write_text("author: Ana Ruiz\n")
    document, mistakes = read_file(path, "seeds/a.md", limit=1000)
    assert isinstance(document, SourceDocument)
    assert document.text == "# Talks\n"
    assert document.metadata == Metadata(title="Talks: day one", date="2026-03-04", author="Ana Ruiz")
    assert not mistakes


def test_a_mistake_in_front_matter_names_its_line_in_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Talks\nlayout: x\ndate: yesterday\n---\nOne.\n")
    document, (mistake,) = read_file(path, "seeds/a.md", limit=1000)
    assert isinstance(document, SourceDocument)
    assert (document.text, document.metadata) == ("One.\n", Metadata(title="Talks"))
    assert (mistake.location.file, mistake.location.line) == ("seeds/a.md", 4)


@pytest.mark.parametrize(
    "text", ["---\nNothing but a rule: above and below.\n---\n", "---\ntitle: never closed\n\nOne.\n"]
)
def test_dashes_that_hold_no_front_matter_are_the_documents_own(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.metadata == Metadata()
    assert text.split("\n")[1] in document.text


@pytest.mark.parametrize("date", ["2026", "2026-03", "2026-03-04"])
def test_a_date_may_be_cut_to_what_is_known(tmp_path: Path, date: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    (tmp_path / "a.meta.yaml").write_text(f"date: {date}\n")
    document = read(path)
    assert isinstance(document, SourceDocument)
    assert document.metadata.date == date


def test_every_mistake_in_a_sidecar_is_reported_and_the_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    (tmp_path / "a.meta.yaml").write_text("titel: Talks\ndate: 2026-02-31\nurl: [1]\nauthor: Ana\n")
    document, mistakes = read_file(path, "seeds/a.txt", limit=100)
    assert isinstance(document, SourceDocument)
    assert document.metadata == Metadata(author="Ana")
    assert [mistake.location.line for mistake in mistakes] == [1, 2, 3]
    assert "did you mean 'title'" in mistakes[0].help


def test_broken_yaml_in_a_sidecar_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.")
    (tmp_path / "a.meta.yaml").write_text('title: "Talks\ndate: 2026\n')
    _, (mistake,) = read_file(path, "seeds/a.txt", limit=100)
    assert mistake.code == "BG209"
    assert mistake.location.file == "seeds/a.meta.yaml"
    assert mistake.location.line


def test_hidden_files_sidecars_and_leftovers_of_editors_are_no_documents(tmp_path: Path) -> None:
    for name in ("b.txt", ".hidden.txt", "b.meta.yaml", "b.txt~", ".b.txt.swp", "4913", "#b.txt#", "sub/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One.")
    found = [path.relative_to(tmp_path).as_posix() for path in discover(tmp_path)]
    assert found == ["b.txt", "sub/a.txt"]


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "Доклад о встрече.txt").write_text("Встреча was held in Minsk.")
    (seeds / "empty.txt").touch()
    (seeds / "good.txt").write_text("One.")
    result = read_seeds(Project(tmp_path))
    assert [document.path for document in result.documents] == ["seeds/good.txt", "seeds/Доклад о встрече.txt"]
    assert [unread.path for unread in result.unread] == ["seeds/empty.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode on Windows")
def test_a_name_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    (seeds / name).write_text("One.")
    (unread,) = read_seeds(Project(tmp_path)).unread
    assert unread.problem.code == "BG208"
    assert str(unread.problem).encode("utf-8")


@pytest.mark.parametrize(
    ("address", "right"), [("https://example.org/a?b", True), ("www.example.org", False), ("a b", False)]
)
def test_an_address_is_one_of_a_web_page(tmp_path: Path, address: str, *, right: bool) -> None:
    (tmp_path / "a.txt").write_text("Talks opened.")
    (tmp_path / "a.meta.yaml").write_text(f"url: {address}\n")
    document, problems = read_file(tmp_path / "a.txt", "a.txt", limit=1000)
    assert isinstance(document, SourceDocument)
    assert (document.metadata.url, not problems) == (address if right else None, right)
