"""Web servers with a configuration of their own, on a port of their own."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting.server import free_port, running


def _program(name: str, package: str) -> str:
    found = shutil.which(name) or shutil.which(f"/usr/sbin/{name}")
    return found or pytest.skip(f"no {name} here: install Debian's {package}")


@contextlib.contextmanager
def nginx(folder: Path, server: str) -> Iterator[str]:
    """The address of an nginx with these lines in its server block."""
    program, port = _program("nginx", "nginx-light"), free_port()
    home = folder / f"nginx-{port}"
    home.mkdir()
    (home / "nginx.conf").write_text(
        f"worker_processes 1;\ndaemon off;\nuser root;\npid {home}/pid;\nerror_log {home}/error.log;\n"
        "events { worker_connections 64; }\n"
        "http {\n  include /etc/nginx/mime.types;\n  access_log off;\n"
        f"  client_body_temp_path {home}/1; proxy_temp_path {home}/2; fastcgi_temp_path {home}/3;\n"
        f"  uwsgi_temp_path {home}/4; scgi_temp_path {home}/5;\n"
        f"  server {{\n    listen 127.0.0.1:{port};\n    {server}\n  }}\n}}\n",
        "utf-8",
    )
    with running([program, "-c", str(home / "nginx.conf"), "-e", str(home / "error.log")], port, home / "log"):
        yield f"http://127.0.0.1:{port}"


_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias")


@contextlib.contextmanager
def apache(folder: Path, root: Path) -> Iterator[str]:
    """The address of an Apache that serves the folder and lets .htaccess have its say."""
    program, port = _program("apache2", "apache2"), free_port()
    home = folder / f"apache-{port}"
    home.mkdir()
    lines = [f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES]
    lines += [
        f"ServerRoot {home}",
        "ServerName localhost",
        f"PidFile {home}/pid",
        f"Listen 127.0.0.1:{port}",
        f"ErrorLog {home}/error.log",
        "User www-data",
        "Group www-data",
        "TypesConfig /etc/mime.types",
        f"DocumentRoot {root}",
        f"<Directory {root}>\nAllowOverride All\nRequire all granted\n</Directory>",
    ]
    (home / "apache.conf").write_text("\n".join(lines) + "\n", "utf-8")
    with running([program, "-DFOREGROUND", "-f", str(home / "apache.conf")], port, home / "log"):
        yield f"http://127.0.0.1:{port}"
