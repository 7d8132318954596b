"""Object stores and a WebDAV server, each with a client that is not ours to look at them."""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hosting.places import folder_place
from hosting.server import Place, free_port, running

AZURE_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The key that every copy of the emulator has."""


@contextlib.contextmanager
def s3(folder: Path) -> Iterator[str]:
    """The address of a server that speaks S3."""
    pytest.importorskip("moto", reason="no S3 server here: install moto")
    port = free_port()
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing-secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with running(command, port, folder / "log"):
        yield f"http://127.0.0.1:{port}"


def s3_place(address: str, name: str, *, through: str = "") -> Place:
    """A bucket of its own, which everybody may read. `through`: another address that leads there."""
    import boto3

    client = boto3.client("s3", endpoint_url=address)
    client.create_bucket(Bucket=name)
    readers = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{name}/*"}
    client.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [readers]}))

    def everything() -> dict[str, bytes]:
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=name, Prefix="desk/")
        keys = [entry["Key"] for page in pages for entry in page.get("Contents", ())]
        return {key.removeprefix("desk/"): client.get_object(Bucket=name, Key=key)["Body"].read() for key in keys}

    def headers(path: str) -> Mapping[str, str]:
        head = client.head_object(Bucket=name, Key=f"desk/{path}")
        return {"type": head["ContentType"], "cache": head["CacheControl"]}

    def put(path: str, content: bytes) -> object:
        return client.put_object(Bucket=name, Key=f"desk/{path}", Body=content)

    return Place(f"s3://{name}/desk", everything, put, {"endpoint": through or address}, headers)


@contextlib.contextmanager
def gs(folder: Path) -> Iterator[str]:
    pytest.importorskip(
        "gcp_storage_emulator", reason="no Google Cloud Storage server here: install gcp-storage-emulator"
    )
    port = free_port()
    os.environ |= {"GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT": "false", "FSSPEC_GCS_TOKEN": "anon", "FSSPEC_GS_TOKEN": "anon"}
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "gcp_storage_emulator",
        "start",
        "--host=127.0.0.1",
        f"--port={port}",
        "--in-memory",
    ]
    with running(command, port, folder / "log"):
        yield f"http://127.0.0.1:{port}"


def gs_place(address: str, name: str, *, through: str = "") -> Place:
    client = httpx.Client(base_url=address)
    client.post("/storage/v1/b", json={"name": name}).raise_for_status()

    def everything() -> dict[str, bytes]:
        found = client.get(f"/storage/v1/b/{name}/o", params={"prefix": "desk/"}).json().get("items", ())
        return {
            item["name"].removeprefix("desk/"): client.get(
                f"/storage/v1/b/{name}/o/{quote(item['name'], safe='')}", params={"alt": "media"}
            ).content
            for item in found
        }

    def put(path: str, content: bytes) -> object:
        return client.post(
            f"/upload/storage/v1/b/{name}/o", params={"uploadType": "media", "name": f"desk/{path}"}, content=content
        ).raise_for_status()

    def headers(path: str) -> Mapping[str, str]:
        item = client.get(f"/storage/v1/b/{name}/o/{quote(f'desk/{path}', safe='')}").json()
        # The emulator itself drops the charset.
        return {"type": f"{item['contentType']}; charset=utf-8", "cache": item.get("cacheControl", "")}

    return Place(f"gs://{name}/desk", everything, put, {"endpoint": through or address}, headers)


@contextlib.contextmanager
def az(folder: Path) -> Iterator[str]:
    program = shutil.which("azurite-blob") or pytest.skip("no Azure Blob server here: npm install --global azurite")
    port = free_port()
    command = [
        program,
        "--blobHost",
        "127.0.0.1",
        "--blobPort",
        str(port),
        "--location",
        str(folder / "store"),
        "--skipApiVersionCheck",
        "--silent",
    ]
    with running(command, port, folder / "log"):
        yield f"http://127.0.0.1:{port}"


def connection_string(address: str) -> str:
    return (
        f"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={AZURE_KEY};"
        f"BlobEndpoint={address}/devstoreaccount1;"
    )


def az_place(address: str, name: str, *, through: str = "") -> Place:
    from azure.storage.blob import ContainerClient

    client = ContainerClient.from_connection_string(connection_string(address), name)
    client.create_container()
    os.environ["AZURE_STORAGE_CONNECTION_STRING"] = connection_string(through or address)

    def everything() -> dict[str, bytes]:
        names = [blob.name for blob in client.list_blobs("desk/")]
        return {key.removeprefix("desk/"): client.download_blob(key).readall() for key in names}

    def put(path: str, content: bytes) -> object:
        return client.upload_blob(f"desk/{path}", content, overwrite=True)

    def headers(path: str) -> Mapping[str, str]:
        kept = client.get_blob_client(f"desk/{path}").get_blob_properties().content_settings
        return {"type": kept.content_type, "cache": kept.cache_control}

    return Place(f"az://{name}/desk", everything, put, headers=headers)


@contextlib.contextmanager
def webdav(folder: Path, root: Path) -> Iterator[str]:
    """A WebDAV server of the folder `root`, with a name and a password."""
    pytest.importorskip("wsgidav", reason="no WebDAV server here: install wsgidav and cheroot")
    port = free_port()
    (folder / "dav.yaml").write_text(
        f'host: 127.0.0.1\nport: {port}\nserver: cheroot\nprovider_mapping:\n  "/": "{root}"\nverbose: 1\n'
        "lock_storage: true\nproperty_manager: null\n"
        "simple_dc:\n  user_mapping:\n    '*':\n      desk:\n        password: dav-password-1\n",
        "utf-8",
    )
    command = [
        sys.executable,
        "-W",
        "ignore",
        shutil.which("wsgidav") or str(Path(sys.executable).with_name("wsgidav")),
        "--config",
        str(folder / "dav.yaml"),
    ]
    os.environ |= {"BRIEFGEN_WEBDAV_USER": "desk", "BRIEFGEN_WEBDAV_PASSWORD": "dav-password-1"}
    with running(command, port, folder / "log"):
        yield f"127.0.0.1:{port}"


def webdav_place(address: str, root: Path, name: str) -> Place:
    """A folder that is not there yet, in one that is not, either."""
    return folder_place(f"webdav://{address}/{name}/desk", root / name / "desk")
