"""Spoilt records: ids, references, translations, messages, guides, lists."""

# ruff: noqa: E501 - tables: one case a line
from __future__ import annotations

from tests.support.small_site import (
    CONTINGENCIA,
    DATOS,
    PAGINA,
    TRAMITE,
    C,
    Case,
    Change,
    N,
    P,
    T,
    swap,
)

SECOND = "content/contingencias/2026/frente-2.md"
SECOND_TEXT = (
    CONTINGENCIA.replace("id: frente-frio", "id: frente-2")
    .replace("2026-01-10T09:00", "2026-01-11T09:00")
    .replace("tipo_mensaje: alerta", "tipo_mensaje: actualiza\nreemplaza: [frente-frio]")
)
ACTIVE = CONTINGENCIA.replace("2026-01-1", "2026-11-2").replace("11-22T", "11-25T")
OTHER = "content/tramites/ingresos/otro.md"
OTHER_TEXT = TRAMITE.replace("titulo: Pago del predial", "titulo: Otro trámite")
ENGLISH = "content/paginas/privacidad.en.md"
ENGLISH_TEXT = PAGINA.replace("menu: pie", "menu: pie\nidioma: en\ntraduccion_de: privacidad")


def message(name: str, old: str, new: str, line: int, campo: str, *words: str, more=False) -> Case:
    return Case(name, {C: swap(old, new)}, C, line, campo, words, more=more)


def second(name: str, old: str, new: str, line: int, campo: str, *words: str) -> Case:
    """A second message of the episode, which replaces the first."""
    assert old in SECOND_TEXT
    return Case(name, {SECOND: SECOND_TEXT.replace(old, new, 1)}, SECOND, line, campo, words)


def datos(
    name: str, file: str, change: Change, line: int, campo: str, *words: str, level="error", more=False
) -> Case:  # fmt: skip
    path = f"{DATOS}{file}.yml"
    return Case(name, {path: change}, path, line, campo, words, level=level, more=more)


def related(id_: str, **relations: str) -> str:
    lines = "".join(f"  {name}: [{ids}]\n" for name, ids in relations.items())
    text = TRAMITE if id_ == "pago-predial" else OTHER_TEXT
    return text.replace("oficinas: [palacio]\n", f"oficinas: [palacio]\nrelacionados:\n{lines}")


REFERENCES = [
    Case("unknown dependencia", {N: swap("dependencia: ingresos", "dependencia: ingreso")}, N, 5, "dependencia", ("«ingreso» no existe", "dependencias.yml", "¿Quisiste decir «ingresos»?")),
    Case("unknown topic", {N: swap("  - finanzas", "  - finanza")}, N, 7, "temas.1", ("¿Quisiste decir «finanzas»?",)),
    Case("second of two topics unknown", {N: swap("  - finanzas", "  - finanzas\n  - xyz")}, N, 8, "temas.2", ("«xyz» no existe",)),
    Case("unknown guide", {N: swap("dependencia:", "tramites_relacionados: [pago-agua]\ndependencia:")}, N, 5, "tramites_relacionados.1", ("una guía de content/tramites/",)),
    Case("unknown message", {N: swap("dependencia:", "contingencia_relacionada: ciclon\ndependencia:")}, N, 5, "contingencia_relacionada", ("content/contingencias/",)),
    Case("unknown document", {T: swap("documento: ine", "documento: inne")}, T, 11, "requisitos.1.documento", ("requisitos.yml", "¿Quisiste decir «ine»?")),
    Case("unknown office", {T: swap("oficinas: [palacio]", "oficinas: [palacio, nada]")}, T, 22, "oficinas.2", ("«nada» no existe",)),
    Case("unknown service", {T: swap("    externo: portal\n    url: https://www.cancun.gob.mx/predial\n", "    externo: portales\n")}, T, 6, "canales.1.externo", ("externos.yml", "«portal»")),
    Case("unknown phone", {C: swap('telefonos: ["911"]', 'telefonos: ["912"]')}, C, 17, "telefonos.1", ("telefonos.yml",)),
    Case("unknown scale", {C: swap("escala: informativa", "escala: informatica")}, C, 7, "escala", ("«informativa»",)),
    datos("list that cites nothing", "oficinas", swap("dependencia: ingresos", "dependencia: ingreso"), 4, "1.dependencia", "¿Quisiste decir «ingresos»?"),
    datos("home page that cites nothing", "portada", swap("pago-predial", "pago-agua"), 2, "1.tramites.1", "«pago-agua»"),
    Case("guide cites a draft", {OTHER: OTHER_TEXT.replace("tipo: tramite", "tipo: tramite\nestado: borrador"), T: swap("oficinas: [palacio]", "oficinas: [palacio]\nrelacionados: {ver_tambien: [otro]}")}, T, 23, "relacionados.ver_tambien.1", ("borrador",), level="aviso"),
]  # fmt: skip

