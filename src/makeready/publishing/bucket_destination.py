"""An S3-compatible bucket, by s3fs; who asks and where is told as to every program of AWS."""

from __future__ import annotations

import errno
from base64 import b64decode, b64encode
from typing import Any, Self

import s3fs
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    FlexibleChecksumError,
    NoCredentialsError,
    PartialCredentialsError,
)

from makeready.problems import Code
from makeready.publishing.destination import Told
from makeready.publishing.faults import TargetFault, of_the_system, reason_of, unreached
from makeready.publishing.fsspec_steps import Counting, OverFsspec
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import Target

_IN_ONE_PIECE = 64 << 20
"""A file below this (bytes) is sent in one request, for which the bucket keeps the checksum of all of it."""
_PATIENCE = {"connect_timeout": 30, "read_timeout": 60, "retries": {"total_max_attempts": 1}}
_DENIED = {
    "AccessDenied",
    "ExpiredToken",
    "InvalidAccessKeyId",
    "InvalidToken",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
}
_DAMAGED = {"BadDigest", "IncompleteBody", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch"}
"""What servers say that compare what arrives with its checksum, and keep nothing of it."""
_PASSING = {"InternalError", "RequestTimeout", "ServiceUnavailable", "SlowDown"}


class BucketDestination(OverFsspec):
    """A prefix in a bucket, where a file appears when all of it has arrived, and is read back after that."""

    how_to_be_let_in = (
        "see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; they have to be let list, read and "
        "write"
    )

    @classmethod
    def opened(cls, target: Target, password: str) -> Self:  # noqa: ARG003
        """The bucket that `target` names."""
        files = s3fs.S3FileSystem(
            endpoint_url=target.endpoint or None,
            config_kwargs=_PATIENCE,
            use_listings_cache=False,
            skip_instance_cache=True,
        )
        files.retries = 1  # it is tried again by us, with a new connection
        return cls(files, target.path)

    def greet(self) -> None:
        """Ask for the first of its files; to other questions a bucket says no without a reason."""
        self.files.call_s3("list_objects_v2", Bucket=self.root.partition("/")[0], MaxKeys=1)

    @staticmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What the bucket or the network says."""
        answer = error if isinstance(error, ClientError) else error.__cause__
        match error:
            case NoCredentialsError() | PartialCredentialsError():
                return TargetFault(Code.TARGET_DENIED, reason_of(error))
            case _ if isinstance(answer, ClientError):
                return _fault_of_answer(str(answer.response["Error"].get("Code")), reason_of(error))
            case FlexibleChecksumError():  # what came back is not what the bucket has the checksum of
                return TargetFault(Code.ARRIVED_OTHERWISE, reason_of(error), passing=True)
            case BotoCoreError():
                return unreached(error)
            case OSError():
                return of_the_system(error)
        return None

    def close(self) -> None:
        """End the connections."""
        if self.files._s3 is not None:  # noqa: SLF001  it has no other name
            self.files.close_session(self.files.loop, self.files._s3)  # noqa: SLF001

    def size(self, name: str) -> int | None:
        """By one request."""
        try:
            return int(self._head(name)["ContentLength"])
        except FileNotFoundError:
            return None

    def checksum(self, name: str, told: Told) -> str:
        """As the bucket keeps it, trusted to have compared what arrived; read back where it keeps none."""
        head = self._head(name)
        kept = head.get("ChecksumSHA256", "")
        if kept and head.get("ChecksumType", "FULL_OBJECT") == "FULL_OBJECT" and "-" not in kept:
            told(int(head["ContentLength"]))
            return b64decode(kept).hex()
        return super().checksum(name, told)

    def send(self, file: PublishedFile, told: Told) -> None:
        """Put a file there, in one step, and read it back.

        Where it has not arrived as it was sent, it goes again: in the place of the damaged one where `file`
        replaces, and otherwise when that is removed.
        """
        path = self.path_of(file.name)
        options: dict[str, Any] = {"ContentType": file.media_type, "chunksize": _IN_ONE_PIECE // 2}
        if file.size < _IN_ONE_PIECE:
            options["ChecksumAlgorithm"] = "SHA256"
            options["ChecksumSHA256"] = b64encode(bytes.fromhex(file.sha256)).decode()
        mode = "overwrite" if file.replaces else "create"
        try:
            self.files.put_file(str(file.source), path, mode=mode, callback=Counting(told), **options)
        except OSError as error:
            if error.errno != errno.ENOSYS:
                raise
            # Some servers know no condition on what is there; it was looked at before.
            self.files.put_file(str(file.source), path, callback=Counting(told), **options)
        try:
            self._demand(file, path, told)
        except Exception as error:
            fault = error if isinstance(error, TargetFault) else self.fault_of(error)
            if fault is not None and fault.code is Code.ARRIVED_OTHERWISE and not file.replaces:
                self._remove_damaged(path)
            raise

    def _remove_damaged(self, path: str) -> None:
        """Free the name, which nothing had before; where that fails, it would refuse the next try."""
        try:
            self._remove(path)
        except Exception as error:
            fault = self.fault_of(error)
            if fault is None:
                raise
            said = f"it arrived damaged, and can't be removed ({fault}): remove it yourself"
            raise TargetFault(Code.ARRIVED_OTHERWISE, said) from error

    def _head(self, name: str) -> dict[str, Any]:
        bucket, _, key = self.path_of(name).partition("/")
        head: dict[str, Any] = self.files.call_s3(
            "head_object", Bucket=bucket, Key=key, ChecksumMode="ENABLED"
        )
        return head


def _fault_of_answer(code: str, reason: str) -> TargetFault:
    if code in _DENIED or code == "403":
        return TargetFault(Code.TARGET_DENIED, reason)
    if code in {"PreconditionFailed", "412"}:
        return TargetFault(Code.TARGET_HAS_OTHER, reason)
    if code in _DAMAGED:
        return TargetFault(Code.ARRIVED_OTHERWISE, reason, passing=True)
    if code in {"XMinioStorageFull", "QuotaExceeded"}:
        return TargetFault(Code.TARGET_FULL, reason)
    return TargetFault(Code.TARGET_UNREACHED, reason, passing=code in _PASSING or code.startswith("5"))
