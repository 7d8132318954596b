"""Walks through what is uncertain in briefings, and writes each answer into the content file at once."""

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefgen.content import put_right
from briefgen.content.file import rewrite_briefing
from briefgen.content.question import Question, accept, approved, change, drop, questions, settled
from briefgen.content.read import read_checked
from briefgen.content.record import Record, read_record, record_of, write_record
from briefgen.content.record_problems import unusable
from briefgen.diagnostics import Diagnostic
from briefgen.model.briefing import Briefing, Review
from briefgen.settings import Project
from briefgen.writing import undisturbed, write_over


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to a question."""

    verb: str
    """accept, change, drop or skip."""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """One content file under review."""

    file: Path
    by: str | None = None
    """Who reviews."""

    def open(self) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
        """The briefing as the file has it now, or what is wrong with it."""
        if problem := unusable(self.file):
            return None, (problem,)
        return read_checked(self.file.stem, self.file.read_bytes())

    def questions(self) -> tuple[Question, ...]:
        briefing, _ = self.open()
        return questions(briefing, read_record(record_of(self.file))) if briefing else ()

    def answer(self, question: Question, answer: Answer) -> tuple[Diagnostic, ...]:
        """Write an answer down; skip writes nothing, and neither does one that would be a mistake, which is told."""
        if answer.verb == "skip":
            return self.open()[1]
        if wrong := undisturbed(partial(self._save, partial(self._answered, question, answer))):
            return wrong
        undisturbed(partial(self._remember, partial(settled, question=question)))
        return ()

    def approve(self) -> None:
        """Somebody has looked through all of it."""
        if not undisturbed(partial(self._save, self._approved)):
            undisturbed(partial(self._remember, approved))

    def _answered(self, question: Question, answer: Answer, briefing: Briefing) -> Briefing:
        if answer.verb == "change":
            return change(briefing, question, answer.value, self.by, today())
        return accept(briefing, question) if answer.verb == "accept" else drop(briefing, question)

    def _approved(self, briefing: Briefing) -> Briefing:
        return replace(briefing, review=Review.REVIEWED, reviewer=self.by, reviewed_on=today())

    def _save(self, edited: Callable[[Briefing], Briefing]) -> tuple[Diagnostic, ...]:
        """The file with what `edited` makes of its briefing; nothing where the file has or would have mistakes."""
        old = self.file.read_bytes()
        briefing, wrong = read_checked(self.file.stem, old)
        if briefing is None:
            return wrong
        new = rewrite_briefing(old, edited(briefing))
        _, wrong = read_checked(self.file.stem, new)
        if not wrong:
            write_over(self.file, old, new)
        return wrong

    def _remember(self, decided: Callable[[Record, Briefing], Record]) -> None:
        file, (briefing, _) = record_of(self.file), self.open()
        old = file.read_bytes() if file.is_file() else None
        if old is not None and briefing and (record := read_record(file)):
            write_over(file, old, write_record(decided(record, briefing)))


def desks(project: Project, slugs: Sequence[str], by: str | None) -> tuple[Desk, ...]:
    """The content files that are asked for, or all."""
    put_right(project.content)
    folder = project.content / "briefings"
    files = [folder / f"{slug}.md" for slug in slugs] if slugs else sorted(folder.glob("*.md"))
    return tuple(Desk(file, by) for file in files if file.is_file())


def today() -> str:
    """The day that a review bears; SOURCE_DATE_EPOCH is honoured."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now().astimezone()
    return moment.date().isoformat()
