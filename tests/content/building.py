"""One content file, its source, which changes, and a program of which there are new versions: what happens to them."""

import itertools
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from killing import KilledError, killed_before
from newsroom import Person
from versions import FLEET, OTHERWISE, POOL, Source, digit, extract

from briefgen.content import put_right, read_heads, update_content
from briefgen.content.record import record_of

STEPS = itertools.count()
LINES = st.lists(st.sampled_from(POOL), min_size=1, max_size=6, unique=True).map(tuple)


class Building(RuleBasedStateMachine):
    """Builds, and all that happens between them but what a person does."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "briefings/talks.md"
        self.version = 0
        self.numbers = itertools.count(1)
        self.person = Person()
        self.others: dict[str, Source] = {}
        """Path → another document."""

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(lines=LINES)
    def begin(self, lines: tuple[str, ...]) -> None:
        self.source = Source(lines)
        self.build()

    def build(self) -> None:
        next(STEPS)
        put_right(self.folder)
        sources = (self.source, *self.others.values())
        update_content(
            self.folder,
            [extract(source, self.version) for source in sources],
            heads=read_heads(self.folder),
            sources={source.path: source.sha256 for source in sources},
            key=str(self.version),
        )

    @rule()
    def build_again(self) -> None:
        self.build()
        before = self.file.read_bytes()
        self.build()
        assert self.file.read_bytes() == before

    @rule(lines=LINES)
    def the_source_changes(self, lines: tuple[str, ...]) -> None:
        self.source = replace(self.source, lines=lines)
        self.build()

    @rule(data=st.data())
    def a_sentence_is_put_in_other_words(self, data: st.DataObject) -> None:
        line = data.draw(st.sampled_from(self.source.lines))
        other = next(other for pair in OTHERWISE.items() for other in (pair if line in pair else ()) if other != line)
        lines = tuple(other if one == line else one for one in self.source.lines)
        self.source = replace(self.source, lines=lines)
        self.build()

    @rule()
    def names_are_spelled_otherwise(self) -> None:
        self.source = replace(self.source, respelled=not self.source.respelled)
        self.build()

    @rule(version=st.integers(0, 5))
    def a_new_version_of_the_program(self, version: int) -> None:
        self.version = version
        self.build()

    @rule(taken=st.booleans(), line=st.sampled_from((None, *POOL)))
    def the_source_is_renamed(self, *, taken: bool, line: str | None) -> None:
        """Changed as well, it may be, and another document may have its old name."""
        old = self.source.path
        if taken and not self.others:
            self.others[old] = Source(FLEET, old)
        more = (
            (line,) if line and len(self.source.lines) > 2 and digit(line) not in map(digit, self.source.lines) else ()
        )
        self.source = replace(
            self.source, path=f"seeds/talks-{next(self.numbers)}.txt", lines=(*self.source.lines, *more)
        )
        self.build()

    @rule(before=st.integers(0, 6), lines=LINES)
    def a_build_is_killed(self, before: int, lines: tuple[str, ...]) -> None:
        """Before one of its file operations; the next one ends it."""
        self.source = replace(self.source, lines=lines)
        with suppress(KilledError), killed_before(before):
            self.build()
        self.build()

    @rule()
    def the_record_is_lost(self) -> None:
        """Nothing of the file changes; what a person did is known no more but by the file."""
        record_of(self.file).unlink()
        before = self.file.read_bytes()
        self.build()
        assert self.file.read_bytes() == before
        self.person.forgets(self.file)
