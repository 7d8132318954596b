"""A small site with everything that matters to publishing: pages that link each other, lists, a feed, an asset."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefgen.settings import Project, PublishSettings, Settings, SiteSettings, TargetSettings

FILLER = "<p>" + "Water in the harbour stood low for weeks, an exercise says. " * 20 + "</p>"


def a_project(root: Path, to: str, *, base_url: str = "", **target: object) -> Project:
    """A project with one target, `live`."""
    settings = Settings(
        site=SiteSettings(base_url=base_url),
        publish=PublishSettings(targets={"live": TargetSettings(to=to, **target)}),  # type: ignore[arg-type]
    )
    return Project(root, settings)


def write_toml(project: Project) -> None:
    """The settings as a file, for runs of the program itself."""
    (target,) = project.settings.publish.targets.values()
    lines = [f'[site]\nbase_url = "{project.settings.site.base_url}"', f'[publish.targets.live]\nto = "{target.to}"']
    lines += [f'endpoint = "{target.endpoint}"'] if target.endpoint else []
    (project.root / "briefgen.toml").write_text("\n".join(lines) + "\n", "utf-8")


def write_site(
    site: Path,
    pages: Mapping[str, str],
    *,
    style: str = "p{}",
    moved: Mapping[str, str] | None = None,
    keep: Path | None = None,
) -> None:
    """Make site/ be this: name of a page → its words; `keep` is a folder in it that stays."""
    asset = f"style.{hashlib.sha256(style.encode()).hexdigest()[:12]}.css"
    names = sorted(pages)
    wanted = {
        asset: style,
        "index.html": _page(
            "index", "".join(f'<li><a href="briefings/{name}.html">{name}</a>' for name in names), asset
        ),
        "404.html": _page("404", "none", asset),
        "feed.xml": f"<feed>{''.join(f'<id>{name} {hash_of(pages[name])}</id>' for name in names)}</feed>",
        "robots.txt": "User-agent: *\n",
    }
    for name, after in zip(names, [*names[1:], *names[:1]], strict=True):
        words = f'<p>{pages[name]}</p>{FILLER}<a href="{after}.html">next</a> <a href="../index.html">all</a>'
        wanted[f"briefings/{name}.html"] = _page(name, words, f"../{asset}")
    for old, new in (moved or {}).items():
        wanted[old] = _page("moved", f'<a href="../{new}">it has moved</a>', f"../{asset}")
    if moved:
        wanted["_redirects"] = "".join(f"/{old} /{new} 301\n" for old, new in moved.items())
    for path in files(site):
        if path not in wanted and keep not in (site / path).parents:
            (site / path).unlink()
    for path, text in wanted.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        if not (site / path).exists() or (site / path).read_text("utf-8") != text:
            (site / path).write_text(text, "utf-8")


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _page(title: str, body: str, asset: str) -> str:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{asset}"><main>{body}</main></html>\n'
    )


def files(folder: Path) -> Iterable[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def tree(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {name: (folder / name).read_bytes() for name in files(folder)}


def many(number: int, words: str = "first") -> dict[str, str]:
    return {f"page-{n:04}": f"{words} {n}" for n in range(number)}
