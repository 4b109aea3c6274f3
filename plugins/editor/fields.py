"""A field of the content model → the editor's form field.

The keys are those that both Decap CMS and Sveltia CMS know, so that either can read the result
(https://decapcms.org/docs/widgets/, https://sveltiacms.app/en/docs/fields).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plugins.content_model import types
from plugins.content_model.fields import extra_of
from plugins.content_model.spanish_errors import flow
from plugins.editor.options import YES_NO, Option, enum_options

FormField = dict[str, Any]

NOW = "{{now}}"

_NO_HTML = r"(?![\s\S]*<\s*[/!?a-zA-Z])"
_LONGEST_EXAMPLE = 80

# A day that somebody must choose: today would be a wrong answer that looks right.
_CHOSEN = frozenset({"vigente_hasta", "hasta", "desde", "vence"})
# Every new text begins in a state; what else has a default is better left out of the file.
_STATED = frozenset({"estado"})

_DATE = {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD"}
# The editor's own control knows these three apart (theme/admin/controls.js): a day, a day that may
# have an hour, an instant. All are written in the offset of Cancún.
_DAY = {**_DATE, "time_format": False}
_DAY_AND_MAYBE_HOUR = {**_DATE, "time_format": "HH:mm"}
_INSTANT = {**_DATE, "format": "YYYY-MM-DDTHH:mmZ", "time_format": "HH:mm"}

_SIMPLE: tuple[tuple[object, FormField], ...] = (
    (types.Linea, {"widget": "string"}),
    (
        types.Texto,
        {"widget": "text", "pattern": [f"^{_NO_HTML}", "no admite HTML; escribe solo texto"]},
    ),
    (
        types.Id,
        {
            "widget": "string",
            "pattern": [
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                "lleva solo minúsculas sin acento, números y guiones; por ejemplo «pago-predial»",
            ],
        },
    ),
    (
        types.Telefono,
        {
            "widget": "string",
            "pattern": [
                r"^[\d\s().-]{3,20}(\s*ext\.?\s*\d{1,6})?$",
                "debe tener 10 dígitos o ser un número corto; por ejemplo «998 881 2800 ext. 2028»",
            ],
        },
    ),
    (
        types.Correo,
        {
            "widget": "string",
            "pattern": [
                r"^[\w.%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$",
                "debe ser un correo; por ejemplo «tramites@cancun.gob.mx»",
            ],
        },
    ),
    (
        types.Hora,
        {
            "widget": "string",
            "pattern": [
                r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$",
                "va en 24 horas con dos dígitos; por ejemplo «08:00» o «17:30»",
            ],
        },
    ),
    (
        types.Url,
        {
            "widget": "string",
            "pattern": [r"^https?://[^\s/]+\.[^\s]+$", "debe empezar con https:// o http://"],
        },
    ),
    (types.SiNo, {"widget": "select", "options": YES_NO}),
    (
        types.Entero,
        {
            "widget": "string",
            "pattern": [r"^\d{1,9}$", "debe ser un número entero; por ejemplo 3"],
        },
    ),
    (
        types.Cantidad,
        {
            "widget": "string",
            "pattern": [
                r"^\d{1,9}(\.\d{1,4})?$",
                "debe ser un número con punto decimal, sin comas ni signos; por ejemplo 3.67",
            ],
        },
    ),
    (types.Dia, _DAY),
    (types.Fecha, _DAY_AND_MAYBE_HOUR),
    (types.Instante, _INSTANT),
)


@dataclass(frozen=True)
class Lists:
    """What may be chosen: by what a field cites, and by the name of a field."""

    cited: Mapping[str, Sequence[Option]]
    named: Mapping[str, Sequence[Option]]


@dataclass(frozen=True)
class Media:
    """Where files of an entry go: folder in the repository, and how the record names it."""

    imagenes: tuple[str, str]
    adjuntos: tuple[str, str]


@dataclass(frozen=True)
class Forms:
    """Makes form fields of records."""

    lists: Lists
    media: Media

    def of_model(self, model: type[BaseModel]) -> list[FormField]:
        """Return a field for each that the model declares, in its order."""
        hints = get_type_hints(model, include_extras=True)
        return [self._field(name, info, hints[name]) for name, info in model.model_fields.items()]

    def _field(self, name: str, info: FieldInfo, hint: object) -> FormField:
        required = info.is_required()
        field: FormField = {"name": name, "label": info.title or name, "required": required}
        field["hint"] = _hint(name, info)
        kind = _bare(hint)
        field |= self._widget(name, info, kind)
        if field["widget"] == "datetime" and required and name not in _CHOSEN:
            field["default"] = NOW
        if name in _STATED and info.default is not None:
            field["default"] = flow(info.default)
        _limit(field, info)
        return field

    def _widget(self, name: str, info: FieldInfo, kind: object) -> FormField:
        if extra_of(info, "control") == "imagen":
            return {"widget": "image", **_file_in(self.media.imagenes)}
        if name == "archivo":
            return {"widget": "file", **_file_in(self.media.adjuntos)}
        items = _items(kind)
        if items is None:
            return self._single(name, info, kind)
        chosen = self._choices(name, info, items)
        if chosen is not None:
            return {"widget": "select", "multiple": True, "options": list(chosen)}
        model = _model(items)
        if model is not None:
            return {"widget": "list", "default": [], **self._entries(model)}
        inner = self._single(name, info, items)
        label = str(info.title)
        return {
            "widget": "list",
            "default": [],
            "collapsed": False,
            "field": {"name": "valor", "label": label, "required": True, **inner},
        }

    def _single(self, name: str, info: FieldInfo, kind: object) -> FormField:
        chosen = self._choices(name, info, kind)
        if chosen is not None:
            return {"widget": "select", "options": list(chosen)}
        model = _model(kind)
        if model is not None:
            return {"widget": "object", "collapsed": True, "fields": self.of_model(model)}
        keyed = _keyed(kind)
        if keyed is not None:
            return self._mapping(keyed)
        for declared, widget in _SIMPLE:
            known = get_args(declared)
            # A field may narrow a type by a validator of its own.
            if get_args(kind)[: len(known)] == known:
                return dict(widget)
        raise TypeError(f"no form field for {name}: {kind}")

    def _choices(self, name: str, info: FieldInfo, kind: object) -> Sequence[Option] | None:
        if name in self.lists.named:
            return self.lists.named[name]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return enum_options(kind)
        target = extra_of(info, "cita")
        return self.lists.cited.get(target) if target else None

    def _entries(self, model: type[BaseModel]) -> FormField:
        fields = self.of_model(model)
        named = next((f["name"] for f in fields if f["widget"] in {"string", "text"}), "")
        first = named or fields[0]["name"]
        return {"collapsed": True, "summary": f"{{{{fields.{first}}}}}", "fields": fields}

    def _mapping(self, keyed: tuple[object, object]) -> FormField:
        keys, values = keyed
        model = _model(values)
        if model is not None and isinstance(keys, type) and issubclass(keys, Enum):
            # A translation of the text: one group a language; Spanish is the text itself.
            groups = [
                {
                    "name": option["value"],
                    "label": option["label"],
                    "widget": "object",
                    "collapsed": True,
                    "required": False,
                    "fields": self.of_model(model),
                }
                for option in enum_options(keys)
                if option["value"] != "es"
            ]
            return {"widget": "object", "collapsed": True, "fields": groups}
        pair = [
            {"name": "clave", "label": "Clave", "required": True, "widget": "string"},
            {"name": "valor", "label": "Nombre", "required": True, "widget": "string"},
        ]
        summary = "{{fields.clave}}: {{fields.valor}}"
        return {"widget": "list", "default": [], "summary": summary, "fields": pair}


def _file_in(place: tuple[str, str]) -> FormField:
    # Only files of ours: the model takes no address.
    return {"media_folder": place[0], "public_folder": place[1], "choose_url": False}


def _bare(hint: object) -> object:
    """Return the annotation without None and without what only reads a shorter spelling."""
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = [part for part in get_args(hint) if part is not NoneType]
    return hint


def _items(kind: object) -> object | None:
    """Return what a list holds, or None when the kind is no list."""
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _keyed(kind: object) -> tuple[object, object] | None:
    if get_origin(kind) is not dict:
        return None
    keys, values = get_args(kind)
    return keys, values


def _model(kind: object) -> type[BaseModel] | None:
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _hint(name: str, info: FieldInfo) -> str:
    text = str(info.description or "")
    if extra_of(info, "cita") and text.startswith(("Id ", "Ids ")):
        return "Elige de la lista"
    example = info.examples[0] if info.examples else ""
    if isinstance(example, str) and example not in text and len(example) <= _LONGEST_EXAMPLE:
        return f"{text}. Ejemplo: {example}"
    return text


def _limit(field: FormField, info: FieldInfo) -> None:
    """Add the lengths, and the pattern a constraint names, as the widget at hand states them."""
    limits = dict(_limits(info))
    multiple = field["widget"] == "list" or bool(field.get("multiple"))
    low, high = limits.get("min_length"), limits.get("max_length")
    if multiple:
        field |= {"min": low} if low else {}
        field |= {"max": high} if high else {}
    elif low or high:
        # «.» also keeps the text on one line, as the model asks of what is no long text.
        start = f"{_NO_HTML}[\\s\\S]" if field["widget"] == "text" else "."
        told = " y ".join(
            [f"mínimo {low}"] * (low is not None) + [f"máximo {high}"] * (high is not None)
        )
        field["pattern"] = [f"^{start}{{{low or 1},{high or ''}}}$", f"debe tener {told} letras"]
    elif "pattern" in limits and "pattern" not in field:
        field["pattern"] = [limits["pattern"], f"no tiene la forma esperada; {_sample(info)}"]


def _sample(info: FieldInfo) -> str:
    return f"por ejemplo «{flow(info.examples[0])}»" if info.examples else "revísalo"


def _limits(info: FieldInfo) -> Iterator[tuple[str, Any]]:
    for rule in info.metadata:
        for attribute in ("min_length", "max_length", "pattern"):
            value = getattr(rule, attribute, None)
            if value is not None:
                yield attribute, value
