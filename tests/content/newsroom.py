"""What a person did to one content file, and what must hold of it ever after.

The person is a model of their own: it knows what was typed into the file, and nothing of how the merge works.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from versions import RESPELLED, TWINS, Source, digit, numbers

from briefgen.build.review import Desk
from briefgen.content.draft import draft
from briefgen.content.file import read_briefing
from briefgen.content.record import LISTS, Record, read_record, record_of
from briefgen.model.briefing import ActorItem, Briefing, EventItem, FactItem, QuoteItem, SummaryItem

ITEMS = {"summary": SummaryItem, "quotes": QuoteItem, "actors": ActorItem, "facts": FactItem, "events": EventItem}
Place = tuple[str, str]
"""A list, and the id of a line in it."""
OTHER_SPELLING = {**RESPELLED, **{new: old for old, new in RESPELLED.items()}}


def read(file: Path) -> Briefing:
    briefing, problems = read_briefing(file.name, file.stem, file.read_bytes())
    assert briefing, problems
    return briefing


def record_beside(file: Path) -> Record:
    record = read_record(record_of(file))
    assert record
    return record


def numbered(file: Path) -> dict[Place, int]:
    """The number of the sentence in which the program found each line that it found."""
    record = record_beside(file)
    return {
        (name, item): number
        for name in LISTS
        for item, number in zip(record.ids[name], numbers(record.extraction, name), strict=True)
    }


def drafted(file: Path) -> dict[Place, Any]:
    """Each line as the program has it."""
    record = record_beside(file)
    made = record.drafted or draft(file.stem, record)
    return {(name, item.id): item for name in ITEMS for item in getattr(made, name)}


def lines_in(briefing: Briefing) -> dict[Place, Any]:
    return {(name, item.id): item for name in ITEMS for item in getattr(briefing, name)}


@dataclass
class Person:
    typed: dict[Place, dict[str, object]] = field(default_factory=dict)
    """The fields that the person typed; all of them for what was added or checked."""
    removed: set[Place] = field(default_factory=set)
    first: dict[str, str | None] = field(default_factory=dict)
    """Quote → its speaker before the person first gave it another."""
    rests: dict[Place, int] = field(default_factory=dict)
    """What was changed or taken out → the number of the sentence that it was found in."""
    seen: dict[Place, Any] = field(default_factory=dict)
    """What was changed or checked → what the program had there when the person last decided it; None: nothing."""
    order: dict[str, list[str]] = field(default_factory=dict)
    """List → ids in the order that the person gave them."""
    held: set[str] = field(default_factory=set)
    """Actors who speak in quotes of the person, or did: they stay."""
    title: str | None = None
    body: str = ""
    comments: list[str] = field(default_factory=list)

    def types(self, file: Path, place: Place, edit: Mapping[str, object]) -> None:
        """Before the file is saved with it."""
        if place not in self.typed and (number := numbered(file).get(place)) is not None:
            self.rests[place] = number
        self.typed.setdefault(place, {}).update(edit)
        self.seen[place] = drafted(file).get(place)

    def takes_out(self, file: Path, place: Place) -> None:
        if place not in self.typed and (number := numbered(file).get(place)) is not None:
            self.rests[place] = number
        self.removed.add(place)
        self.typed.pop(place, None)

    def takes_back(self, place: Place, speaker: object) -> None:
        """Who gives a quote the speaker that it had has changed nothing: the file is as it was drafted."""
        if self.first.get(place[1], self) != speaker or place not in self.typed:
            return
        self.typed[place].pop("speaker", None)
        if not self.typed[place]:
            del self.typed[place]
            self.rests.pop(place, None)

    def arranges(self, file: Path, name: str, ids: list[str]) -> None:
        """Only lines of the person were moved, or all moved back: the others then follow the source again."""
        self.order[name] = ids
        if name != "actors":
            record = record_beside(file)
            there = numbers(record.extraction, name)
            found = [self.rests.get((name, item), numbered(file).get((name, item))) for item in ids]
            places = [there.index(number) for number in found if number in there]
            if places == sorted(places):
                del self.order[name]

    def forgets(self, file: Path) -> None:
        """The record is lost: what the program finds and the file lacks is as if the person had taken it out."""
        found, now, there = numbered(file), drafted(file), lines_in(read(file))
        self.removed = {
            (name, item)
            for name, item in now
            if (name, item) not in there and (name, OTHER_SPELLING.get(item)) not in there
        }
        self.rests = {place: found[place] for place in (*self.typed, *self.removed) if place in found}
        # what a checked line was checked against is lost as well
        self.seen = {place: None if "checked" in edit else now.get(place) for place, edit in self.typed.items()}
        self.order = {}

    def knows_of(self, other: "Person", before: "Person") -> None:
        """What the same person did on another branch, which is merged; `before`: where both began."""
        for place in {*other.typed, *before.typed} - self.removed:
            edit, old = other.typed.get(place, {}), before.typed.get(place, {})
            if edit != old:
                mine = self.typed.get(place, {})
                self.typed[place] = dict(edit) if mine == old else {**mine, **edit}
                self.seen[place] = other.seen.get(place)
        self.removed |= other.removed
        self.typed = {place: edit for place, edit in self.typed.items() if place not in self.removed}
        self.first = {**other.first, **self.first}
        self.rests = {**other.rests, **self.rests}
        self.held |= other.held

    def has_lost_nothing(self, file: Path) -> None:
        briefing = read(file)
        there = lines_in(briefing)
        for place, edit in self.typed.items():
            assert place in there, f"{place} is lost"
            assert {name: getattr(there[place], name) for name in edit} == edit, f"{place} has lost {edit}"
        assert not self.removed & set(there), f"{self.removed & set(there)} was removed and has come back"
        for name, ids in self.order.items():
            now = [item.id for item in getattr(briefing, name)]
            left = [item for item in ids if item in now]  # an untouched line that goes with its source loses its place
            assert [item for item in now if item in ids] == left
            self.order[name] = left
        assert self.title in (None, briefing.title)
        assert briefing.body == self.body
        text = file.read_text("utf-8")
        assert all(comment in text for comment in self.comments)

    def has_each_line_once(self, file: Path) -> None:
        """What was changed or taken out is nowhere under another id, and what nobody touched is there."""
        briefing, found = read(file), numbered(file)
        rests = {**found, **self.rests}
        touched = {place for place in (*self.typed, *self.removed) if place in rests}
        for name in LISTS:
            copies = Counter(number for (one, _), number in found.items() if one == name)
            mine = Counter(rests[place] for place in touched if place[0] == name)
            others = Counter(
                found[name, item.id]
                for item in getattr(briefing, name)
                if (name, item.id) in found and (name, item.id) not in touched
            )
            assert others == copies - mine, (
                f"{name}: lines {others} of {copies} are there beside those of the person {mine}"
            )
        for name, spelling in self.both_spellings(briefing):
            raise AssertionError(f"{name} is there as {spelling} as well")

    def both_spellings(self, briefing: Briefing) -> list[tuple[str, str]]:
        """Actors whom the person changed or took out, and who are there under the source's other spelling."""
        ids = {actor.id for actor in briefing.actors}
        mine = {item for name, item in (*self.typed, *self.removed) if name == "actors"}
        return [(item, OTHER_SPELLING[item]) for item in mine if OTHER_SPELLING.get(item) in ids - mine]

    def is_told(self, file: Path, source: Source) -> None:
        """Of each line that the person changed or checked: that the source says otherwise now, or nothing at all."""
        asked = {question.item for question in Desk(file).questions()}
        now, there = drafted(file), {digit(line) for line in source.lines}
        for place, before in self.seen.items():
            edit, extracted = self.typed.get(place, {}), now.get(place)
            same = {self.rests.get(place), *(TWINS if self.rests.get(place) in TWINS else ())}  # where its words stand
            if place in self.rests and before is not None and "text" in edit and not same & there:
                assert place[1] in asked, f"{place} has lost its sentence, and nobody is told"
            if before is None or extracted is None:
                continue
            for name in (one.name for one in fields(extracted) if one.name in edit):
                value = getattr(extracted, name)
                if value not in (getattr(before, name), edit[name]):
                    assert place[1] in asked, f"{place}: {name} is {value} now, and nobody is told"

    def has_touched(self, briefing: Briefing) -> set[str]:
        """Lines of the person, who speaks in them, and quotes whose speaker the person took out of the actors."""
        self.held |= {quote.speaker or "" for quote in briefing.quotes if ("quotes", quote.id) in self.typed}
        edited = {item for _, item in self.typed} | set(self.first)
        return edited | self.held | {quote.id for quote in briefing.quotes if quote.speaker is None}
