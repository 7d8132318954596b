"""What pages share goes out under a name that holds its digest, and pages ask for it by that name."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.publish.fingerprints import with_fingerprints
from briefgen.publish.outgoing import SiteChangedError, site_files
from briefgen.publish.served import YEAR

HEAD = (
    '<link rel="icon" href="{up}my icon.svg"><link rel="stylesheet" media="(a > b)" href="{up}style.css">'
    '<script src="{up}site.js" defer></script><a href="{up}style.css">the style</a><p>style.css</p>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "style.css").write_text("p{}", "utf-8")
    (tmp_path / "site.js").write_text("1", "utf-8")
    (tmp_path / "my icon.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "ours.0123456789ab.css").write_text("p{}", "utf-8")
    (tmp_path / "index.html").write_text(HEAD.format(up="").replace("my icon", "my%20icon"), "utf-8")
    (tmp_path / "briefings/a.html").write_text(HEAD.format(up="../") + "<img src='../briefings/style.css'>", "utf-8")
    (tmp_path / "404.html").write_text(HEAD.format(up="/desk/") + "<script src=/desk/site.js></script>", "utf-8")
    return tmp_path


def sent(site: Path) -> Mapping[str, str]:
    files = with_fingerprints(site_files(site)[0], "https://example.org/desk/")
    return {path: file.read().decode() for path, file in files.items()}


def test_every_page_asks_for_the_name_with_the_digest_wherever_it_lies(site: Path) -> None:
    found = sent(site)
    style = next(path for path in found if re.fullmatch(r"style\.[0-9a-f]{12}\.css", path))
    script = next(path for path in found if re.fullmatch(r"site\.[0-9a-f]{12}\.js", path))
    for path, up in (("index.html", ""), ("briefings/a.html", "../"), ("404.html", "/desk/")):
        assert f'href="{up}{style}"><script src="{up}{script}" defer>' in found[path]
        assert f'<a href="{up}style.css">the style</a><p>style.css</p>' in found[path], "only what a page is made with"
    assert re.search(r'href="my%20icon\.[0-9a-f]{12}\.svg"', found["index.html"])
    assert "<img src='../briefings/style.css'>" in found["briefings/a.html"], "another file of the same name"
    assert f"<script src=/desk/{script}></script>" in found["404.html"]
    assert found[style] == found["style.css"] == "p{}", "the plain name is there for whatever else asks for it"


def test_it_is_kept_for_a_year_and_has_another_name_once_it_changes(site: Path) -> None:
    before = with_fingerprints(site_files(site)[0], "")
    (site / "style.css").write_text("p{color:blue}", "utf-8")
    after = with_fingerprints(site_files(site)[0], "")
    (old,), (new,) = before.keys() - after.keys(), after.keys() - before.keys()
    assert before[old].served.cache == after[new].served.cache == YEAR
    assert before["index.html"].digest != after["index.html"].digest, "a page that asks for it is a changed page"
    assert "ours.0123456789ab.css" in after, "what has a digest in its name is left as it is"
    with pytest.raises(SiteChangedError):
        before["style.css"].read()
