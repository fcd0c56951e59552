"""Apache as a WebDAV server, which is stricter about slashes than WsgiDAV."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judges.availability import where
from servers.running import HERE, Server, free_port, in_folder, wait_for

_MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")
_LOADED = ("mpm_event", "unixd", "authz_core", "dir", "dav", "dav_fs")
_NOBODY = "User #65534\nGroup #65534\n"
"""Who it becomes where root starts it."""


@contextmanager
def apache() -> Iterator[Server]:
    """Apache, which lets anybody in."""
    modules = next(Path(folder) for folder in _MODULES if Path(folder).is_dir())
    with tempfile.TemporaryDirectory() as home:
        folder, port = Path(home), free_port()
        served = folder / "served"
        served.mkdir()
        for each in (folder, served):
            each.chmod(0o777)  # whoever it becomes
        files = {name: modules / f"mod_{name}.so" for name in _LOADED}
        loaded = [f"LoadModule {name}_module {file}" for name, file in files.items() if file.is_file()]
        lines = [
            *loaded,
            f"ServerRoot {folder}",
            f"ServerName {HERE}",
            f"Listen {HERE}:{port}",
            f"PidFile {folder}/pid",
            f"ErrorLog {folder}/log",
            f"DavLockDB {folder}/locks",
            f"DocumentRoot {served}",
            f"<Directory {served}>",
            "Dav On",
            "Require all granted",
            "</Directory>",
        ]
        configuration = folder / "httpd.conf"
        configuration.write_text("\n".join(lines) + "\n" + (_NOBODY if os.geteuid() == 0 else ""))
        process = subprocess.Popen([where("Apache"), "-D", "FOREGROUND", "-f", str(configuration)])
        try:
            wait_for(port)
            yield Server("webdav", port, "", *in_folder(served))
        finally:
            process.terminate()
            process.wait()
