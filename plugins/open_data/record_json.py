"""A record as plain JSON values, without what is not public."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

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
    """Return the JSON file of ``value``: UTF-8, indented for readers, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


def public_record(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    """Return the fields of ``record`` in the order of its model; what is not known is null.

    Ids of records that are not published (drafts, embargoed, expired) are left out wherever they
    are cited: not even their names may be read. Addresses on a host that is known to be dangerous
    are null, for whoever shows our data would link to it.
    """
    values = _values(record, catalogue)
    return {name: value for name, value in values.items() if name not in NOT_PUBLIC}


def _values(record: BaseModel, catalogue: Catalogue) -> dict[str, Any]:
    plain: Mapping[str, Any] = record.model_dump(mode="json")
    found: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        inner, kind = getattr(record, name), _KINDS.get(extra_of(info, "cita") or "")
        if name in _ADDRESSES and not info.is_required() and _is_dangerous(inner, catalogue):
            found[name] = None
            continue
        found[name] = (
            _public_ids(inner, kind, catalogue) if kind else _nested(inner, plain[name], catalogue)
        )
    return found


def _nested(value: object, plain: object, catalogue: Catalogue) -> object:
    if isinstance(value, BaseModel):
        return _values(value, catalogue)
    if isinstance(value, tuple) and any(isinstance(one, BaseModel) for one in value):
        # A part that is nothing but a citation of a hidden record goes with it.
        return [
            _values(one, catalogue)
            for one in value
            if isinstance(one, BaseModel) and not _cites_hidden(one, catalogue)
        ]
    return plain


def _cites_hidden(record: BaseModel, catalogue: Catalogue) -> bool:
    return any(
        info.is_required()
        and (kind := _KINDS.get(extra_of(info, "cita") or ""))
        and not _is_public(getattr(record, name), kind, catalogue)
        for name, info in type(record).model_fields.items()
    )


def _is_dangerous(address: object, catalogue: Catalogue) -> bool:
    try:
        host = parse_http(address).host if isinstance(address, str) else ""
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
