"""Real servers that releases are published on, each in a folder or a bucket of its own, on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from getpass import getuser
from pathlib import Path

from judges.availability import where

HERE = "127.0.0.1"
PASSWORD = "kelp & brine/7"  # noqa: S105  of a server of tests; its letters would be changed in a URL


@dataclass
class Server:
    """A server that runs, and what it holds."""

    scheme: str
    port: int
    path: str
    """Where releases are published, as it stands in a URL."""
    kept: Callable[[], Mapping[str, bytes]]
    """What it has there by now: each file's bytes by its path."""
    put: Callable[[str, bytes], object]
    """Puts a file there, past what is tested."""
    user: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What somebody has to have in the environment to be let in."""

    def target(self, port: int | None = None, **changed: str) -> str:
        """Its URL, or another's that leads to it."""
        user = changed.get("user", self.user)
        at = f"{user}@" if user else ""
        return f"{self.scheme}://{at}{HERE}:{port or self.port}{changed.get('path', self.path)}"


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def in_folder(root: Path) -> tuple[Callable[[], Mapping[str, bytes]], Callable[[str, bytes], object]]:
    """What tells and puts the files of a folder that a server serves."""
    from small_shelves import contents

    def put(name: str, data: bytes) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return lambda: contents(root), put


@contextmanager
def sshd(folder: Path, *, read_only: bool = False) -> Iterator[Server]:
    """OpenSSH's server with keys of its own, whose `home` has the user's key and knows the server's."""
    home, served, port = folder / "home", folder / "Salz & Meer", free_port()
    (home / ".ssh").mkdir(parents=True, mode=0o700)
    served.mkdir()
    host_key, user_key = folder / "host_key", home / ".ssh/id_ed25519"
    for key in (host_key, user_key):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    shutil.copy(user_key.with_suffix(".pub"), folder / "authorized_keys")
    public = host_key.with_suffix(".pub").read_text().split()
    (home / ".ssh/known_hosts").write_text(f"[{HERE}]:{port} {public[0]} {public[1]}\n")
    configuration = folder / "sshd_config"
    configuration.write_text(
        f"ListenAddress {HERE}:{port}\nHostKey {host_key}\nPidFile none\nStrictModes no\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/authorized_keys\nPasswordAuthentication no\nPermitRootLogin yes\n"
        f"MaxStartups 100\nForceCommand internal-sftp{' -R' if read_only else ''}\n"
        f"Subsystem sftp internal-sftp\n"
    )
    if os.geteuid() == 0:  # it gives up its rights in there
        Path("/run/sshd").mkdir(exist_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([where("sshd"), "-D", "-e", "-f", str(configuration)], stderr=log)
    try:
        wait_for(port)
        path = str(served).replace(" ", "%20").replace("&", "%26")
        kept, put = in_folder(served)
        yield Server("sftp", port, path, kept, put, getuser(), {"HOME": str(home), "SSH_AUTH_SOCK": ""})
    finally:
        process.terminate()
        process.wait()


@contextmanager
def webdav(folder: Path) -> Iterator[Server]:
    """WsgiDAV, which lets in who knows the password."""
    from cheroot.wsgi import Server as Cheroot
    from wsgidav.fs_dav_provider import FilesystemProvider
    from wsgidav.wsgidav_app import WsgiDAVApp

    served = folder / "served"
    (served / "Salz & Meer").mkdir(parents=True)
    application = WsgiDAVApp(
        {
            "provider_mapping": {"/": FilesystemProvider(str(served))},
            "simple_dc": {"user_mapping": {"*": {"mara@salt": {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    server = Cheroot((HERE, 0), application)
    server.shutdown_timeout = 1
    server.prepare()
    kept, put = in_folder(served / "Salz & Meer")
    with _served(server.serve, server.stop):
        environment = {"MAKEREADY_PASSWORD": PASSWORD}
        port = server.bind_addr[1]
        yield Server("webdav", port, "/Salz%20%26%20Meer", kept, put, "mara%40salt", environment)


@contextmanager
def bucket(application: Callable[[object], object] = lambda moto: moto) -> Iterator[Server]:
    """Moto's S3, which lets in who has a key; `application` may stand before it.

    All of them in one process hold the same.
    """
    import logging

    import boto3
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    moto = application(DomainDispatcherApplication(create_backend_app))
    server = make_server(HERE, 0, moto, threaded=True)
    with _served(server.serve_forever, server.shutdown):
        endpoint = f"http://{HERE}:{server.port}"
        environment = {
            "AWS_ACCESS_KEY_ID": "salt",
            "AWS_SECRET_ACCESS_KEY": "brine-and-kelp",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id="salt",
            aws_secret_access_key="brine-and-kelp",  # noqa: S106  it is of this test alone
        )
        client.create_bucket(Bucket="salt")

        def kept() -> Mapping[str, bytes]:
            listed = client.list_objects_v2(Bucket="salt", Prefix="Salz & Meer/").get("Contents", [])
            keys = [each["Key"] for each in listed]
            return {
                key.removeprefix("Salz & Meer/"): client.get_object(Bucket="salt", Key=key)["Body"].read()
                for key in keys
            }

        def put(name: str, data: bytes) -> None:
            client.put_object(Bucket="salt", Key=f"Salz & Meer/{name}", Body=data)

        try:
            yield Server("s3", server.port, "salt/Salz & Meer", kept, put, environment=environment)
        finally:
            client.close()


@contextmanager
def _served(serve: Callable[[], object], stop: Callable[[], object]) -> Iterator[None]:
    """A server at work in a thread."""
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop()
        thread.join()


def wait_for(port: int) -> None:
    """Come back when something listens there."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex((HERE, port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")
