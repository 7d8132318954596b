"""The schema for editors says what the program reads."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from briefgen.content.file import is_as_drafted, read_briefing, rewrite_briefing, write_briefing
from briefgen.content.schema import COMMENT, NAME, schema
from briefgen.model.briefing import Briefing, SummaryItem

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "content/briefings").glob("*.md"))
DRAFT = Briefing("talks", "seeds/talks.txt", "The talks", summary=(SummaryItem("s1", "They met."),))


def front_matter(content: bytes) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors.pop("tag:yaml.org,2002:timestamp")  # JSON, and so editors, know no dates
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)
    return yaml.load(content.decode().split("---\n")[1])


@pytest.fixture(scope="module")
def validator() -> Any:
    value = YAML(typ="safe").load(schema().decode())
    jsonschema.Draft7Validator.check_schema(value)
    return jsonschema.Draft7Validator(value)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_valid(sample: Path, validator: Any) -> None:
    assert not list(validator.iter_errors(front_matter(sample.read_bytes())))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("titel: a\ntitle: a\nsource:\n", "'titel' was unexpected"),
        ("source:\n", "'title' is a required property"),
        ("title: a\nsource:\nreview: done\n", "'done' is not one of"),
        ("title: [a]\nsource:\n", "is not of type"),
        ("title: a\nsource:\nsummary: none\n", "is not of type 'array'"),
        ("title: a\nsource:\nsummary:\n  - id: s1\n", "'text' is a required property"),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(lines: str, words: str, validator: Any) -> None:
    content = f"---\n{lines}---\n".encode()
    assert read_briefing("a.md", "a", content)[0] is None
    (error,) = validator.iter_errors(front_matter(content))
    assert words in error.message


def test_a_draft_names_the_schema_beside_it_and_keeps_the_line_when_it_is_edited() -> None:
    written = write_briefing(DRAFT)
    edited = rewrite_briefing(written, Briefing("talks", None, "Ours", summary=DRAFT.summary))
    assert written.startswith(f"---\n{COMMENT}".encode())
    assert edited.startswith(f"---\n{COMMENT}".encode())
    assert COMMENT.endswith(f"$schema=../{NAME}\n")


def test_a_draft_of_an_earlier_version_is_still_known_for_untouched() -> None:
    old = write_briefing(DRAFT).replace(COMMENT.encode(), b"")
    assert is_as_drafted(old, DRAFT)
    assert is_as_drafted(write_briefing(DRAFT), DRAFT)
    assert not is_as_drafted(old.replace(b"They met", b"They left"), DRAFT)
