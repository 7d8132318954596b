"""The record beside a content file: the extraction that the file was last merged with, and the ids of its items."""

import json
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.content.plain import UnknownFieldError, as_plain, from_plain
from briefgen.content.touched import Touched
from briefgen.content.words import Found
from briefgen.model.briefing import Briefing
from briefgen.model.extraction import Extraction
from briefgen.model.source import Metadata, SourceDocument
from briefgen.walking import bytes_of

FORMAT = "briefgen/record/1"
_FORM = re.compile(r"briefgen/record/\d{1,3}")
ENDING = ".record.json"
LISTS = {"summary": "s", "quotes": "q", "facts": "f", "events": "e"}
"""The lists of an extraction whose items have ids in a briefing, and the letter that those begin with."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an extraction was made from: enough to tell whether another one would be the same."""

    path: str
    """Of the source document."""
    sha256: str
    metadata: Metadata
    key: str
    """What the extraction was made with (`analysis_key`)."""
    names: tuple[str, ...] = ()
    """Names of the content file, now and before."""

    def is_of(self, document: SourceDocument, key: str | None) -> bool:
        """Whether analysing this document with this key would give the same; without a key, the words alone decide."""
        return (
            self.sha256 == document.sha256 and self.metadata == document.metadata and (key is None or key == self.key)
        )


@dataclass(frozen=True, slots=True)
class Record:
    extraction: Extraction
    key: str
    """What the extraction was made with (`analysis_key`)."""
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each of `LISTS`, the id of each item, in the order of the extraction."""
    last: Mapping[str, int] = field(default_factory=dict)
    """The highest number that was ever given, so that no id is used twice."""
    drafted: Briefing | None = None
    """What the file would say if nobody had touched it; None in records of versions that did not keep it."""
    touched: Touched = field(default_factory=Touched)

    @property
    def head(self) -> Head:
        source = self.extraction.source
        return Head(source.path, source.sha256, source.metadata, self.key, self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """Names that the content file had, the last one that of the last merge: people rename it."""
        last = (self.drafted.slug,) if self.drafted else ()
        return tuple(dict.fromkeys((*self.touched.names, *last)))


def write_record(record: Record) -> bytes:
    """The same record gives the same bytes, and one line a line of the source."""
    plain = as_plain(replace(record.extraction, problems=()))
    plain["source"]["text"] = record.extraction.text.split("\n")
    tree = {"format": FORMAT, "key": record.key, "ids": as_plain(record.ids), "last": dict(record.last)}
    if touched := as_plain(record.touched):
        tree["touched"] = touched
    if record.drafted:
        tree["drafted"] = as_plain(record.drafted)
    tree.update(plain)
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def read_record(file: Path) -> Record | None:
    """None: there is none, or it is damaged, or of another version of this program."""
    try:
        return _read(file)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def form_of_newer(file: Path) -> str | None:
    """The form of a record that a later version of this program wrote, and that this one must leave as it is."""
    try:
        _read(file)
    except _OtherFormError as error:
        return error.form
    except UnknownFieldError as error:
        return f"{FORMAT} with {error}"
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return None


def first_mark(file: Path) -> int | None:
    """The line at which git left both sides of a record in it, where two branches changed it."""
    try:
        lines = bytes_of(file).split(b"\n")
    except OSError:
        return None
    return next((at for at, line in enumerate(lines, 1) if line.startswith((b"<<<<<<< ", b">>>>>>> "))), None)


class _OtherFormError(ValueError):
    def __init__(self, form: str) -> None:
        self.form = form
        super().__init__(form)


def parse_record(content: bytes) -> Record | None:
    """As `read_record`, of the bytes of a file."""
    try:
        return _parsed(content)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _read(file: Path) -> Record:
    return _parsed(bytes_of(file))


def _parsed(content: bytes) -> Record:
    tree = json.loads(content)
    if (form := tree.pop("format")) != FORMAT:
        raise _OtherFormError(form) if _FORM.fullmatch(form) else ValueError(form)
    tree["source"]["text"] = "\n".join(tree["source"]["text"])
    key, ids, last = tree.pop("key"), tree.pop("ids"), tree.pop("last")
    touched, drafted = from_plain(Touched, tree.pop("touched", {})), tree.pop("drafted", None)
    return Record(
        from_plain(Extraction, tree),
        key,
        {name: tuple(given) for name, given in ids.items()},
        last,
        drafted and from_plain(Briefing, drafted),
        touched,
    )


def record_of(file: Path) -> Path:
    """The record beside a content file."""
    return file.with_name(file.stem + ENDING)


def read_heads(content: Path, leave_out: Container[str] = ()) -> dict[str, Head]:
    """Slug → head of each record below `content`, also of those whose content file was deleted."""
    names = (path.name.removesuffix(ENDING) for path in sorted((content / "briefings").glob(f"*{ENDING}")))
    found = {name: read_record(content / "briefings" / (name + ENDING)) for name in names if name not in leave_out}
    return {name: record.head for name, record in found.items() if record is not None}


def by_id(record: Record, name: str) -> Mapping[str, Found]:
    """The items of one list of an extraction under their ids."""
    return dict(zip(record.ids[name], getattr(record.extraction, name), strict=True))
