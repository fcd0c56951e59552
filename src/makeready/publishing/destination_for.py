"""Which destination speaks with a target; its packages are loaded, and missed, only when it is asked for."""

from __future__ import annotations

from makeready.exits import Ended, Exit
from makeready.publishing.destination import Destination
from makeready.publishing.target import Kind, Target


class PackagesMissing(Ended):
    """What speaks with the target is not installed."""

    exit = Exit.MISSING


def destination_for(target: Target) -> type[Destination]:
    """What speaks with a target of that kind; raises `PackagesMissing`."""
    try:
        match target.kind:
            case Kind.FOLDER:
                from makeready.publishing.folder_destination import FolderDestination

                return FolderDestination
            case Kind.BUCKET:
                from makeready.publishing.bucket_destination import BucketDestination

                return BucketDestination
            case Kind.SFTP:
                from makeready.publishing.sftp_destination import SftpDestination

                return SftpDestination
            case Kind.WEBDAV | Kind.WEBDAV_BY_TLS:
                from makeready.publishing.webdav_destination import WebdavDestination

                return WebdavDestination
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package == "makeready":
            raise
        raise PackagesMissing(
            f'the Python package {package} is missing; `make publish TARGET="{target}"` installs it.'
        ) from error
