"""A record as plain JSON values, without what is not public."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from pydantic import BaseModel

from plugins.content_model.catalogue import Catalogue
from plugins.content_model.common import Idioma
from plugins.content_model.dataset_table import NOT_PUBLIC
from plugins.content_model.externos import EstadoExterno
from plugins.content_model.fields import Record, extra_of
from plugins.content_model.weburl import UnsafeUrl, parse_http

_KINDS = {
    "tramites": "tramite",
    "noticias": "noticia",
    "contingencias": "contingencia",
    "paginas": "pagina",
}
"""Kinds of record that may be hidden, by the name under which fields cite them."""

_ADDRESSES = frozenset({"url", "aviso_privacidad"})


def to_bytes(value: object) -> bytes:
    """Return the JSON file of ``value``: UTF-8, indented for readers, keys in the order given.

    The same as ``json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)``, which is slow
    as soon as it indents.
    """
    return f"{_text(value, chr(10))}\n".encode()


def _text(value: object, line: str) -> str:
    """Return a value as text; ``line`` is the end of a line and the indentation where it stands."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and {*map(type, value)} <= _NAMES:
        inner = f"{line} "
        parts = [
            f"{_name(key)}: {encode_basestring(one) if type(one) is str else _text(one, inner)}"
            if one is not None
            else f"{_name(key)}: null"
            for key, one in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, list | tuple):
        inner = f"{line} "
        parts = [encode_basestring(one) if type(one) is str else _text(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"
    if isinstance(value, dict):
        return _text(json.loads(_flat(value)), line)
    return "null" if value is None else _flat(value)


_NAMES = frozenset({str})
_name = lru_cache(encode_basestring)
"""Names of fields are few."""


def _flat(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def public_record(
    record: Record, catalogue: Catalogue, only: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the fields of ``record`` in the order of its model; what is not known is null.

    Ids of records that are not published (drafts, embargoed, expired) are left out wherever they
    are cited: not even their names may be read. Addresses on a host that is known to be dangerous
    are null, for whoever shows our data would link to it.

    ``only`` are the names of the fields that are wanted; None: all that are public.
    """
    return _values(record, catalogue, None if only is None else set(only), NOT_PUBLIC)


def _values(
    record: BaseModel,
    catalogue: Catalogue,
    only: set[str] | None = None,
    never: Collection[str] = (),
) -> dict[str, Any]:
    plain: Mapping[str, Any] = record.model_dump(mode="json", include=only)
    values = record.__dict__
    found: dict[str, Any] = {}
    for name, kind, is_address, _ in _fields(type(record)):
        if name not in plain or name in never:
            continue
        inner = values[name]
        if kind:
            found[name] = _public_ids(inner, kind, catalogue)
        elif is_address and _is_dangerous(inner, catalogue):
            found[name] = None
        elif type(inner) in _SIMPLE:
            found[name] = plain[name]
        else:
            found[name] = _nested(inner, plain[name], catalogue)
    return found


_SIMPLE = frozenset({str, bool, int, type(None)})
"""Types of values that hold nothing more."""


class _Field(NamedTuple):
    """What counts of one field: ``kind`` is that of the records it cites ("": none).

    ``is_address`` tells of one that may be left out.
    """

    name: str
    kind: str
    is_address: bool
    is_required: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    return tuple(
        _Field(
            name,
            _KINDS.get(extra_of(info, "cita") or "", ""),
            name in _ADDRESSES and not info.is_required(),
            info.is_required(),
        )
        for name, info in model.model_fields.items()
    )


def _nested(value: object, plain: object, catalogue: Catalogue) -> object:
    if isinstance(value, BaseModel):
        return _values(value, catalogue)
    if value and isinstance(value, tuple) and any(isinstance(one, BaseModel) for one in value):
        # A part that is nothing but a citation of a hidden record goes with it.
        return [
            _values(one, catalogue)
            for one in value
            if isinstance(one, BaseModel) and not _cites_hidden(one, catalogue)
        ]
    return plain


def _cites_hidden(record: BaseModel, catalogue: Catalogue) -> bool:
    return any(
        one.is_required
        and one.kind
        and not _is_public(getattr(record, one.name), one.kind, catalogue)
        for one in _fields(type(record))
    )


def _is_dangerous(address: object, catalogue: Catalogue) -> bool:
    if not isinstance(address, str):
        return False
    try:
        host = parse_http(address).host
    except UnsafeUrl:
        return False
    listed = catalogue.datos.externos.values()
    return any(e.host == host and e.estado is EstadoExterno.PELIGRO for e in listed)


def _public_ids(value: object, kind: str, catalogue: Catalogue) -> object:
    if isinstance(value, tuple):
        return [one for one in value if _is_public(one, kind, catalogue)]
    return value if _is_public(value, kind, catalogue) else None


def _is_public(id_: object, kind: str, catalogue: Catalogue) -> bool:
    return isinstance(id_, str) and (kind, id_, Idioma.ES) in catalogue.by_key
