"""Measures identity across documents at 1,000, 3,000 and 10,000 synthetic documents: `make bench-identity`.

The largest has 50,000 distinct names. Each size is measured in a process of its own, so that memory is that size's.
Fails where 10,000 documents take more than 60 s, one more document more than 0.2 s, or memory reaches 500 MB.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefgen.index import Appearance, open_index
from briefgen.model.actor import Kind
from briefgen.model.slug import slug

SIZES = (1_000, 3_000, 10_000)
MOST_SECONDS, MOST_FOR_ONE, MOST_MEGABYTES = 60.0, 0.2, 500.0
CODES = ("LV", "BY", "UA", "RO", "DE", "FR", "US", "GB", "PL", "TR", "KE", "IN")
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "is")]


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
        return
    rows = [json.loads(subprocess.check_output([sys.executable, __file__, str(size)])) for size in SIZES]
    print("documents    names  seconds  growth  +1 document  briefings touched  no change  suggest       MB")
    for before, row in zip([rows[0], *rows], rows, strict=False):
        growth = (row["seconds"] / before["seconds"]) / (row["documents"] / before["documents"])
        print(
            f"{row['documents']:9,} {row['names']:8,} {row['seconds']:8.2f} {growth:7.2f} {row['one']:12.3f}"
            f" {row['touched']:18} {row['same']:10.3f} {row['suggest']:8.2f} {row['megabytes']:8.0f}"
        )
    last = rows[-1]
    if last["seconds"] > MOST_SECONDS or last["one"] > MOST_FOR_ONE or last["megabytes"] > MOST_MEGABYTES:
        sys.exit(f"over {MOST_SECONDS:.0f} s, {MOST_FOR_ONE} s for one document, or {MOST_MEGABYTES:.0f} MB")


def measure(documents: int) -> dict[str, float]:
    """Seconds for all documents, for one more, and for none; the process's memory at its highest."""
    present = {f"doc-{n:05}": appearances(n) for n in range(documents)}
    names = len({one.name for each in present.values() for one in each})
    with tempfile.TemporaryDirectory() as folder:
        with open_index(Path(folder)) as index:
            seconds = timed(lambda: index.bring_to(present))
        with open_index(Path(folder)) as index:
            same = timed(lambda: index.bring_to(present))
            suggest = timed(lambda: index.suggest(()))
        ones = []
        for n in range(documents, documents + 5):
            with open_index(Path(folder)) as index:
                began = time.perf_counter()
                touched = index.update({f"doc-{n:05}": appearances(n)})
                index.ids(touched)
                ones.append(time.perf_counter() - began)
    return {
        "documents": documents,
        "names": names,
        "seconds": seconds,
        "same": same,
        "one": sorted(ones)[2],
        "touched": len(touched),
        "suggest": suggest,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def timed(action: object) -> float:
    assert callable(action)
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def appearances(number: int) -> list[Appearance]:
    """The actors of a document: six that hardly any other names, and a few that very many documents name."""
    chance = random.Random(number)  # noqa: S311  (repeatable, not secret)
    briefing, date = f"doc-{number:05}", f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    people = [person(1_000 + number * 5 + n) for n in range(5)] + [person(chance.randrange(200)) for _ in range(2)]
    organisations = [f"{word(50_000 + number)} Terminals", f"{word(chance.randrange(50))} Bank"]
    named: list[tuple[str, Kind, str | None]] = [(name, Kind.PERSON, None) for name in people]
    named += [(name, Kind.ORGANISATION, None) for name in organisations]
    named += [(code, Kind.COUNTRY, code) for code in chance.sample(CODES, 3)]
    return list(
        {slug(name): Appearance(briefing, slug(name), name, kind, of, date) for name, kind, of in named}.values()
    )


def person(number: int) -> str:
    """A name; some differ from their neighbour's in a middle initial or in spelling alone."""
    chance = random.Random(number // 2)  # noqa: S311
    given, family = word(chance.randrange(9_000)), word(chance.randrange(6_000))
    middle = f" {'ABCDEFGH'[number % 8]}." if number % 5 == 0 else ""
    return f"{given}{middle} {family}{'ski' if number % 3 else 'sky'}"


def word(number: int) -> str:
    chance = random.Random(number)  # noqa: S311
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).title()


if __name__ == "__main__":
    main()
