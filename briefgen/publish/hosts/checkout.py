"""What a checkout has been told about the way to its remotes, in its own settings: CI leaves its token there.

The publish pushes from another repository, to which git's settings for the user and the machine apply by themselves,
and the checkout's do not. They are handed over in the environment, where no list of processes shows them.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefgen.publish.hosts.program import SSH, run

_OF_THE_WAY = r"^(http|credential|url|user|ssh)\.|^core\.(sshcommand|askpass|gitproxy)$"
_OF_THE_CHECKOUT = ("local", "worktree")
_SSH_COMMAND = "core.sshcommand"


def settings_of(folder: Path) -> Mapping[str, str]:
    """The environment in which git acts on them, for a folder in a checkout or in none; may hold secrets.

    What the environment itself tells git goes before what the checkout does, as everywhere in git.
    """
    said = tuple(_said(folder))
    own = [(name, value) for scope, name, value in said if scope in _OF_THE_CHECKOUT]
    environment = _counted([*own, *_told()])
    if "GIT_SSH_COMMAND" not in os.environ and (command := dict(each[1:] for each in said).get(_SSH_COMMAND)):
        environment["GIT_SSH_COMMAND"] = _that_never_asks(command)
    return environment


def _said(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Scope, name and value of each setting, in the order in which the last one counts."""
    command = ["git", "-C", str(folder), "config", "--includes", "--null", "--show-scope", "--get-regexp", _OF_THE_WAY]
    words = os.fsdecode(run(command, also_good=(1,))).split("\0")
    for scope, entry in zip(words[::2], words[1::2], strict=False):
        name, equals, value = entry.partition("\n")
        yield scope, name, value if equals else "true"


def _told() -> Sequence[tuple[str, str]]:
    """What the environment says already."""
    number = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    return [(os.environ[f"GIT_CONFIG_KEY_{n}"], os.environ[f"GIT_CONFIG_VALUE_{n}"]) for n in range(number)]


def _counted(settings: Sequence[tuple[str, str]]) -> dict[str, str]:
    found = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings):
        found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return found


def _that_never_asks(command: str) -> str:
    """Our options for ssh too, where it is ssh; other programs have other options."""
    return " ".join((command, *SSH)) if Path(command.partition(" ")[0]).name == "ssh" else command
