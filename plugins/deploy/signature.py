"""Signs a manifest and checks the signature (Ed25519, RFC 8032).

Keys are 32 bytes in base64. The private one comes from the environment of CI, never from a file of
the repository; the public one may stand anywhere.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from plugins.deploy.errors import DeployError, VerifyFailed


def sign(data: bytes, private_key: str) -> bytes:
    """Return the signature of ``data`` as base64 and a line end.

    Raises:
        DeployError: the key is not one.
    """
    return base64.b64encode(_private(private_key).sign(data)) + b"\n"


def public_key_of(private_key: str) -> str:
    """Return the public key that belongs to a private one.

    Raises:
        DeployError: the key is not one.
    """
    return base64.b64encode(_private(private_key).public_key().public_bytes_raw()).decode()


def new_private_key() -> str:
    """Return a new private key."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def check_signature(data: bytes, signature: bytes, public_key: str) -> None:
    """Return if ``signature`` is that of ``data``.

    Raises:
        VerifyFailed: it is not.
        DeployError: the key is not one.
    """
    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(public_key))
    except ValueError as error:
        raise DeployError("la llave pública no es válida (Ed25519 en base64)") from error
    try:
        key.verify(base64.b64decode(signature, validate=False), data)
    except (InvalidSignature, binascii.Error) as error:
        raise VerifyFailed(
            "la firma del manifiesto no es válida: no salió de nuestra publicación o se alteró", ()
        ) from error


def _private(key: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(_bytes(key))
    except ValueError as error:
        raise DeployError("la llave para firmar no es válida (Ed25519 en base64)") from error


def _bytes(key: str) -> bytes:
    try:
        return base64.b64decode(key.strip(), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