MESSAGES = [
    message("unknown level", "nivel: aviso", "nivel: avisos", 8, "nivel", "¿Quisiste decir «aviso»?", "Niveles: aviso"),
    message("level of another scale", "nivel: aviso", "nivel: roja", 8, "nivel", "no es un nivel de «informativa»"),
    message("phase of a scale without", "nivel: aviso", "nivel: aviso\nfase: acercamiento", 9, "fase", "ninguna"),
    message("unknown phase", "escala: informativa\nnivel: aviso", "escala: siat-ct\nnivel: azul\nfase: cerca", 9, "fase", "acercamiento, alejamiento"),
    Case("phase missing", {C: swap("escala: informativa\nnivel: aviso", "escala: siat-ct\nnivel: azul")}, C, 7, "escala", ("falta «fase»",), level="aviso"),
    message("without an end", "vigente_hasta: 2026-01-12T09:00-05:00\n", "", 2, "vigente_hasta", "falta"),
    message("end before the beginning", "vigente_hasta: 2026-01-12", "vigente_hasta: 2026-01-09", 11, "vigente_hasta", "posterior"),
    message("day where an hour is needed", "emitido: 2026-01-10T09:00-05:00", "emitido: 2026-01-10", 9, "emitido", "no dice la hora"),
    message("SMS too long", "area: Todo el municipio", f"area: Todo\ntexto_sms: {'x ' * 90}", 14, "texto_sms", "máximo 160"),
    message("update without what it updates", "tipo_mensaje: alerta", "tipo_mensaje: actualiza", 2, "reemplaza", "tipo_mensaje"),
    message("alert that replaces", "tipo_mensaje: alerta", "tipo_mensaje: alerta\nreemplaza: [otra]", 13, "reemplaza", "tipo_mensaje"),
    message("unknown category", "categoria: meteorologica", "categoria: clima", 4, "categoria", "meteorologica"),
    message("English where it must not be", "area:", "idiomas:\n  fr: {titulo: x, que_pasa: x, que_hacer: [x]}\narea:", 14, "idiomas.fr", "es, en, yua"),
    message("Spanish among the languages", "area:", "idiomas:\n  es: {titulo: x, que_pasa: x, que_hacer: [x]}\narea:", 13, "idiomas", "el español va arriba"),
    message("shelter unknown", "area:", "refugios: [{refugio: nada}]\narea:", 13, "refugios.1.refugio", "refugios.yml"),
    second("replaces a later one", "emitido: 2026-01-11T09:00", "emitido: 2026-01-09T09:00", 13, "reemplaza.1", "no es anterior"),
    second("replaces itself", "[frente-frio]", "[frente-2]", 13, "reemplaza.1", "a sí mismo"),
    second("replaces one of another episode", "episodio: frente-12", "episodio: frente-13", 13, "reemplaza.1", "otro episodio"),
    second("replaces what does not exist", "[frente-frio]", "[frente-1]", 13, "reemplaza.1", "no existe"),
    Case("message in force without English", {C: ACTIVE}, C, 2, "idiomas", ("falta en inglés",), level="aviso"),
    Case("services of a message in force not in English", {C: ACTIVE.replace("area:", "servicios_afectados: [{servicio: Playas, situacion: Cerradas}]\nidiomas:\n  en: {titulo: x, que_pasa: x, que_hacer: [x]}\narea:")}, C, 13, "servicios_afectados", ("en inglés no están los mismos",), level="aviso"),
    Case("two in force for one episode", {C: ACTIVE, SECOND: ACTIVE.replace("id: frente-frio", "id: frente-2").replace("emitido: 2026-11-20", "emitido: 2026-11-21")}, SECOND, 6, "episodio", ("reemplaza: [frente-frio]",), level="aviso"),
    Case("file in another language", {"content/contingencias/2026/frente-frio.en.md": CONTINGENCIA}, "content/contingencias/2026/frente-frio.en.md", 2, "", ("«idiomas»",)),
]  # fmt: skip

