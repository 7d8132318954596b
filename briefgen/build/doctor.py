"""What is installed here, what is missing, and how to get it: one line a thing, with a remedy where one is needed."""

import importlib.metadata
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import ConfigurationError, Diagnostic, Location, Severity
from briefgen.index.memory import damage
from briefgen.seeds.read import FORMATS
from briefgen.settings import FILE, NoProjectError, Project, open_project

_PYTHON = (3, 11)
_LEAST_FREE = 500_000_000
"""Bytes; a site of 10,000 briefings takes about as much."""
_EXTRAS = {
    "s3": ("s3fs", "publishes to s3:// targets"),
    "gs": ("gcsfs", "publishes to gs:// targets"),
    "az": ("adlfs", "publishes to az:// targets"),
    "webdav": ("webdav4", "publishes to webdavs:// targets"),
    "br": ("brotli", "adds .br copies where a target says compress"),
    "pictures": ("resvg_py", "makes the picture that others show with a link"),
}
"""Extra → the module that it brings, and what it is for."""
_PROGRAMS = {
    "git": "says who edited a line, and publishes to git",
    "rsync": "publishes to rsync:// targets",
    "ssh": "publishes to ssh:// targets",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at."""

    name: str
    found: str
    severity: Severity | None = None
    """None: all is well; a note: something optional is not there."""
    remedy: str = ""

    def as_problem(self) -> Diagnostic | None:
        if self.severity is None:
            return None
        return Diagnostic(Location(self.name), "BG730", self.severity, self.found, self.remedy)


def examine(folder: Path) -> tuple[Checked, ...]:
    """Everything about this machine and the project in `folder`; nothing is changed, and nothing is asked of others."""
    project, settings = _project(folder)
    return (
        _python(),
        _version("briefgen"),
        _version("spacy"),
        _model(project.settings.analysis.model),
        Checked("formats", f"documents that can be read end in {', '.join(FORMATS)}"),
        *_extras(),
        *_programs(),
        settings,
        *_folders(project),
        _memory(project),
        _disk(project.root),
        _letters(),
    )


def _project(folder: Path) -> tuple[Project, Checked]:
    try:
        project = open_project(folder)
    except ConfigurationError as error:
        return Project(folder), Checked(FILE, str(error), Severity.ERROR, f"mend {FILE}, or take it away")
    except NoProjectError:
        return Project(folder), Checked(
            "project", "none in this folder", Severity.ERROR, "make one with  briefgen init"
        )
    there = (folder / FILE).is_file()
    return project, Checked(FILE, "every setting in it is right" if there else "not there; all settings are the usual")


def _python() -> Checked:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= _PYTHON:
        return Checked("python", f"{version}, {sys.executable}")
    return Checked("python", version, Severity.ERROR, "install Python 3.11 or later")


def _version(package: str) -> Checked:
    try:
        return Checked(package, importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return Checked(package, "not installed", Severity.ERROR, "pip install briefgen")


def _model(name: str) -> Checked:
    """The language model; without it, content/ that is there can still be published."""
    spec = None if os.sep in name else importlib.util.find_spec(name)
    place = Path(spec.origin).parent if spec and spec.origin else Path(name)
    try:
        meta = json.loads((place / "meta.json").read_text("utf-8"))
        return Checked("model", f"{name} {meta['version']}, for spaCy {meta['spacy_version']}")
    except (OSError, ValueError, KeyError):
        remedy = f"python -m spacy download {name},  or name another under [analysis] model"
        return Checked("model", f"{name} is not installed: no document can be analysed", Severity.ERROR, remedy)


def _extras() -> Iterator[Checked]:
    for extra, (module, purpose) in _EXTRAS.items():
        if importlib.util.find_spec(module):
            yield Checked(f"extra {extra}", purpose)
        else:
            yield Checked(f"extra {extra}", f"not there; {purpose}", Severity.NOTE, f"pip install 'briefgen[{extra}]'")


def _programs() -> Iterator[Checked]:
    for program, purpose in _PROGRAMS.items():
        place = shutil.which(program)
        if place:
            yield Checked(program, f"{place}; {purpose}")
        else:
            yield Checked(program, f"not there; {purpose}", Severity.NOTE, f"install {program}, if you need that")


def _folders(project: Project) -> Iterator[Checked]:
    """seeds/ must be read, the others written."""
    if not project.seeds.is_dir() and not project.content.is_dir():
        yield Checked("seeds", "no such folder", Severity.ERROR, "briefgen init,  or make it and put documents into it")
    elif project.seeds.is_dir():
        readable = os.access(project.seeds, os.R_OK | os.X_OK)
        yield Checked("seeds", "readable") if readable else _refused("seeds", "read")
    for folder in (project.content, project.site, project.memory):
        yield Checked(folder.name, "writable") if _can_write(folder) else _refused(folder.name, "written")


def _refused(name: str, verb: str) -> Checked:
    return Checked(name, f"cannot be {verb}", Severity.ERROR, "give yourself the right to it, or move the project")


def _can_write(folder: Path) -> bool:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _memory(project: Project) -> Checked:
    files = [file for file in sorted(project.memory.glob("*")) if file.is_file()]
    for file in files:
        if file.suffix == ".sqlite" and (said := damage(file)):
            remedy = "delete .briefgen/: that costs only the time of one build"
            return Checked("memory", f"{file.name} is damaged: {said}", Severity.WARNING, remedy)
    size = sum(file.stat().st_size for file in files)
    return Checked("memory", f"whole, {size / 1e6:.1f} MB" if size else "empty; the next build makes all anew")


def _disk(folder: Path) -> Checked:
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free"
    return Checked("disk", said) if free > _LEAST_FREE else Checked("disk", said, Severity.WARNING, "make room")


def _letters() -> Checked:
    encoding = sys.stderr.encoding or "unknown"
    if encoding.lower().replace("-", "") == "utf8":
        return Checked("terminal", "writes all letters (UTF-8)")
    return Checked("terminal", f"writes {encoding}, and not all letters", Severity.NOTE, "set PYTHONUTF8=1")
