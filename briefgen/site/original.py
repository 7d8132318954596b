"""Links to the exact passage on the page that a source was published at (URL fragment text directives)."""

from urllib.parse import quote, urlsplit

_FEW = 8
"""Words: a passage of at most twice as many is named whole, a longer one by its beginning and its end."""


def outside(url: str | None) -> str | None:
    """A link out of the site, if it is one that a browser may follow without harm."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def passage(url: str | None, words: str) -> str | None:
    """Where the words stand on the page `url`; browsers that do not know text fragments open the page."""
    parts = words.split()
    if not url or not outside(url) or len(parts) < 2:
        return None
    if len(parts) <= 2 * _FEW:
        directive = _quoted(parts)
    else:
        directive = f"{_quoted(parts[: _FEW // 2])},{_quoted(parts[-_FEW // 2 :])}"
    return f"{url.partition('#')[0]}#:~:text={directive}"


def _quoted(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
