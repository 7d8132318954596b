"""How a briefing is cited: a sentence for people, and RIS, BibTeX and CSL-JSON for their programs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from briefgen.model.briefing import Briefing
from briefgen.site.routes import briefing_path
from briefgen.site.views import Citation, Download, Site

_BIBTEX = str.maketrans({c: f"\\{c}" for c in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"})
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f]+")


def citation(briefing: Briefing, site: Site) -> Citation:
    """The sentences, and the files as links that hold them."""
    downloads = tuple(
        Download(label, f"{briefing.slug}.{ending}", f"data:{media_type};charset=utf-8,{quote(make(briefing, site))}")
        for label, ending, media_type, make in FORMATS
    )
    named = [briefing.title, site.title, briefing.date or "", address(briefing, site)]
    source = [briefing.author or "", briefing.title, briefing.publisher or "", briefing.date or "", briefing.url or ""]
    return Citation(_parts(named), _parts(source) if briefing.source else (), downloads)


def address(briefing: Briefing, site: Site) -> str:
    """Of the briefing's page; empty where the site's own is not known."""
    return f"{site.base_url}/{briefing_path(briefing.slug)}" if site.base_url else ""


def as_ris(briefing: Briefing, site: Site) -> str:
    """Lines of tag and value (Research Information Systems); the source document is the note."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _ris(briefing, site) if value) + "ER  - \r\n"


def _ris(briefing: Briefing, site: Site) -> Iterator[tuple[str, str | None]]:
    yield "TY", "RPRT"
    yield "TI", briefing.title
    yield "PB", site.title
    yield "PY", (briefing.date or "")[:4].strip("-")
    yield "DA", _ris_date(briefing.date)
    yield "LA", briefing.language
    yield "UR", address(briefing, site)
    yield "N1", _made_from(briefing)


def as_bibtex(briefing: Briefing, site: Site) -> str:
    """One entry of BibTeX."""
    fields: Mapping[str, str | None] = {
        "title": briefing.title,
        "institution": site.title,
        "year": (briefing.date or "")[:4].strip("-"),
        "type": "Briefing",
        "url": address(briefing, site),
        "note": _made_from(briefing),
    }
    rows = (f"  {name} = {{{_line(value).translate(_BIBTEX)}}}" for name, value in fields.items() if value)
    return f"@techreport{{{briefing.slug},\n" + ",\n".join(rows) + "\n}\n"


def as_csl(briefing: Briefing, site: Site) -> dict[str, object]:
    """One item of CSL-JSON, which citation programs share."""
    parts = [int(part) for part in re.findall(r"\d+", briefing.date or "")]
    whole = bool(re.fullmatch(r"\d{4}(-\d\d){0,2}", briefing.date or ""))
    item: dict[str, object | None] = {
        "id": briefing.slug,
        "type": "report",
        "title": briefing.title,
        "publisher": site.title,
        "issued": {"date-parts": [parts]} if whole else None,
        "language": briefing.language,
        "URL": address(briefing, site) or None,
        "note": _made_from(briefing) or None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _csl_text(briefing: Briefing, site: Site) -> str:
    return json.dumps([as_csl(briefing, site)], ensure_ascii=False)


FORMATS: tuple[tuple[str, str, str, Callable[[Briefing, Site], str]], ...] = (
    ("RIS", "ris", "application/x-research-info-systems", as_ris),
    ("BibTeX", "bib", "application/x-bibtex", as_bibtex),
    ("CSL", "csl.json", "application/vnd.citationstyles.csl+json", _csl_text),
)


def _made_from(briefing: Briefing) -> str:
    parts = [part for part in (briefing.author, briefing.publisher, briefing.url) if part]
    return f"Made from: {', '.join(parts)}" if parts else ""


def _ris_date(date: str | None) -> str:
    return date.replace("-", "/") if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date) else ""


def _line(text: str) -> str:
    return _NOT_TEXT.sub(" ", text).strip()


def _parts(parts: list[str]) -> tuple[str, ...]:
    """Those that there are, each with a mark at its end."""
    kept = (part.strip() for part in parts if part.strip())
    return tuple(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in kept)
