"""The texts of headers and lists are plain: no Markdown, no entities, no shouting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.files import Files, Leaf, error_at
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.spanish_errors import campo_of

_MARKS = (
    (re.compile(r"\*\*|__\w"), "las negritas"),
    (re.compile(r"\]\("), "los enlaces"),
    (re.compile(r"^#{1,6} ", re.MULTILINE), "los títulos con «#»"),
    (re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});"), "los códigos «&…;»"),
)
_SIGNS_OF_MARKS = re.compile(r"[*_\]#&]")
"""A text without any of these holds none of the marks."""
_ADDRESSES = frozenset({"url", "aviso_privacidad", "archivo", "correo", "host"})
_DESCRIPTIONS = frozenset({"alt"})
_FILE_NAME = re.compile(
    r"\.(?:jpe?g|png|webp|gif|svg|heic)\b|^(?:img|dsc|foto|imagen)[\W_]*\d", re.I
)
_WHAT_IT_IS = (
    r"(?:foto(?:graf[ií]a)?|imagen|logo(?:tipo)?|gr[aá]fic[oa]|captura|ilustraci[oó]n|cartel|"
    r"p[oó]ster|banner|infograf[ií]a|flyer)s?"
)
_SAYS_NOTHING = re.compile(
    rf"(?:una? |la |el )?{_WHAT_IT_IS}(?: (?:de la |del |de |principal|oficial|ilustrativ[oa]|"
    r"decorativ[oa])?(?:evento|noticia|nota|acto|jornada|inauguraci[oó]n|portada|pantalla|p[aá]gina|"
    r"referencia|archivo)?)?\.?|sin (?:t[ií]tulo|descripci[oó]n)|evento|inauguraci[oó]n|x+|\.+",
    re.IGNORECASE,
)
_NEEDLESS = re.compile(
    r"(?:una? |la )?(?:foto(?:graf[ií]a)?|imagen) (?:de|del|donde|en la que|que muestra) ",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-ZÁÉÍÓÚÜÑ]{4}")
_SHOUTED = re.compile(r"(?:\b[A-ZÁÉÍÓÚÜÑ]{4,}\b\W*){3,}")


def header_text_is_plain(files: Files) -> Iterator[Finding]:
    """Refuse marks that a field would show as they are: only the body is Markdown."""
    for leaf in _texts(files) if _SIGNS_OF_MARKS.search(files.header_text) else ():
        if not _SIGNS_OF_MARKS.search(leaf.text):
            continue
        for pattern, what in _MARKS:
            if found := pattern.search(leaf.text):
                yield error_at(
                    leaf.parsed,
                    leaf.loc,
                    f"aquí no sirven {what}: se publicaría «{found[0]}» con sus signos; escribe "
                    "solo texto (el Markdown va debajo del encabezado)",
                )


def nobody_is_shouted_at(files: Files) -> Iterator[Finding]:
    """Tell of texts in capitals: they are harder to read, and screen readers may spell them."""
    for leaf in _texts(files) if _CAPITALS.search(files.header_text) else ():
        if _CAPITALS.search(leaf.text) and (found := _SHOUTED.search(leaf.text)):
            yield aviso(
                leaf.parsed.path,
                leaf.parsed.line(*leaf.loc),
                campo_of(leaf.loc),
                f"«{found[0].strip()}» está en mayúsculas; en minúsculas se lee mejor",
            )


def images_are_described_by_what_they_show(files: Files) -> Iterator[Finding]:
    """Tell of alternative texts that are a file's name, or say nothing of what is seen."""
    for leaf in files.leaves:
        is_described = bool(leaf.loc) and leaf.loc[-1] in _DESCRIPTIONS
        if is_described and (fault := _fault_of_description(leaf.text)):
            line = leaf.parsed.line(*leaf.loc)
            yield aviso(leaf.parsed.path, line, campo_of(leaf.loc), fault)
    for link in files.links:
        alt = link.is_image and link.tag.get("alt")
        if alt and (fault := _fault_of_description(alt)):
            yield aviso(link.body.path, link.line, "", fault)


def _fault_of_description(alt: str) -> str:
    """Return why an alternative text does not describe its image; empty when it may."""
    if _FILE_NAME.search(alt):
        return f"«{alt}» parece el nombre del archivo; escribe qué se ve en la imagen"
    if _SAYS_NOTHING.fullmatch(alt.strip()):
        return (
            f"«{alt}» no dice qué se ve; descríbelo, por ejemplo «Tres personas limpian la playa»"
        )
    if found := _NEEDLESS.match(alt):
        return f"sobra «{found[0].strip()}»: ya se sabe que es una imagen; di solo qué se ve"
    return ""


def _texts(files: Files) -> Iterator[Leaf]:
    for leaf in files.leaves:
        if leaf.loc and leaf.loc[-1] not in _ADDRESSES:
            yield leaf
