"""Calendar dates in the text, and the events tied to them."""

from briefgen.analysis.dates.events import find_events
from briefgen.analysis.dates.find import find_dates
from briefgen.analysis.dates.stated import stated_date

__all__ = ["find_dates", "find_events", "stated_date"]
