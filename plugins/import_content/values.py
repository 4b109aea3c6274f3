"""Dates, money, deadlines and phones as Mexican offices write them → values of the model.

Each reader returns None for what it does not understand: a doubtful datum stays missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from plugins.content_model.dates import CANCUN, FIRST_YEAR, LAST_YEAR, MONTHS

_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"set": 9}
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ t,]+(\d{1,2}:\d{2}).*)?")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ t]+(\d{1,2}:\d{2})(.*))?")
_WORDS = re.compile(
    r"(?:[a-z]+,? )?(\d{1,2})(?:[º°]|ro)?[ -](?:de )?([a-z]+)\.?,?[ -](?:de |del )?(\d{4})"
    r"(?:,? (?:a las )?(\d{1,2}:\d{2}).*)?"
)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d{4})")
_OFFSET = re.compile(r"(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)

_AMOUNT = r"\$?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,4})?)"
_PESOS = re.compile(
    rf"(?:de )?(?:mxn\s*)?{_AMOUNT}(?:\s*(?:a|-)\s*{_AMOUNT})?\s*(?:pesos?|mxn|m\.?\s*n\.?|mn)?\.?"
)
_UMA = re.compile(
    rf"{_AMOUNT}(?:\s*(?:a|-)\s*{_AMOUNT})?\s*(?:veces (?:la |el valor de la )?)?umas?"
)
_FREE = frozenset({"gratuito", "gratuita", "gratis", "sin costo", "no tiene costo", "es gratuito"})

_UNITS = {
    **{"minuto": "minutos", "hora": "horas", "dia": "dias", "semana": "semanas"},
    **{"mes": "meses", "ano": "anios"},
}
_SPAN = re.compile(
    r"(?:hasta |maximo |de )?(\d{1,4})(?:\s*\([^)]*\))?(?:\s*(?:a|-|y)\s*(\d{1,4}))?\s*"
    r"(minuto|hora|dia|semana|mes|ano)(?:s|es)?\s*(habil(?:es)?|naturales|natural)?"
)
_AT_ONCE = re.compile(r"(?:de )?(?:inmediato|inmediata|inmediatamente|al momento|en el momento)")
_NO_TERM = re.compile(r"no aplica|sin plazo|no tiene plazo")
_PERMANENT = re.compile(
    r"permanente|indefinida?|indeterminada?|no caduca|sin vencimiento|definitiva"
)
_FISCAL = re.compile(r"(?:un |el )?(?:ejercicio|ano) fiscal(?: (?:en curso|vigente))?")
_PHONE = re.compile(
    r"(?:\+?52[ .-]*)?(?:\(?\d{2,3}\)?[ .-]*)\d[\d .-]{5,12}(?:\s*ext\.?\s*\d{1,6})?", re.I
)


def fold(text: str) -> str:
    """Return a text in lower case without accents, blanks single."""
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(plain.split())


def fecha(text: str) -> str | None:
    """Read a date, day first as in Mexico; with an hour when there is one (Cancún's).

    ``03/14/2026`` has its month first and ``14/03/26`` half a year: neither is taken.
    """
    folded = fold(text)
    hour, rest = "", ""
    if found := _ISO.fullmatch(folded):
        parts, hour, rest = (int(found[1]), int(found[2]), int(found[3])), found[4], found[5]
    elif found := _NUMBERS.fullmatch(folded):
        parts, hour = (int(found[3]), int(found[2]), int(found[1])), found[4]
    elif (found := _WORDS.fullmatch(folded)) and (month := _month(found[2])):
        parts, hour = (int(found[3]), month, int(found[1])), found[4]
    elif (found := _MONTH_FIRST.fullmatch(folded)) and (month := _month(found[1])):
        parts = (int(found[3]), month, int(found[2]))
    else:
        return None
    return _iso(parts, hour or "", rest or "")


def _month(word: str) -> int | None:
    if word in MONTHS:
        return MONTHS.index(word) + 1
    return _SHORT.get(word) or (9 if word in {"setiembre", "sept"} else None)


def _iso(parts: tuple[int, int, int], hour: str, rest: str) -> str | None:
    try:
        day = date(*parts)
    except ValueError:
        return None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    if not hour:
        return day.isoformat()
    offset = _OFFSET.fullmatch(rest)
    zone = (offset[1] or "").upper() if offset else ""
    try:
        told = datetime.fromisoformat(f"{day.isoformat()}T{hour:0>5}{zone or '-05:00'}")
    except ValueError:
        return day.isoformat()
    local = told.astimezone(CANCUN)
    # Midnight is how systems write a day without an hour.
    if not zone and (local.hour, local.minute) == (0, 0):
        return day.isoformat()
    return local.isoformat(timespec="minutes")


def costo(text: str) -> dict[str, Any] | None:
    """Read a fee: free, one amount (or range) in pesos, or in UMA."""
    folded = fold(text).strip(" .")
    if folded in _FREE:
        return {"tipo": "gratuito"}
    for tipo, pattern in (("uma", _UMA), ("pesos", _PESOS)):
        found = pattern.fullmatch(folded)
        bare = tipo == "pesos" and not re.search(r"[$a-z]", folded)
        if found is None or bare:
            continue  # a bare number has no unit: pesos or UMA, nobody knows
        low, high = (_plain(part) for part in found.groups())
        if float(low) == 0:
            return None  # how many systems write that they do not know
        value: dict[str, Any] = {"tipo": tipo, tipo: low}
        return {**value, f"{tipo}_hasta": high} if high else value
    return None


def _plain(amount: str | None) -> str:
    return (amount or "").replace(",", "")


def plazo(text: str) -> dict[str, Any] | None:
    """Read a deadline: ``10 días hábiles``, ``de 15 a 20 días``, ``inmediato``, ``no aplica``."""
    folded = fold(text).strip(" .")
    if _AT_ONCE.fullmatch(folded):
        return {"inmediato": "sí"}
    if _NO_TERM.fullmatch(folded):
        return {"no_aplica": "sí"}
    found = _SPAN.fullmatch(folded)
    if found is None or int(found[1]) == 0:
        return None
    value: dict[str, Any] = {"cantidad": found[1]}
    if found[2]:
        value["hasta"] = found[2]
    value["unidad"] = _UNITS[found[3]]
    if (found[4] or "").startswith("habil"):
        value["habiles"] = "sí"
    return value


def vigencia(text: str) -> dict[str, Any] | None:
    """Read how long a result is good for."""
    folded = fold(text).strip(" .")
    if _PERMANENT.fullmatch(folded):
        return {"tipo": "permanente"}
    if folded == "no aplica":
        return {"tipo": "no_aplica"}
    if _FISCAL.fullmatch(folded):
        return {"tipo": "ejercicio_fiscal"}
    found = _SPAN.fullmatch(folded.replace("un ", "1 ", 1) if folded.startswith("un ") else folded)
    if found is None or found[2] or int(found[1]) == 0:
        return None
    return {"tipo": "periodo", "cantidad": found[1], "unidad": _UNITS[found[3]]}


def ficta(text: str) -> str | None:
    """Read what silence means."""
    folded = fold(text)
    known: Mapping[str, str] = {"afirmativa": "afirmativa", "negativa": "negativa"}
    named = [value for word, value in known.items() if word in folded]
    if len(named) == 1 and not re.search(r"\bno\b", folded):
        return named[0]
    return "no_aplica" if folded in {"no aplica", "ninguna", "no"} else None


def telefonos(text: str) -> list[str]:
    """Return the phone numbers of a cell that have ten digits, with their extensions."""
    found = []
    for match in _PHONE.finditer(text):
        number, _, extension = match[0].lower().partition("ext")
        digits = re.sub(r"\D", "", number)
        digits = digits[2:] if len(digits) == 12 and digits.startswith("52") else digits
        if len(digits) == 10:
            inner = re.sub(r"\D", "", extension)
            found.append(f"{digits} ext. {inner}" if inner else digits)
    return found


def tipo_tramite(text: str) -> str | None:
    """Read whether it is a procedure or a service."""
    folded = fold(text)
    named = [word for word in ("tramite", "servicio") if word in folded]
    return named[0] if len(named) == 1 else None


def canales(text: str) -> list[str]:
    """Return the ways that need no address: in person, by phone, mail or WhatsApp."""
    folded = fold(text)
    words = {"presencial": "presencial", "telef": "telefono", "correo": "correo"}
    return [value for word, value in {**words, "whatsapp": "whatsapp"}.items() if word in folded]
