"""Which content file a document belongs to: its own, that of a document which was renamed, or a new one."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from briefgen.content import problems
from briefgen.content.read import RESERVED
from briefgen.content.record import ENDING, Head, read_record
from briefgen.diagnostics import Diagnostic
from briefgen.model.extraction import Extraction
from briefgen.model.slug import slug
from briefgen.model.source import SourceDocument
from briefgen.walking import bytes_of

_SOURCE = re.compile(r"^source:[ \t]*['\"]?(.+?)['\"]?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_SAME = 0.5
"""Part of the words, three by three, that a renamed document and a changed one have in common at least."""
_LIKELY = 4
"""Records that share most with a document, and are looked at closely."""


class Whose:
    """The content files of a project by their documents, as far as they can be known before one is written."""

    def __init__(
        self, folder: Path, heads: Mapping[str, Head], sources: Mapping[str, str], changed: Iterable[SourceDocument]
    ) -> None:
        """`sources`: the path of each document that there is now, and the sha256 of its bytes; `changed`: those of them
        that are new or not as they were.
        """
        self._folder, self._heads = folder, heads
        self._claimed = Counter(head.path for head in heads.values())
        self._names = {self._source(name): name for name in _at_home_last(heads, sources)}
        for name in sorted(entry.name for entry in os.scandir(folder)) if folder.is_dir() else ():
            stem = name.removesuffix(".md")
            if stem != name and stem not in heads and (source := _source_in(folder / name)):  # its record is lost
                self._names.setdefault(source, stem)
        self._findings: dict[str, tuple[Diagnostic, ...]] = {}
        self._move(sources)
        self._exchange(changed)
        owned = set(self._names.values())
        self._gone = {
            name: head for name, head in sorted(heads.items()) if head.path not in sources or name not in owned
        }

    def _move(self, sources: Mapping[str, str]) -> None:
        """Give each document that has another path now the briefing that it had, whoever has its old path."""
        at_home = {head.path for head in self._heads.values() if sources.get(head.path) == head.sha256}
        away: dict[str, list[str]] = {}
        for name, head in sorted(self._heads.items()):
            if sources.get(head.path) != head.sha256 and not self.has_another_record(name):
                away.setdefault(head.sha256, []).append(name)
        moved: dict[str, str] = {}
        for path in sorted(sources.keys() - at_home) if away else ():
            if (same := away.get(sources[path])) and self._names.get(path, same[0]) in self._heads:
                moved[path] = min(same, key=lambda name: _file(self._heads[name].path) != _file(path))
                same.remove(moved[path])
        left = {path: name for path, name in self._names.items() if name not in moved.values()}
        self._names = {**left, **moved}

    def _exchange(self, changed: Iterable[SourceDocument]) -> None:
        """Where a document has the name that another had, and that one goes on under a new name, and was changed."""
        new = {one.path: one.text for one in changed if self._is_changed(one)}
        owned = [path for path in new if path in self._names]
        if len(new) < 2 or not owned:
            return
        words = {path: _threes(text) for path, text in new.items()}
        before = {self._names[path]: self._words(self._names[path]) for path in owned}
        strangers = [path for path in words if _shared(words[path], before.get(self._names.get(path, ""))) < _SAME]
        left = {self._names[path] for path in strangers if path in self._names}
        given: dict[str, str] = {}
        for path, name in _likest(
            {path: words[path] for path in strangers}, {name: before[name] for name in left}
        ).items():
            given[path] = name
            self._findings[path] = (problems.taken_for_renamed(name, path, self._heads[name].path),)
        others = {path: name for path, name in self._names.items() if name not in given.values()}
        self._names = {**others, **given}

    def _is_changed(self, document: SourceDocument) -> bool:
        head = self._heads.get(self._names.get(document.path, ""))
        return head is None or head.sha256 != document.sha256

    def has_another_record(self, name: str) -> bool:
        """Whether the record beside a content file is a copy of another file's."""
        head = self._heads.get(name)
        if head is None or self._claimed[head.path] < 2:
            return False
        return _source_in(self._folder / f"{name}.md") not in (None, head.path)

    def _source(self, name: str) -> str:
        """The document of a content file: as its record has it, if that is its own."""
        mine = _source_in(self._folder / f"{name}.md") if self.has_another_record(name) else None
        return mine or self._heads[name].path

    def name(self, extraction: Extraction) -> tuple[str, tuple[Diagnostic, ...]]:
        """The name of a document's content file, and what people should know of how it was found."""
        source = extraction.source
        own = self._names.get(source.path)
        name, finding = (own, self._findings.get(source.path, ())) if own else self._renamed(extraction)
        name = name or self._free(source.path)
        self._gone.pop(name, None)
        self._names[source.path] = name
        return name, finding

    def _renamed(self, extraction: Extraction) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The briefing of a document that is gone and had nearly the same words."""
        source = extraction.source
        words = _threes(extraction.text)
        near = [(_shared(words, self._words(name)), name) for name in self._gone]
        likeness, name = max(near, default=(0.0, ""))
        if likeness < _SAME:
            return None, ()
        return name, (problems.taken_for_renamed(name, source.path, self._gone[name].path),)

    def _words(self, name: str) -> Counter[tuple[str, ...]]:
        record = read_record(self._folder / f"{name}{ENDING}")
        return _threes(record.extraction.text if record else "")

    def _free(self, source: str) -> str:
        wish = slug(_file(source).rsplit(".", 1)[0])
        number, name = 1, wish
        while name in RESERVED or name in self._heads or self._is_of_another(name, source):
            number += 1
            name = f"{wish}-{number}"
        return name

    def _is_of_another(self, name: str, source: str) -> bool:
        """Whether there is a content file by this name that a person wrote, or that was made from another document."""
        file = self._folder / f"{name}.md"
        return file.is_file() and _source_in(file) != source


def _at_home_last(heads: Mapping[str, Head], sources: Mapping[str, str]) -> list[str]:
    """Names of records, those last that were made from the document as it is: two may have been made from one path."""
    return sorted(sorted(heads, reverse=True), key=lambda name: sources.get(heads[name].path) == heads[name].sha256)


def follow_names(folder: Path, names: Iterable[str]) -> None:
    """Give each content file that a person renamed the record that it had: one without a file, and of its source.

    `names` are those of the files in `folder`.
    """
    known = [name for name in names if not name.startswith(".")]
    files = {name.removesuffix(".md") for name in known if name.endswith(".md")}
    records = {name.removesuffix(ENDING) for name in known if name.endswith(ENDING)}
    lonely = {file: _source_in(folder / f"{file}.md") for file in sorted(files - records)} if records - files else {}
    for name in sorted(records - files) if lonely else ():
        record = read_record(folder / f"{name}{ENDING}")
        heirs = [file for file, source in lonely.items() if record and source == record.head.path]
        if len(heirs) == 1:
            (folder / f"{name}{ENDING}").replace(folder / f"{heirs[0]}{ENDING}")


def _file(path: str) -> str:
    return PurePosixPath(path).name


def _source_in(file: Path) -> str | None:
    """What a content file names as its source, also one with mistakes."""
    try:
        match = _SOURCE.search(bytes_of(file).decode("utf-8", errors="replace").replace("\r\n", "\n"))
    except OSError:
        return None
    return match and match[1]


def _threes(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(zip(words, words[1:], words[2:], strict=False))


def _shared(one: Counter[tuple[str, ...]], two: Counter[tuple[str, ...]] | None) -> float:
    return (one & two).total() / max(1, one.total(), two.total()) if two else 0


def _likest(
    documents: Mapping[str, Counter[tuple[str, ...]]], records: Mapping[str, Counter[tuple[str, ...]]]
) -> Mapping[str, str]:
    """Path of a document → the name of the record that has nearly its words, the likest first."""
    having: dict[tuple[str, ...], list[str]] = {}
    for name, words in records.items():
        for three in words:
            having.setdefault(three, []).append(name)
    pairs = {
        (_shared(words, records[name]), path, name)
        for path, words in documents.items()
        for name, _ in Counter(name for three in words for name in having.get(three, ())).most_common(_LIKELY)
    }
    found: dict[str, str] = {}
    for shared, path, name in sorted(pairs, reverse=True):
        if shared >= _SAME and path not in found and name not in found.values():
            found[path] = name
    return found
