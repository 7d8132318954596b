"""The document's own headline, or one made of words of its first sentence."""

import re

from briefgen.analysis.labels import find_labels
from briefgen.analysis.lexicon import words
from briefgen.analysis.notice import find_notice
from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary.headline import make_headline
from briefgen.model.extraction import Title
from briefgen.model.source import Metadata, Sentence
from briefgen.model.span import Span

_HEAD = 7
_LONGEST = 160
_MOST_WORDS = 24
_MARKDOWN = re.compile(r"(?:#{1,6}|\*\*|__)\s*")
_NO_TITLE = re.compile(
    r"(?:for immediate release|press release|embargo|contact|transcript|statement$|news release|date\b|"
    r"by [A-Z]|dear\s|to whom it may|(?:present|apologies|from|to|cc)\s?:|page \d|note to|\(|\[|©|photo|http)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:transcript|interview|statement|press release|news release)\s*[:–—]\s+(?=\S+\s+\S+\s+\S)|"
    r"(?:subject|re):\s+(?=\S)",
    re.IGNORECASE,
)
"""What kind of document it is, before its title."""
_DATE = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?),? \d{4}"
)
_DATELINE = re.compile(r"[^.]{2,60},\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\.?\s\d{1,2})(?:,?\s\d{4})?\b")


def find_title(parsed: Parsed, metadata: Metadata) -> Title:
    """The title that the metadata or the text gives, or else a headline made from the lede."""
    if metadata.title:
        return Title(" ".join(metadata.title.split()))
    own = _own(parsed)
    if own is not None:
        return Title(" ".join(own.within(parsed.text).split()), own)
    return make_headline(parsed)


def _own(parsed: Parsed) -> Span | None:
    """The first line of the head that is like a headline; one in capitals only if there is no other."""
    notice, labels = find_notice(parsed), {label.paragraph for label in find_labels(parsed)}
    shouted: Span | None = None
    for sentence in parsed.sentences[:_HEAD]:
        if notice and notice.overlaps(sentence.span):
            continue
        if sentence.paragraph in labels or not _is_short_line(parsed, sentence):
            break
        span = _bare(parsed.text, sentence.span)
        text = span.within(parsed.text)
        if not text or _no_title(text):
            continue
        if shouted and text[0].islower() and shouted.end + 3 > sentence.span.start:
            return Span(shouted.start, span.end)
        marked = parsed.text.startswith("#", sentence.span.start)
        if marked or (not text.isupper() and len(text.split()) > 2 and not text[0].islower()):
            return span
        shouted = shouted or span
    return shouted if shouted and len(shouted.within(parsed.text).split()) > 1 else None


def _no_title(text: str) -> bool:
    return bool(_NO_TITLE.match(text) or _DATE.fullmatch(text) or _DATELINE.match(text)) or text in words(
        "actors", "never"
    )


def _is_short_line(parsed: Parsed, sentence: Sentence) -> bool:
    """A paragraph of one sentence without a full stop, short enough for a headline."""
    alone = len(parsed.paragraph(sentence.paragraph)) == 1
    text = sentence.span.within(parsed.text)
    ended = text.rstrip("*_”\"’'").endswith((".", ":", ";")) and not text.endswith("...")
    return alone and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and not ended


def _bare(text: str, span: Span) -> Span:
    """Without Markdown's marks, what kind of document it is, and quotation marks around the whole."""
    match = _MARKDOWN.match(text, span.start)
    start, end = (match.end() if match else span.start), span.end
    if kind := _KIND.match(text, start, end):
        start = kind.end()
    while end > start and text[end - 1] in "*_# ":
        end -= 1
    if text[start] in '“"' and text[end - 1] in '”"' and end - start > 2:
        start, end = start + 1, end - 1
    return Span(start, end)
