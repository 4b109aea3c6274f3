"""Any store that speaks S3: AWS, Cloudflare R2, Backblaze, Ceph, SeaweedFS.

One attempt a call; RetryingStore repeats. Objects are written in one request, so none is ever half
there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    HTTPClientError,
    IncompleteReadError,
    NoCredentialsError,
)
from botocore.parsers import ResponseParserError
from urllib3.exceptions import HTTPError as Urllib3Error

from plugins.deploy.errors import Conflict, Missing, StoreFailed
from plugins.deploy.store import Head, Listed, Stored, stored_headers

_PARAMETERS = {
    "Cache-Control": "CacheControl",
    "Content-Disposition": "ContentDisposition",
    "Content-Encoding": "ContentEncoding",
    "Content-Language": "ContentLanguage",
    "Content-Type": "ContentType",
}
# 409: two conditional writes met; the loser is to try again.
_TRANSIENT = {408, 409, 425, 429, 500, 502, 503, 504}

# botocore lets urllib3's own errors through where the body of an error breaks off.
_BROKEN_OFF = (
    ConnectionError,
    HTTPClientError,
    IncompleteReadError,
    ResponseParserError,
    Urllib3Error,
)

# boto3 makes its clients at run time, so they have no type.
Client: TypeAlias = Any


def connect(
    endpoint_url: str | None = None,
    region: str | None = None,
    profile: str | None = None,
    workers: int = 16,
    timeout: float = 30.0,
    session: Client | None = None,
) -> Client:
    """Return a client that makes one attempt; credentials come from the environment.

    ``session``: one of boto3's own that is ready; else a new one is made.
    """
    session = session or boto3.session.Session(profile_name=profile, region_name=region)
    config = Config(
        retries={"total_max_attempts": 1},
        connect_timeout=min(10.0, timeout),
        read_timeout=timeout,
        max_pool_connections=workers + 4,
        # Other providers than AWS refuse the newer checksums; we re-read what we wrote anyway.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if endpoint_url else None,
    )
    region = region or session.region_name or "us-east-1"
    return session.client("s3", endpoint_url=endpoint_url, region_name=region, config=config)


class S3Store:
    """The objects of ``bucket`` below ``prefix``."""

    def __init__(self, client: Client, bucket: str, prefix: str = "") -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"s3://{self._bucket}/{self._prefix}"

    def get(self, key: str) -> Stored:
        """See Store."""
        with _said(key):
            answer = self._client.get_object(**self._where(key))
            body = answer["Body"].read()
            return Stored(body, _headers(answer), answer["ETag"])

    def head(self, key: str) -> Head:
        """See Store."""
        with _said(key):
            answer = self._client.head_object(**self._where(key))
            return Head(answer["ContentLength"], _headers(answer), answer["ETag"])

    def put(
        self,
        key: str,
        body: bytes,
        headers: Mapping[str, str],
        *,
        if_match: str | None = None,
        if_none_match: bool = False,
    ) -> str:
        """See Store."""
        extra = {_PARAMETERS[name]: value for name, value in stored_headers(headers).items()}
        if if_match is not None:
            extra["IfMatch"] = if_match
        if if_none_match:
            extra["IfNoneMatch"] = "*"
        with _said(key):
            try:
                answer = self._client.put_object(**self._where(key), Body=body, **extra)
            except ClientError as error:
                # If-Match on an object that is gone: AWS says 404, others 412.
                if if_match is not None and _status(error) == 404:
                    raise Conflict(key) from error
                raise
            return str(answer["ETag"])

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """See Store. Where the store has no conditional deletion, it looks first."""
        extra = {} if if_match is None else {"IfMatch": if_match}
        with _said(key):
            try:
                self._client.delete_object(**self._where(key), **extra)
            except ClientError as error:
                if _status(error) == 404:
                    return
                if if_match is None or _status(error) != 501:
                    raise
                try:
                    found = self.head(key)
                except Missing:
                    return
                if found.etag != if_match:
                    raise Conflict(key) from error
                self._client.delete_object(**self._where(key))

    def list(self, prefix: str) -> Iterator[Listed]:
        """See Store."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix + prefix
        )
        with _said(prefix):
            for page in pages:
                for item in page.get("Contents", ()):
                    key = item["Key"].removeprefix(self._prefix)
                    yield Listed(key, item["Size"], item["ETag"], item["LastModified"])

    def now(self) -> datetime:
        """See Store: the Date of an answer."""
        with _said(""):
            answer = self._client.list_objects_v2(
                Bucket=self._bucket, Prefix=f"{self._prefix}_deploy/", MaxKeys=1
            )
            date = answer["ResponseMetadata"]["HTTPHeaders"].get("date", "")
            # A server without a clock of its own leaves us ours.
            return parsedate_to_datetime(date) if date else datetime.now(UTC)

    def _where(self, key: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": self._prefix + key}


def _headers(answer: Mapping[str, Any]) -> dict[str, str]:
    return {name: answer[key] for name, key in _PARAMETERS.items() if answer.get(key)}


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


@contextmanager
def _said(key: str) -> Iterator[None]:
    """Turn boto3's errors into ours."""
    try:
        yield
    except ClientError as error:
        status = _status(error)
        details = error.response.get("Error", {})
        code, text = details.get("Code", ""), details.get("Message", "")
        if status == 412 or code == "PreconditionFailed":
            raise Conflict(key) from error
        if status == 404 and code != "NoSuchBucket":
            raise Missing(key) from error
        if status in {401, 403}:
            message = (
                f"el almacén no permite usar «{key}» ({code or status}). Revisa las credenciales "
                "y los permisos del destino."
            )
        else:
            message = f"el almacén respondió {status} ({code}) al usar «{key}»: {text}"
        raise StoreFailed(message, transient=status in _TRANSIENT) from error
    except NoCredentialsError as error:
        raise StoreFailed(
            "faltan las credenciales del almacén: define AWS_ACCESS_KEY_ID y "
            "AWS_SECRET_ACCESS_KEY, o el rol de CI",
            transient=False,
        ) from error
    except _BROKEN_OFF as error:
        message = f"se cortó la conexión con el almacén al usar «{key}»: {error}"
        raise StoreFailed(message, transient=True) from error
    except BotoCoreError as error:
        raise StoreFailed(f"no se pudo usar «{key}»: {error}", transient=False) from error
