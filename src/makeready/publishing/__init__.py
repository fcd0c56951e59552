"""Putting a release where others fetch it: a folder, a bucket, an SFTP or a WebDAV server."""