TRANSLATIONS = [
    Case("translation without an original", {"content/paginas/terms.en.md": ENGLISH_TEXT.replace("privacidad\n", "terms\n")}, "content/paginas/terms.en.md", 2, "", ("falta el original",), more=True),
    Case("translation of another", {ENGLISH: ENGLISH_TEXT.replace("traduccion_de: privacidad", "traduccion_de: contacto")}, ENGLISH, 7, "traduccion_de", ("traduccion_de: privacidad",), more=True),
    Case("translation that names nothing", {ENGLISH: ENGLISH_TEXT.replace("traduccion_de: privacidad\n", "")}, ENGLISH, 2, "traduccion_de", ("falta", "privacidad")),
    Case("translation in another language", {ENGLISH: ENGLISH_TEXT.replace("idioma: en", "idioma: yua")}, ENGLISH, 6, "idioma", ("«.en.md»",)),
    Case("original that names itself", {P: swap("menu: pie", "menu: pie\ntraduccion_de: privacidad")}, P, 6, "traduccion_de", ("es el original",)),
    Case("translation in another folder", {"content/tramites/tesoreria/pago-predial.en.md": TRAMITE.replace("dependencia: ingresos", "dependencia: tesoreria\nidioma: en\ntraduccion_de: pago-predial")}, "content/tramites/tesoreria/pago-predial.en.md", 2, "", ("ponlos juntos",)),
    Case("translation of a draft", {ENGLISH: ENGLISH_TEXT, P: swap("menu: pie", "menu: pie\nestado: borrador")}, ENGLISH, 2, "", ("su original en español todavía no",), level="aviso"),
]  # fmt: skip

