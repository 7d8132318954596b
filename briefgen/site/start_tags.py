"""The start tags of a page with their attributes, by pattern: a parser would take most of the time of a check."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

_TAG = re.compile(r"""<!--.*?(?:-->|\Z)|<([a-z][^\s/>]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?""")
_RAW = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
"""Elements in which a < is no tag, and how each ends."""


def start_tags(page: str) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Line from 1, name and attributes of each start tag that has any; the first of two attributes of a name holds."""
    position, line, counted = 0, 1, 0
    while found := _TAG.search(page, position):
        position = found.end()
        name = (found[1] or "").lower()
        if found[2] and "=" in found[2]:
            line += page.count("\n", counted, found.start())
            counted = found.start()
            yield line, name, _attributes(found[2])
        if name in _RAW:
            end = _RAW[name].search(page, position)
            position = end.start() if end else len(page)


def _attributes(text: str) -> Mapping[str, str]:
    given: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        given.setdefault(name.lower(), "".join(values))
    return {name: unescape(value) if "&" in value else value for name, value in given.items()}
