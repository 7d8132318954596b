"""Secrets of the environment are found in pages however the page writes them, and by whatever name they are kept."""

import html
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from briefgen.publish.outgoing import outgoing
from briefgen.publish.privacy import check_privacy

FOUND = {
    "MY_PASSWORD": "hunter2-secret",
    "SITE_PASSWD": "a&b<c\"d'e",
    "NETLIFY_AUTH": "nfp-1234567",
    "GITLAB_PAT": "pat-of-the-desk-9",
    "SSH_PASSPHRASE": "correct horse",
    "DATABASE_URL": "postgres://desk:s3cret-of-db@127.0.0.1/desk",
    "SMTP": "smtp://desk:p%40ss-word-1@mail.example.org",
    "CHAT_WEBHOOK_URL": "https://chat.example.org/hook/B1",
    "GH_PAT2": "pat-of-the-desk-2",
    "DEPLOY_TOKEN": "onlyLettersButManyOfThem",
}
IN_PAGES = {**FOUND, "DATABASE_URL": "s3cret-of-db", "SMTP": "p@ss-word-1"}
HONEST = {
    "PWD": "/home/anna/desk-1",
    "SSH_AUTH_SOCK": "/run/agent-1",
    "ROLE_TOKEN": "ambassador",
    "DAY_KEY": "2026-01-01",
}
"""What no page is refused for: places, words and dates."""


@pytest.mark.parametrize("name", FOUND)
def test_a_secret_is_found_in_each_form_that_a_page_has(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, FOUND[name])
    secret = IN_PAGES[name]
    forms = (secret, html.escape(secret), json.dumps(secret), quote(secret, safe=""))
    for form in (*forms, html.escape(secret).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")):
        page = outgoing("briefings/a.html", f"<p>{form}</p>".encode())
        (problem,) = check_privacy({page.path: page}, Path("/desk"))
        assert f"the value of {name} in the environment" in problem.message
        assert secret not in str(problem)


@pytest.mark.parametrize("path", ["key.pem", "id_ed25519", "config.yml", "notes.log", "a/picture.png"])
def test_a_secret_is_found_in_a_file_of_any_kind(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_PASSWORD", "hunter2-secret")
    lines = b"-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2-secret\n/srv/desks/anna/desk/seeds\n"
    found = list(check_privacy({path: outgoing(path, lines)}, Path("/srv/desks/anna/desk")))
    assert len(found) == 3
    assert {str(problem.location) for problem in found} == {f"site/{path}"}


def test_words_dates_and_places_are_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HONEST.items():
        monkeypatch.setenv(name, value)
    page = outgoing("briefings/a.html", " ".join(HONEST.values()).encode())
    assert list(check_privacy({page.path: page}, Path("/desk"))) == []
