"""The command as people and scripts use it: what it says, what it refuses, and what it never says."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from hosting.server import Place
from hosting.site import many, tree, write_site, write_toml

from briefgen.settings import Project

Desk = Callable[..., Project]


def run(project: Project, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(project.root), "publish", *options],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def local(desk: Desk, place: Callable[[str], Place]) -> Project:
    """A project with a folder to publish to."""
    project = desk(place("folder"))
    write_toml(project)
    (project.root / "seeds").mkdir()
    return project


def target_of(project: Project) -> Path:
    return Path(project.settings.publish.targets["live"].to)


@pytest.mark.parametrize("kind", ["folder", "stick", "ssh"])
def test_a_dry_run_prints_exactly_what_a_real_run_then_does(
    kind: str, desk: Desk, place: Callable[[str], Place], publish: Callable[..., list[str]]
) -> None:
    project = desk(place(kind))
    publish(project)
    write_site(project.site, many(9, "second"))
    write_toml(project)
    before = place(kind).tree()
    announced = json.loads(run(project, "--dry-run", "--json").stdout)
    assert announced["done"] == []
    assert place(kind).tree() == before
    lines = run(project, "--dry-run").stdout.splitlines()
    assert lines == [f"{step['act']:6} {step['path']}  ({step['why']})" for step in announced["steps"]]
    real = json.loads(run(project, "--json").stdout)
    assert real["steps"] == real["done"] == announced["steps"]
    assert run(project, "--dry-run").stdout == ""


def test_it_says_what_changes_in_counts_and_names_and_then_that_nothing_is_left(local: Project) -> None:
    said = run(local).stderr
    assert "17 new, 0 unchanged" in said
    assert "put    briefings/page-0003.html  (new)" in said
    assert "and 5 more" in said
    write_site(local.site, {**many(12), "page-0003": "other"})
    said = run(local, "live").stderr
    assert "2 changed, 15 unchanged" in said
    assert "Nothing to do" in run(local).stderr


def test_a_target_is_named_or_known_or_an_address(local: Project, tmp_path: Path) -> None:
    assert run(local, "--dry-run").returncode == 0
    unknown = run(local, "lvie", "--json")
    assert unknown.returncode == 4
    assert json.loads(unknown.stdout)["problems"][0]["code"] == "BG601"
    assert run(local, "../elsewhere").returncode == 0
    assert tree(tmp_path / "elsewhere").keys() > tree(local.site).keys()


def test_compressed_copies_go_with_each_text_and_hold_the_same(
    desk: Desk, place: Callable[[str], Place], publish: Callable[..., list[str]]
) -> None:
    there = place("folder")
    project = desk(there, compress=True)
    publish(project)
    found = there.tree()
    for name in (f"briefings/{page}.html" for page in many(12)):
        assert gzip.decompress(found[f"{name}.gz"]) == brotli.decompress(found[f"{name}.br"]) == found[name]
        assert len(found[f"{name}.br"]) < len(found[name])
    assert "robots.txt.br" not in found  # too short to be worth it


def test_a_site_that_the_check_finds_fault_with_does_not_go_out(local: Project) -> None:
    page = local.site / "briefings/page-0001.html"
    page.write_text(page.read_text("utf-8") + '<a href="nowhere.html">x</a>', "utf-8")
    refused = run(local, "--json")
    assert refused.returncode == 1
    assert [problem["code"] for problem in json.loads(refused.stdout)["problems"]] == ["BG401"]
    assert not target_of(local).exists()


def test_what_was_never_built_does_not_go_out(local: Project) -> None:
    (local.site / "index.html").unlink()
    assert "BG602" in run(local).stderr


def test_hidden_files_links_and_copies_stay_here(local: Project) -> None:
    for name in (".env", "notes.txt~", "briefings/.draft.html"):
        (local.site / name).write_text("private", "utf-8")
    (local.site / "link.html").symlink_to("/etc/hostname")
    os.mkfifo(local.site / "pipe.html")
    said = run(local).stderr
    assert said.count("BG604") == 5
    assert not {".env", "notes.txt~", "link.html"} & tree(target_of(local)).keys()


@pytest.mark.parametrize(
    "secret",
    ["-----BEGIN OPENSSH PRIVATE KEY-----", "AKIAIOSFODNN7EXAMPLE", "a-token-of-somebody-1234", "{root}/seeds"],
)
def test_keys_and_places_of_this_machine_do_not_go_out(local: Project, secret: str) -> None:
    page = local.site / "briefings/page-0001.html"
    page.write_text(page.read_text("utf-8") + secret.format(root=local.root.resolve()), "utf-8")
    refused = run(local, DESK_TOKEN="a-token-of-somebody-1234")  # noqa: S106
    assert refused.returncode == 1
    assert "BG605" in refused.stderr
    assert "a-token-of-somebody-1234" not in refused.stderr
    assert not target_of(local).exists()


def test_drafts_are_refused_where_the_settings_say_so(local: Project) -> None:
    toml = local.root / "briefgen.toml"
    toml.write_text(toml.read_text("utf-8").replace("[publish.", '[publish]\ndrafts = "refuse"\n[publish.', 1), "utf-8")
    briefing = local.root / "content/briefings/talks.md"
    briefing.parent.mkdir(parents=True)
    text = (
        "---\nsource: null\ntitle: Talks\nreview: {}\nsummary: []\nquotes: []\nactors: []\nfacts: []\nevents: []\n---\n"
    )
    briefing.write_text(text.format("draft"), "utf-8")
    refused = run(local)
    assert "content/briefings/talks.md: error BG606" in refused.stderr
    briefing.write_text(text.format("reviewed"), "utf-8")
    refused = run(local, "--as-built")
    assert "site/: error BG607" in refused.stderr, "the page that would be sent may be that of the draft"
    assert not target_of(local).exists()


SECRETS = {
    "AWS_SECRET_ACCESS_KEY": "aws-secret-value-1234567890",
    "BRIEFGEN_WEBDAV_USER": "desk",
    "BRIEFGEN_WEBDAV_PASSWORD": "dav-secret-value-1234567890",
    "AZURE_STORAGE_CONNECTION_STRING": (
        "DefaultEndpointsProtocol=http;AccountName=desk;AccountKey=azure-secret-value-1234567890;"
        "BlobEndpoint=http://127.0.0.1:9/desk;"
    ),
    "RSYNC_PASSWORD": "rsync-secret-value-1234567890",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "url.http://desk:git-secret-value@127.0.0.1:9/.insteadOf",
    "GIT_CONFIG_VALUE_0": "forge:",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "to",
    ["s3://desk/x", "webdav://127.0.0.1:9/desk", "az://desk/x", "rsync://127.0.0.1:9/desk/x", "git:forge:desk.git"],
)
def test_secrets_are_never_printed_however_it_fails(to: str, desk: Desk) -> None:
    project = desk(Place(to, dict, lambda *_: None, {"endpoint": "http://127.0.0.1:9"} if to.startswith("s3") else {}))
    write_toml(project)
    script = "import briefgen.publish.run as r; r._TRIES = 2; from briefgen.cli import main; main()"
    failed = subprocess.run(
        [sys.executable, "-c", script, "-C", str(project.root), "publish", "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "AWS_ACCESS_KEY_ID": "testing", **SECRETS},
    )
    assert failed.returncode == 1, failed.stderr
    said = failed.stdout + failed.stderr
    assert to.partition("://")[2] in said or "forge" in said
    for secret in (*SECRETS.values(), "azure-secret-value-1234567890", "git-secret-value"):
        assert len(secret) < 8 or secret not in said


def test_a_password_in_the_settings_is_refused_and_not_repeated(local: Project) -> None:
    refused = run(local, "webdavs://desk:open-sesame@example.org/desk")
    assert refused.returncode == 4
    assert "open-sesame" not in refused.stderr + refused.stdout
