"""What a date expression is resolved against: the day of writing, the date named last, and where the verb points."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.analysis.dates.calendar import Partial, add_months, exists
from briefgen.analysis.dates.direction import Direction


@dataclass(frozen=True, slots=True)
class Anchor:
    """The circumstances of one expression."""

    written: Partial | None
    """The document's own date, None where nobody tells."""
    named: Partial | None
    """The date that the text named last before this expression."""
    direction: Callable[[], Direction]
    """Asked only where two years or weeks are possible, since it walks the parse."""

    @property
    def day(self) -> date | None:
        return self.written.as_day() if self.written else None

    @property
    def year(self) -> int | None:
        return self.written.year if self.written else None

    def weekday(self, weekday: int) -> date | None:
        """The day of that name which the words mean: the next one if the verb looks ahead, else the last one."""
        if self.day is None:
            return None
        back = (self.day.weekday() - weekday) % 7
        if back and self.direction() is Direction.FUTURE:
            return self.day + timedelta(days=7 - back)
        return self.day - timedelta(days=back)

    def month(self, month: int) -> Partial:
        """The month of that name, this year's or a neighbour's; without a year where the document has no date."""
        if self.written is None or self.written.year is None or self.written.month is None:
            return Partial(None, month)
        ahead = (month - self.written.month) % 12
        looks = self.direction() if ahead else Direction.PAST
        future = looks is Direction.FUTURE or (looks is Direction.UNKNOWN and ahead <= 2)
        return add_months(self.written.year, self.written.month, ahead if future or not ahead else ahead - 12)

    def month_day(self, month: int, day: int) -> Partial:
        """The day of that name; the nearest one, unless the verb tells otherwise."""
        written = self.day
        if written is None:
            return Partial(None, month, day)
        years = [year for year in range(written.year - 1, written.year + 2) if exists(year, month, day)]
        days = [date(year, month, day) for year in years]
        if not days:
            return Partial(None, month, day)
        nearest = min(days, key=lambda candidate: abs((candidate - written).days))
        if abs((nearest - written).days) > _SURELY_NEAREST:
            nearest = self._by_direction(written, days, nearest)
        return Partial(nearest.year, month, day)

    def _by_direction(self, written: date, days: list[date], nearest: date) -> date:
        looks = self.direction()
        past = [candidate for candidate in days if candidate <= written]
        future = [candidate for candidate in days if candidate >= written]
        if looks is Direction.PAST and past:
            return past[-1]
        if looks is Direction.FUTURE and future:
            return future[0]
        ahead = nearest > written and (nearest - written).days > _PERHAPS_AHEAD
        return past[-1] if ahead and past else nearest


_SURELY_NEAREST = 45
"""Days within which a day and month mean the nearest such date, whatever the tense of a verb far off."""
_PERHAPS_AHEAD = 90
"""Days beyond which a date without a tense is rather the last than the next one."""
