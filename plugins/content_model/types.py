"""The small value types that fields are made of; each refuses bad input in plain Spanish."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from plugins.content_model.dates import parse_fecha, parse_instante
from plugins.content_model.spanish_errors import flow, fold
from plugins.content_model.weburl import UnsafeUrl, parse_http

_TAG = re.compile(r"<\s*[/!?a-zA-Z]")
_LETTER = re.compile(r"\w")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PHONE = re.compile(r"([0-9]{3}|[0-9]{10})(?: ext\. ([0-9]{1,6}))?")
_EMAIL = re.compile(r"[a-z0-9._%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_HOUR = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")

_TRUE = frozenset({"sí", "si", "verdadero", "true", "yes"})
_FALSE = frozenset({"no", "falso", "false"})


def problem(message: str, field: str = "", **more: bool) -> PydanticCustomError:
    """Return the error a validator raises; ``message`` is what the writer reads, in Spanish.

    ``field`` names the field to correct when the validator looked at a whole record; ``more`` is
    what ``spanish_errors`` should know (``is_id``: the value should have been an id).
    """
    context = {"message": message, "field": field, **more}
    return PydanticCustomError("spanish", "{message}", context)


def _plain(value: str) -> str:
    if _TAG.search(value):
        raise problem(f"no admite HTML; se recibió «{value}»; escribe solo texto")
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise problem("debe caber en una sola línea; quita los saltos de línea")
    if not _LETTER.search(value):
        raise problem(f"no tiene ninguna letra ni número; se recibió «{value}»")
    return _plain(value)


def _id(value: str) -> str:
    if not _ID.fullmatch(value) or len(value) > 80:
        near = re.sub(r"[^a-z0-9]+", "-", fold(value)).strip("-")[:80] or "pago-predial"
        raise problem(
            f"«{value}» no es un identificador; usa minúsculas sin acento, números y guiones, "
            f"por ejemplo «{near}»",
            is_id=True,
        )
    return value


def _fecha(value: object) -> date | datetime:
    if isinstance(value, date):
        return value
    try:
        return parse_fecha(flow(value))
    except ValueError as bad:
        raise problem(str(bad)) from None


def _instante(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        return parse_instante(flow(value))
    except ValueError as bad:
        raise problem(str(bad)) from None


def _dia(value: object) -> date:
    parsed = _fecha(value)
    if isinstance(parsed, datetime):
        raise problem(f"aquí va solo el día; escribe «{parsed.date().isoformat()}»")
    return parsed


def _bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = flow(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise problem(f"se espera «sí» o «no»; se recibió «{flow(value)}»")


def _decimal(value: object) -> Decimal:
    text = flow(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,4})?", text):
        raise problem(
            f"se espera un número con punto decimal y sin comas ni signos, "
            f"por ejemplo 3.67; se recibió «{text}»"
        )
    try:
        return Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern above admits only decimals
        raise problem(f"«{value}» no es un número") from None


def _int(value: object) -> int:
    text = flow(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}", text):
        raise problem(f"se espera un número entero, por ejemplo 3; se recibió «{text}»")
    return int(text)


def _telefono(value: str) -> str:
    main = re.split("ext", value, maxsplit=1, flags=re.IGNORECASE)[0]
    compact = re.sub(r"[()\s.-]", "", main)
    extension = re.search(r"ext\.?\s*([0-9]+)$", value.strip(), re.IGNORECASE)
    shown = f"{compact} ext. {extension[1]}" if extension else compact
    if not _PHONE.fullmatch(shown):
        raise problem(
            f"«{value}» no es un teléfono; escribe 10 dígitos (998 881 2800), un número corto "
            "(911) y, si hace falta, «ext. 2028»; uno por renglón"
        )
    number, _, rest = shown.partition(" ")
    grouped = f"{number[:3]} {number[3:6]} {number[6:]}" if len(number) == 10 else number
    return f"{grouped} {rest}".strip()


def _correo(value: str) -> str:
    if not _EMAIL.fullmatch(value.lower()):
        raise problem(f"«{value}» no es un correo; escribe por ejemplo tramites@cancun.gob.mx")
    return value.lower()


def _hora(value: str) -> str:
    if not _HOUR.fullmatch(value):
        raise problem(f"«{value}» no es una hora; usa 24 horas con dos dígitos: 08:00 o 17:30")
    return value


def _url(value: str) -> str:
    try:
        return parse_http(value).href
    except UnsafeUrl as bad:
        raise problem(str(bad)) from None


def _text_schema(pattern: str | None = None, **extra: object) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", **extra}
    if pattern:
        schema["pattern"] = f"^(?:{pattern})$"
    return WithJsonSchema(schema)


def _iso(value: date | datetime) -> str:
    return value.isoformat()


Linea = Annotated[str, AfterValidator(_one_line)]
Texto = Annotated[str, AfterValidator(_plain)]
Id = Annotated[str, AfterValidator(_id), _text_schema(_ID.pattern, maxLength=80)]
Telefono = Annotated[str, AfterValidator(_telefono), _text_schema()]
Correo = Annotated[str, AfterValidator(_correo), _text_schema(_EMAIL.pattern, format="email")]
Hora = Annotated[str, AfterValidator(_hora), _text_schema(_HOUR.pattern)]
Url = Annotated[str, AfterValidator(_url), _text_schema(format="uri")]
SiNo = Annotated[bool, BeforeValidator(_bool)]
Entero = Annotated[int, BeforeValidator(_int), WithJsonSchema({"type": "integer", "minimum": 0})]
Cantidad = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    PlainSerializer(str, return_type=str, when_used="json"),
    _text_schema(r"\d{1,9}(\.\d{1,4})?"),
]
Dia = Annotated[date, BeforeValidator(_dia), _text_schema(format="date")]
Fecha = Annotated[
    date | datetime,
    BeforeValidator(_fecha),
    PlainSerializer(_iso, return_type=str, when_used="json"),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": f} for f in ("date", "date-time")]},
    ),
]
Instante = Annotated[datetime, BeforeValidator(_instante), _text_schema(format="date-time")]


def tel_href(telefono: str) -> str:
    """Return the ``tel:`` address (RFC 3966) of a ``Telefono``; ten digits get Mexico's code."""
    number, _, extension = telefono.partition(" ext. ")
    digits = number.replace(" ", "")
    address = f"tel:+52{digits}" if len(digits) == 10 else f"tel:{digits}"
    return f"{address};ext={extension}" if extension else address
