"""Files made from pieces that are kept from build to build, each on its own."""

from __future__ import annotations

from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.publication import Assembly, Group, Piece
from plugins.portal.increment import Increment


def kept_apart(part: Assembly, owner: str, shared: str, increment: Increment) -> Group:
    """Return the files of ``part`` as a group whose pieces ``increment`` remembers.

    ``shared`` is the digest of what every file of the site may depend on.
    """
    whole = fingerprint(shared, owner, part.name)
    keys = {p.name: fingerprint(f"{whole} {p.name} {p.key}") for p in part.pieces}
    names = {name: f"{owner} {part.name} {name}" for name in keys}
    for name, key in keys.items():
        # Kept, too, where no file has to be made.
        increment.expect(names[name], key, ())

    def content_of(piece: Piece) -> bytes:
        return increment.remembered(names[piece.name], keys[piece.name], piece.make)

    return part.group(fingerprint(part.key, keys), content_of)
