import re
from pathlib import Path

import pytest

from briefgen.diagnostics import ConfigurationError
from briefgen.settings import NoProjectError, Settings, documented, open_project, read_settings


def problems(text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_settings(text.encode())
    assert caught.value.exit_status == 4
    return [str(problem) for problem in caught.value.problems]


def test_every_setting_has_a_default() -> None:
    assert read_settings(b"") == Settings()


def test_settings_are_read() -> None:
    settings = read_settings(b'[site]\ntitle = "Desk"\n[analysis]\nsummary_words = 60\n')
    assert settings.site.title == "Desk"
    assert settings.analysis.summary_words == 60


def test_an_unknown_key_names_its_line_and_the_known_ones() -> None:
    (found,) = problems('[site]\ntitle = "Desk"\ntitel = "Desk"\n')
    assert "briefgen.toml:3" in found
    assert "did you mean 'title'" in found
    assert "base_url" in found


def test_all_mistakes_are_reported_at_once() -> None:
    assert len(problems('[site]\ntitle = 3\n[analysis]\nsummary_words = "many"\n[sight]\n')) == 3


@pytest.mark.parametrize("text", ["title = ", "[site", "\xff"])
def test_what_is_no_toml_says_so(text: str) -> None:
    with pytest.raises(ConfigurationError, match="TOML"):
        read_settings(text.encode("latin-1"))


def test_true_is_not_a_number() -> None:
    assert "whole number" in problems("[analysis]\nsummary_words = true\n")[0]


def test_a_folder_without_settings_is_a_project_if_it_has_seeds(tmp_path: Path) -> None:
    with pytest.raises(NoProjectError, match="briefgen init"):
        open_project(tmp_path)
    (tmp_path / "seeds").mkdir()
    assert open_project(tmp_path).settings == Settings()


def test_a_new_project_shows_every_setting_with_its_default() -> None:
    text = (Path(__file__).parent.parent / "briefgen/starter/files/briefgen.toml").read_text("utf-8")
    for name, _, default in documented():
        shown = re.search(rf"^(?:# )?{name.rpartition('.')[2]} = (\S.*?)(?:\s+#.*)?$", text, re.MULTILINE)
        assert shown, f"{name} is not in it"
        if name != "site.title":
            assert shown[1] == (f'"{default}"' if isinstance(default, str) else str(default))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('accent = "crimson"', "'crimson' is no colour"),
        ('accent = "#12345"', "'#12345' is no colour"),
        ('accent = "red;} body{display:none"', "is no colour"),
        ('logo = "logo.svg"', "'logo.svg' is not there"),
        ('logo = "../logo.png"', "is outside the project"),
        ('logo = "style.css"', "is no picture that browsers show"),
        ('contact = "javascript:alert(1)"', "is no address"),
        ('contact = "the desk"', "is no address"),
        ('language = "german, please"', "is no code of a language"),
    ],
)
def test_what_no_page_could_show_is_an_error_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path.parent / "logo.png").write_bytes(b"")
    (tmp_path / "style.css").write_text("")
    (tmp_path / "briefgen.toml").write_text(f'[site]\ntitle = "Desk"\n{line}\n')
    with pytest.raises(ConfigurationError) as caught:
        open_project(tmp_path)
    (found,) = map(str, caught.value.problems)
    assert found.startswith("briefgen.toml:3: error BG004: site.")
    assert words in found
    assert "help:" in found


def test_a_colour_a_picture_and_an_address_are_taken_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/logo.SVG").write_text("<svg/>")
    lines = 'accent = "#7a1"', 'logo = "ours/logo.SVG"', 'contact = "desk@example.org"', 'language = "pt-BR"'
    (tmp_path / "briefgen.toml").write_text("[site]\n" + "\n".join(lines))
    assert open_project(tmp_path).settings.site.accent == "#7a1"
