"""What people did to a briefing, in words for readers: who reviewed it, who changed a line, what was corrected."""

from briefgen.model.briefing import Briefing, Review
from briefgen.model.entry import Edit, Entry
from briefgen.site.context import Context
from briefgen.site.language import N_, Language
from briefgen.site.views import HistoryLine
from briefgen.site.wording import AT_THE_TOP, REVIEWS

_CHANGED = N_("changed by %(who)s"), N_("changed by a person")
_REWORDED = N_("reworded by %(who)s"), N_("reworded by a person")


def edit_words(entry: Entry, item: str, context: Context) -> str | None:
    """Who changed or added a line, and when, or that nobody knows; None where it is as it was extracted."""
    if item in entry.unsure:
        return f"? {context.language.gettext(N_('not known whose words these are'))}"
    if item not in entry.edited:
        return None
    wordings = _REWORDED if item in entry.reworded else _CHANGED
    return f"✎ {_who_and_when(entry.edits.get(item, Edit()), context, wordings)}"


def edits_above(entry: Entry, context: Context) -> tuple[str, ...]:
    """What of the head of the page is a person's, with who and when; of the headline `title_words` tells.

    And what of it is newer than the review, the headline included.
    """
    fields: dict[str, list[str]] = {}
    for name, words in AT_THE_TOP.items():
        if entry.extraction and name in entry.edited:
            who = _who_and_when(entry.edits.get(name, Edit()), context, _CHANGED)
            fields.setdefault(who, []).append(context.language.gettext(words))
    say = context.language.gettext
    newer = [
        say(words) for name, words in {"title": N_("headline"), **AT_THE_TOP}.items() if name in entry.since_review
    ]
    unseen = [f"{say(N_('newer than the review'))}: {', '.join(newer)}"] if newer else []
    return (*(f"✎ {who}: {', '.join(names)}" for who, names in fields.items()), *unseen)


def _who_and_when(edit: Edit, context: Context, wordings: tuple[str, str]) -> str:
    by_name, by_somebody = wordings
    say, date = context.language.gettext, context.date(edit.on)
    words = say(by_name) % {"who": edit.by} if edit.by else say(by_somebody)
    return f"{words}, {date.words}" if date else words


def review_words(entry: Entry, context: Context) -> str:
    """The state, with who answers for it and since when, and how much of it no reviewer has seen."""
    briefing = entry.briefing
    words, date = context.language.gettext(REVIEWS[briefing.review]), context.date(briefing.reviewed_on)
    if briefing.review is not Review.REVIEWED:
        return words
    by = context.language.gettext(N_("%(state)s by %(who)s")) % {"state": words, "who": briefing.reviewer}
    words = by if briefing.reviewer else words
    words = f"{words}, {date.words}" if date else words
    return words + newer_words(len(entry.since_review), context.language)


def newer_words(lines: int, language: Language) -> str:
    """What stands behind the state of a briefing that was reviewed, and of which some lines are newer."""
    words = language.ngettext("%(num)s line is newer", "%(num)s lines are newer", lines)
    return f"; {words}" if lines else ""


def history(entry: Entry, context: Context) -> tuple[HistoryLine, ...]:
    """Corrections and significant changes, the newest first."""
    corrections = [_correction(entry, at, context) for at in range(len(entry.briefing.corrections))]
    changes = [
        HistoryLine(context.date(one.date), one.text, one.by, context.briefing(entry)) for one in entry.briefing.changes
    ]
    return tuple(sorted((*corrections, *changes), key=lambda line: line.date.iso if line.date else "", reverse=True))


def corrections_of(entry: Entry, context: Context) -> tuple[HistoryLine, ...]:
    """Of one briefing, in the order of its file."""
    return tuple(_correction(entry, at, context) for at in range(len(entry.briefing.corrections)))


def _correction(entry: Entry, at: int, context: Context) -> HistoryLine:
    one, briefing = entry.briefing.corrections[at], context.briefing(entry)
    where = f"{briefing.href or ''}#line-{one.item}" if one.item in _lines(entry.briefing) else None
    return HistoryLine(context.date(one.date), one.text, one.by, briefing, where, correction=True)


def _lines(briefing: Briefing) -> set[str | None]:
    """Ids of the lines that the page has."""
    if briefing.review is Review.WITHDRAWN:
        return set()
    return {item.id for items in (briefing.summary, briefing.quotes, briefing.facts, briefing.events) for item in items}


def title_words(entry: Entry, language: Language) -> str:
    """Where a headline is from, if not from the document."""
    if "title" in entry.unsure:
        return language.gettext(N_("not known whose words these are"))
    if "title" in entry.edited:
        return f"✎ {language.gettext(N_('headline by a person'))}"
    if entry.briefing.title_made:
        return language.gettext(N_("Headline made by the program from words of the text"))
    return ""