GUIDES = [
    Case("guide that needs itself", {T: related("pago-predial", antes="pago-predial")}, T, 23, "relacionados", ("pago-predial → pago-predial",)),
    Case("two guides that need each other", {T: related("pago-predial", antes="otro"), OTHER: related("otro", antes="pago-predial")}, OTHER, 23, "relacionados", ("círculo", "otro → pago-predial → otro")),
    Case("circle by both ends", {T: related("pago-predial", antes="otro", despues="otro"), OTHER: OTHER_TEXT}, OTHER, 2, "relacionados", ("círculo",)),
    Case("previous guide unknown", {T: related("pago-predial", antes="nada")}, T, 24, "relacionados.antes.1", ("«nada» no existe",)),
    Case("main guide is itself", {T: swap("tipo: tramite", "tipo: tramite\nguia_principal: pago-predial")}, T, 4, "guia_principal", ("esta misma guía",)),
    Case("two guides with one title", {OTHER: TRAMITE.replace("Pago del predial", "PAGO DEL PREDIAL")}, T, 2, "titulo", ("ya está en content/tramites/ingresos/otro.md",)),
    Case("two guides with one key", {OTHER: OTHER_TEXT.replace("tipo: tramite", "tipo: tramite\nhomoclave: MBJ/1"), T: swap("tipo: tramite", "tipo: tramite\nhomoclave: MBJ/1")}, T, 4, "homoclave", ("ya está",)),
    Case("two guides first for one search", {OTHER: OTHER_TEXT.replace("tipo: tramite", "tipo: tramite\nfijar_para: [predial]"), T: swap("tipo: tramite", "tipo: tramite\nfijar_para: [agua, Predial]")}, T, 4, "fijar_para.2", ("«Predial» ya está",)),
    Case("total that disagrees", {T: swap("  uma: 3.67", "  uma: 3.67\n  montos_publicados:\n    - {pesos: 500, anio: 2026}")}, T, 19, "costo.montos_publicados.1", ("$500.00", "$430.53"), level="aviso"),
    Case("guide to be reviewed", {T: swap("tipo: tramite", "tipo: tramite\nrevisar_antes: 2026-06-01")}, T, 4, "revisar_antes", ("tocaba revisar",), level="aviso"),
]  # fmt: skip

DATES = [
    Case("source seen tomorrow", {T: swap("visto: 2026-11-22", "visto: 2026-12-22")}, T, 33, "fuentes.1.visto", ("todavía no llega",), level="aviso"),
    Case("updated next year", {P: swap("2026-11-23", "2027-11-23")}, P, 4, "actualizado", ("todavía no llega",), level="aviso"),
    Case("corrected before it appeared", {N: swap("dependencia:", "fe_de_erratas:\n  - fecha: 2026-03-01\n    texto: Decía 9:00\ndependencia:")}, N, 6, "fe_de_erratas.1.fecha", ("anterior a la noticia",)),
    Case("history of tomorrow", {T: swap("tipo: tramite", "tipo: tramite\nhistorial:\n  - {fecha: 2027-01-01, cambio: Nada}")}, T, 5, "historial.1.fecha", ("todavía no llega",), level="aviso"),
    Case("news that waits", {N: swap("dependencia:", "publicar_desde: 2026-12-24T09:00-05:00\ndependencia:")}, N, 5, "publicar_desde", ("se publica sola", "2026-12-24"), level="aviso"),
    Case("news of another decade", {"content/noticias/2062/2062-03-14-x.md": "---\ntitulo: Hola\nresumen: Hola.\nfecha: 2062-03-14\ndependencia: ingresos\ntemas: [finanzas]\n---\nTexto.\n"}, "content/noticias/2062/2062-03-14-x.md", 4, "fecha", ("a más de un año",), level="aviso"),
    Case("news that has ended", {N: swap("dependencia:", "vence: 2026-04-01\ndependencia:")}, N, 5, "vence", ("ya venció",), level="aviso"),
]  # fmt: skip

