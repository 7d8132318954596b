"""A hearing of many pages is summed up from all of it, in the words of those who spoke."""

from collections.abc import Callable

from briefgen.analysis.parsed import Parsed
from briefgen.analysis.summary import find_title, summarise
from briefgen.model.source import Metadata

_MATTERS = (
    "The harbour of the town needs a deeper quay, new cranes and {} tonnes of stone.",
    "Trains between the valleys lost {} carriages to rust, damp and careless drivers.",
    "Nurses at the hospital worked {} nights without a doctor on the children's ward.",
    "Teachers left {} classrooms empty when wages fell behind those of the capital.",
    "Readers borrowed {} novels from the library before its roof began to leak.",
    "Engineers found {} cracks under the bridge and closed both lanes to lorries.",
    "Farmers along the canal pumped {} litres of muddy water onto dying maize.",
    "Pilots refused {} landings at the airport because its lamps had failed.",
    "Thieves took {} paintings out of the museum through an unlocked cellar window.",
    "Traders at the market threw away {} crates of spoiled fish and lettuce.",
)
_DEPUTIES = ("MARA OSKEL", "IVO BRANT", "LENA TORV", "PAVEL ZIMA")


def hearing() -> str:
    """Ten parts of a hearing, each about another matter, twenty-four turns each."""
    said = "THE CHAIR: Good morning to everybody, and thank you for coming to the committee room."
    turns = [f"{_DEPUTIES[turn % 4]}: {matter.format(turn + 30)}" for matter in _MATTERS for turn in range(24)]
    return "\n\n".join([said, *turns])


def test_lines_come_from_all_over_a_long_document(parse: Callable[[str], Parsed]) -> None:
    parsed = parse(hearing())
    lines = summarise(parsed, find_title(parsed, Metadata()), (), (), 150)
    tenths = [10 * line.spans[-1].start // len(parsed.text) for line in lines]
    assert len(lines) >= 3
    assert len(set(tenths)) == len(tenths)
    assert all(line.within(parsed.text).startswith(_DEPUTIES) for line in lines)


def test_a_hearing_is_headed_by_what_it_is_about_and_not_by_a_greeting(parse: Callable[[str], Parsed]) -> None:
    title = find_title(parse(hearing()), Metadata())
    assert title.made
    assert "harbour" in title.text
