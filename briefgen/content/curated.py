"""content/actors/<slug>.md: an actor as people describe it, YAML between lines of three hyphens and Markdown below."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefgen.content.file import excerpt
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.actor import Kind
from briefgen.model.curated import CuratedActor, Picture
from briefgen.model.slug import slug
from briefgen.walking import bytes_of

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)(.*)\Z", re.DOTALL | re.MULTILINE)
_TEXTS = ("name", "kind", "country", "description", "picture", "picture_alt")
_LISTS = ("aliases", "same_as")
_KINDS = tuple(str(kind) for kind in Kind if kind is not Kind.PLACE)
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_PICTURE = re.compile(r"[\w-]+\.(?:jpe?g|png|webp|svg)")

_Fault = tuple[str, str, str]
"""A key, what is wrong with it, what helps."""


def read_curated(content: Path) -> tuple[tuple[CuratedActor, ...], tuple[Diagnostic, ...]]:
    """Every curated actor below `content`, in the order of slugs, and every mistake in their files."""
    actors: list[CuratedActor] = []
    found: list[Diagnostic] = []
    for path in sorted((content / "actors").glob("*.md")):
        actor, problems = _read(path)
        found += problems
        if actor:
            actors.append(actor)
    return tuple(actors), tuple(found)


def _read(path: Path) -> tuple[CuratedActor | None, list[Diagnostic]]:
    name = f"content/actors/{path.name}"
    try:
        text = bytes_of(path).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        return None, [_unreadable(name, error)]
    match = _FRONT.match(text)
    if match is None:
        return None, [_problem(name, 1, "no front matter", "begin the file with  ---,  then  name: …, then  ---")]
    tree = _tree(name, match[1])
    if isinstance(tree, Diagnostic):
        return None, [tree]
    if not isinstance(tree, Mapping):
        return None, [_problem(name, 2, "the front matter must be keys with values", "name: …")]
    faults = [*_faults(path, tree)]
    if faults:
        places = [_line_of(key, text) for key, *_ in faults]
        return None, [
            _problem(name, line, message + excerpt(text, line), remedy)
            for line, (_, message, remedy) in zip(places, faults, strict=True)
        ]
    return _actor(path, tree, match[2]), []


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Diagnostic:
    if isinstance(error, UnicodeDecodeError):
        return _problem(name, None, "not UTF-8", "save the file as UTF-8")
    return _problem(name, None, f"it cannot be read: {error.strerror}", "move it away, or make it readable")


def _tree(name: str, front: str) -> Any:  # noqa: ANN401  (what the file says)
    from ruamel.yaml import YAML  # noqa: PLC0415  (costs 40 ms, and many projects describe no actors)
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        return YAML(typ="base", pure=True).load(front)  # libyaml takes no  [https://…]  for a list
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        reason = error.problem if isinstance(error, MarkedYAMLError) else ""
        return _problem(name, mark and mark.line + 2, f"not valid YAML: {reason}", "put the text in quotes")


def _actor(path: Path, tree: Mapping[str, Any], body: str) -> CuratedActor:
    picture = tree.get("picture")
    return CuratedActor(
        path.stem,
        tree["name"],
        Kind(tree["kind"]),
        tree.get("country") or None,
        tuple(tree.get("aliases", ())),
        tree.get("description") or None,
        tuple(tree.get("same_as", ())),
        Picture(picture, path.with_name(picture).read_bytes(), tree["picture_alt"]) if picture else None,
        body,
    )


def _faults(path: Path, tree: Mapping[str, Any]) -> Iterator[_Fault]:
    known = (*_TEXTS, *_LISTS)
    if slug(path.stem) != path.stem or path.stem == "index":
        better = f"{slug(path.stem)}-actor" if path.stem == "index" else slug(path.stem)
        yield "", f"{path.stem!r} cannot be the address of an actor", f"rename the file, for example  {better}.md"
    for key in tree:
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            yield str(key), f"unknown key {key!r}", f"{hint}known here: {', '.join(known)}"
    for key in _TEXTS:
        if key in tree and not isinstance(tree[key], str):
            yield key, f"{key} must be text", "put it in quotation marks"
    for key in _LISTS:
        if key in tree and not (isinstance(tree[key], list) and all(isinstance(one, str) for one in tree[key])):
            yield key, f"{key} must be a list of texts", f"{key}: [one, another]"
    yield from _missing(tree)
    yield from _wrong_picture(path, tree)
    for link in tree.get("same_as", ()) if isinstance(tree.get("same_as"), list) else ():
        if not (isinstance(link, str) and (_WIKIDATA.fullmatch(link) or urlsplit(link).scheme in ("http", "https"))):
            yield "same_as", f"{link!r} is no address", "write an https address, or an id of Wikidata such as Q42"


def _missing(tree: Mapping[str, Any]) -> Iterator[_Fault]:
    if not tree.get("name"):
        yield "name", "name is missing", "add a line  name: …"
    if tree.get("kind") not in _KINDS:
        yield "kind", f"kind must be one of {', '.join(_KINDS)}", "add a line  kind: person"
    if tree.get("kind") == Kind.COUNTRY and not tree.get("country"):
        yield "kind", "a country needs its code", "add a line  country: LV"


def _wrong_picture(path: Path, tree: Mapping[str, Any]) -> Iterator[_Fault]:
    picture = tree.get("picture")
    if not isinstance(picture, str) or not picture:
        return
    if not _PICTURE.fullmatch(picture) or not path.with_name(picture).is_file():
        yield "picture", f"no picture {picture!r} beside the file", "put a jpg, png, webp or svg into content/actors/"
    if not tree.get("picture_alt"):
        yield (
            "picture",
            "picture_alt is missing",
            "say in a sentence what the picture shows, for those who cannot see it",
        )


def _line_of(key: str, text: str) -> int:
    return next((at for at, line in enumerate(text.split("\n"), 1) if key and line.startswith(f"{key}:")), 1)


def _problem(name: str, line: int | None, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Location(name, line), "BG505", Severity.ERROR, message, remedy)