LISTS = [
    datos("list missing", "temas", None, 1, "", "falta este archivo"),
    datos("list that is a group", "grupos", "a: b\n", 1, "", "debe ser una lista"),
    datos("list that is a sentence", "grupos", "hola\n", 1, "", "debe ser una lista"),
    datos("entry that is a word", "grupos", "- hola\n", 1, "1", "grupo «campo: valor»"),
    datos("id twice", "requisitos", "- id: ine\n  nombre: Uno\n- id: ine\n  nombre: Dos\n", 3, "2.id", "ya existe"),
    datos("entry without id", "requisitos", "- id: ine\n  nombre: Uno\n- nombre: Dos\n", 3, "2.id", "falta"),
    datos("unknown key in a list's entry", "requisitos", "- id: ine\n  nombre: Uno\n  nombres: Dos\n", 3, "1.nombres", "«nombre»"),
    datos("key twice in an entry", "requisitos", "- id: ine\n  nombre: Uno\n  nombre: Dos\n", 3, "1.nombre", "ya está en la línea 2"),
    datos("document inside a list", "requisitos", "- id: ine\n  nombre: Uno\n---\n- id: b\n", 3, "", "de más", more=True),
    datos("circle of dependencias", "dependencias", swap("  que_hace: Cuida el dinero público.", "  que_hace: Cuida.\n  depende_de: ingresos"), 4, "1.depende_de", "ingresos → tesoreria → ingresos"),
    datos("dependencia of itself", "dependencias", swap("depende_de: tesoreria", "depende_de: ingresos"), 4, "1.depende_de", "círculo"),
    datos("closes before it opens", "dependencias", swap('cierra: "16:00"', 'cierra: "07:00"'), 8, "1.horario.1.cierra", "después de «abre»"),
    datos("hour without a zero", "dependencias", swap('abre: "08:00"', "abre: 8:00"), 7, "1.horario.1.abre", "08:00"),
    datos("twelve-hour clock", "dependencias", swap('abre: "08:00"', "abre: 8 am"), 7, "1.horario.1.abre", "24 horas"),
    datos("unknown day", "dependencias", swap("[lunes, martes]", "[lunes, martez]"), 6, "1.horario.1.dias.2", "«martes»"),
    datos("hours that overlap", "dependencias", swap('      cierra: "16:00"', '      cierra: "16:00"\n    - {dias: [martes], abre: "15:00", cierra: "18:00"}'), 9, "1.horario.2", "se encima", level="aviso"),
    datos("one coordinate", "oficinas", swap("  tipo: oficina", '  tipo: oficina\n  latitud: "21.161"'), 1, "1", "van juntas"),
    datos("coordinate with a comma", "oficinas", swap("  tipo: oficina", '  tipo: oficina\n  latitud: "21,161"\n  longitud: "-86.851"'), 4, "1.latitud", "21,161"),
    datos("UMA twice", "uma", swap("2025-02-01", "2026-02-01"), 4, "2.desde", "ya está en la línea 1"),
    datos("no UMA in force", "uma", "- desde: 2027-02-01\n  valor: 120\n  fuente: INEGI\n", 1, "", "UMA en vigor"),
    datos("UMA with a comma", "uma", swap("117.31", "117,31"), 5, "2.valor", "117,31"),
    datos("holiday twice", "festivos", "- {fecha: 2027-01-01, nombre: A, fuente: LFT}\n- {fecha: 2027-01-01, nombre: B, fuente: LFT}\n", 2, "2.fecha", "línea 1"),
    datos("host with its scheme", "externos", swap("host: www.cancun.gob.mx", "host: https://www.cancun.gob.mx"), 4, "1.host", "https://www.cancun.gob.mx", more=True),
    datos("address of another host", "externos", swap("url: https://www.cancun.gob.mx/", "url: https://evil.com/"), 5, "1.url", "evil.com", more=True),
    datos("listed site that imitates the city", "externos", swap("www.cancun-digital.mx", "www.cancun.gob.mx.pagos.com"), 11, "2.host", "solo se le parece"),
    datos("listed site a slip away from the city", "externos", swap("www.cancun-digital.mx", "cancum.gob.mx"), 11, "2.host", "solo se le parece"),
    datos("service without encryption", "externos", swap("https://www.cancun.gob.mx/", "http://www.cancun.gob.mx/"), 5, "1.url", "sin cifrar", level="aviso"),
    datos("threshold that does not exist", "escalas", swap("umbral_banner: aviso", "umbral_banner: rojo"), 4, "1.umbral_banner", "aviso", more=True),
    datos("CAP code unknown", "escalas", swap("severidad: Minor", "severidad: Menor"), 12, "1.niveles.1.cap.severidad", "Menor", more=True),
]  # fmt: skip

CASES = [*REFERENCES, *MESSAGES, *TRANSLATIONS, *GUIDES, *DATES, *LISTS]
