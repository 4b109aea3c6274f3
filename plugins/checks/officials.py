"""No official is named, shown or praised, and there are no slogans (Constitution, art. 134).

There is no list of names of living people to keep: an office followed by a name gives them away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.electoral import period_of
from plugins.checks.files import Files
from plugins.checks.prose import Passage, passages
from plugins.checks.site import Site
from plugins.content_model.finding import Finding, error
from plugins.content_model.noticia import Noticia

_UP, _LOW = "A-ZÁÉÍÓÚÑ", "a-záéíóúüñ"
_TITLE = (
    r"(?:president[ea]|alcald(?:e|esa)|gobernador[a]?|regidor[a]?|s[ií]ndic[oa]|diputad[oa]|"
    r"senador[a]?|secretari[oa]|director[a]?|subsecretari[oa]|subdirector[a]?|"
    r"coordinador[a]?|tesorer[oa]|contralor[a]?|oficial mayor|comisari[oa]|delegad[oa]|edil|"
    r"mandatari[oa]|funcionari[oa]|(?:titular|jef[ea]|encargad[oa])"
    # Of a household, of a licence … there are others.
    r"(?= del? (?:la )?(?:secretar|direcci|departamento|institut|coordinaci|dif|oficial|tesor)))"
)
_RANK = r"(?: (?:municipal|general|estatal|federal|ejecutiv[oa]|constitucional|honor[aá]ri[oa]))*"
_OF = (
    r"(?: (?:del?|en) [^,.;:()]{3,90},"  # «directora de Salud, …»
    r"| del? [^,.;:()]{3,90}?(?= [LCDMI]\w{0,4}\. ))?"  # «directora de Salud Lic. …»
)
_ABBREVIATION = r"(?:(?:Lic|C|Mtr[oa]|Dra?|Ing|Arq|Profra?)\. )"
_NAME = rf"[{_UP}][{_LOW}]+(?: (?:de (?:la |los )?|del )?[{_UP}][{_LOW}]+)+"  # two words or more
_OFFICIAL = re.compile(
    rf"(?<![\w-])(?i:(?P<office>{_TITLE}{_RANK}{_OF}))[,:]? {_ABBREVIATION}?(?P<name>{_NAME})"
)
_NAME_FIRST = re.compile(
    rf"(?<![\w{_UP}] )(?P<name>{_NAME}), (?:(?:el|la) )?(?P<office>(?i:{_TITLE}){_RANK})\b"
)
_HONORIFIC = re.compile(rf"(?<!\w){_ABBREVIATION}(?P<name>{_NAME})")
# Only the highest offices: of these a first name alone says who is meant.
_BY_FIRST_NAME = re.compile(
    r"(?<![\w-])(?i:president[ea] municipal|alcald(?:e|esa)|gobernador[a]?),? "
    rf"(?P<name>[{_UP}][{_LOW}]{{2,}})\b"
)
_NOT_PEOPLE = re.compile(
    r"(?:Municipal|General|Benito Ju[aá]rez|Quintana Roo|Puerto Morelos|Isla Mujeres|"
    r"Playa del Carmen|Estados Unidos|Estado|Municipio|Protecci[oó]n|Seguridad|Obras?|Servicios|"
    r"Desarrollo|Canc[uú]n|Solidaridad|Tulum|M[eé]xico|Responsable|Comercial|T[eé]cnic[oa]|"
    r"Ejecutiv[oa]|Polic[ií]a|Regional)\b"
)
_NEAR = 80
_PLACE_BEFORE = re.compile(
    r"(?i:\b(?:calles?|av\.|avenida|blvd\.|bulevar|boulevard|colonia|col\.|escuela|primaria|"
    r"secundaria|preparatoria|plaza|parque|mercado|fraccionamiento|hospital|estadio|teatro|"
    r"glorieta|unidad deportiva|fundaci[oó]n)) (?:\S+ ){0,3}$"
)

PRAISE = {
    r"gracias (?:a la|al|a su|a las|a los) (?:president\w+|alcald\w+|gobern\w+|gobierno|"
    r"ayuntamiento|administraci[oó]n|gesti[oó]n|compromiso|liderazgo|voluntad)": "di qué se hizo y "
    "quién puede usarlo, sin dar las gracias",
    r"(?:bajo|con) (?:el|su) (?:firme )?liderazgo|lidera[dz]\w* por|encabezad[oa]s? por|"
    r"por instrucci[oó]n(?:es)? de|de la mano (?:del gob\w+|del alcald\w+|de la president\w+|de la "
    r"alcald\w+)": "di qué área lo hace",
    r"(?:gran(?:des)?|importantes?|enormes?) logros?|logros? (?:sin|hist[oó]ric\w+)": "di el dato: "
    "qué cambió, cuánto y desde cuándo",
    r"(?:logro|hecho|inversi[oó]n|apoyo|paquete|cifra|avance|obras?|entrega|presupuesto|"
    r"reducci[oó]n|resultados?|r[eé]cord|d[ií]a|momento) hist[oó]ric[oa]s?|de forma hist[oó]rica": (
        "di la cifra y con qué se compara"
    ),
    r"sin precedentes?|(?:como )?nunca antes|jam[aá]s (?:visto|hecho)": (
        "di la cifra y con qué se compara"
    ),
    r"(?:cuarta|verdadera|profunda|gran) transformaci[oó]n|transformaci[oó]n de "
    r"(?:canc[uú]n|la ciudad|nuestra ciudad|nuestro municipio|m[eé]xico)": "di qué cambia y dónde",
    r"(?:firme|inquebrantable|total|absoluto) compromiso|compromiso (?:cumplido|inquebrantable)|"
    r"cumpl\w+ (?:su|con su|nuestra) (?:palabra|promesa)": "di qué se hizo y cuándo",
    r"incansable(?:mente)?|orgullosamente|extraordinari[oa] (?:labor|trabajo|gesti[oó]n|esfuerzo)|"
    r"excelente (?:labor|trabajo|gesti[oó]n)|ardua labor|arduo trabajo": "di qué se hizo",
    r"gobierno (?:humanista|cercano|de resultados|de la gente|del pueblo|que s[ií] cumple|sensible|"
    r"con rostro humano)|hechos,? no palabras|(?:un )?mejor(?:es)? (?:futuro|canc[uú]n)|"
    r"seguimos (?:cumpliendo|transformando|avanzando)": (
        "es lema; di qué servicio hay y cómo se usa"
    ),
}
"""Praise and slogans (patterns, any case), and what to write instead."""

_PRAISE = re.compile(
    "|".join(f"(?P<p{n}>\\b(?:{pattern})\\b)" for n, pattern in enumerate(PRAISE)), re.IGNORECASE
)
_INSTEAD = tuple(PRAISE.values())
_HASHTAG = re.compile(rf"(?<!\w)#[{_UP}]\w*[{_LOW}][{_UP}]\w+")
# Looked for first, for most lines hold none: searching a line for a piece costs next to nothing.
_OFFICE_PIECES = (
    *("president", "alcald", "gobernador", "regidor", "síndic", "sindic", "diputad", "senador"),
    *("secretari", "director", "coordinador", "tesorer", "contralor", "oficial mayor", "edil"),
    *("comisari", "delegad", "mandatari", "funcionari", "titular", "jef", "encargad"),
    *("lic. ", "c. ", "mtr", "dr. ", "dra. ", "ing. ", "arq. ", "prof"),
)
_PRAISE_PIECES = (
    *("gracias", "lider", "encabezad", "instrucci", "mano", "logro", "histór", "histor"),
    *("precedent", "nunca", "jamás", "jamas", "transform", "compromiso", "cumpl", "incansabl"),
    *("orgullos", "extraordinari", "excelente", "ardu", "gobierno", "hechos", "mejor", "avanzando"),
)
_SHOWN = re.compile(
    r"(?i:\b(?:president[ea] municipal|alcald(?:e|esa)|gobernador[a]?|regidor[a]?s?|"
    r"funcionari[oa]s?|autoridades)\b)"
)


def no_official_is_promoted(site: Site) -> Iterator[Finding]:
    """Advise against names, images and praise of officials and slogans."""
    for passage in _read(site):
        for message in advice_on(passage):
            if period_of(site, passage.record) is None:
                yield passage.aviso(message)


def no_official_is_promoted_in_an_electoral_period(site: Site) -> Iterator[Finding]:
    """Refuse the same in what bears a day of an electoral period, and tell of every news item."""
    if not site.loaded.catalogue.datos.periodos_electorales:
        return
    for written in site.of(Noticia):
        period = period_of(site, written.record)
        if period is not None:
            yield written.aviso(
                ("fecha",),
                f"sale en periodo electoral ({period.nombre}, hasta el {period.hasta}): solo se "
                "difunden servicios, salud, educación y protección civil; si es otra cosa, "
                "espera con «publicar_desde»",
            )
    # Only these texts are read: opening all of them again would take longer than the rest.
    within = [source for source in site.sources if period_of(site, source.record) is not None]
    for passage in passages(Files(within)):
        period = period_of(site, passage.record)
        if period is not None:
            for message in advice_on(passage):
                told = f"{message}. Hasta el {period.hasta} no se publica: {period.nombre}"
                yield error(passage.path, passage.line, passage.campo, told)


def advice_on(passage: Passage) -> Iterator[str]:
    """Yield what is wrong with a passage, in Spanish, each with what to write instead."""
    for who in named_officials(passage.text):
        yield (
            f"«{who}» nombra a una persona funcionaria (Constitución, art. 134); di qué área lo "
            "hace, por ejemplo «el Ayuntamiento» o «la Dirección de…»"
        )
    if passage.campo.endswith("alt") and (found := _SHOWN.search(passage.text)):
        yield (
            f"la foto muestra a «{found[0]}» (Constitución, art. 134); usa una del servicio, el "
            "lugar o la gente"
        )
    for found in _PRAISE.finditer(passage.text) if _holds(passage.text, _PRAISE_PIECES) else ():
        instead = _INSTEAD[int((found.lastgroup or "p0")[1:])]
        yield f"«{found[0]}» es elogio, no información (Constitución, art. 134); {instead}"
    if passage.campo in {"titulo", "resumen"} and (found := _HASHTAG.search(passage.text)):
        yield f"«{found[0]}» es un lema y no informa; bórralo"


def named_officials(text: str) -> list[str]:
    """Return the places of a text where a person in office is named, each once."""
    if not _holds(text, _OFFICE_PIECES):
        return []
    found: dict[str, str] = {}
    for pattern in (_OFFICIAL, _NAME_FIRST, _HONORIFIC, _BY_FIRST_NAME):
        for match in pattern.finditer(text):
            name = match["name"]
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if _NOT_PEOPLE.match(name) or _PLACE_BEFORE.search(before):
                continue
            if not any(name in known or known in name for known in found):
                found[name] = match[0]
    return list(found.values())


def _holds(text: str, pieces: tuple[str, ...]) -> bool:
    small = text.lower()
    return any(piece in small for piece in pieces)


def _read(site: Site) -> Iterator[Passage]:
    return (passage for passage in passages(site) if passage.source is not None)
