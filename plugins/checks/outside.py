"""Addresses in headers and lists lead only to sites of ``content/datos/externos.yml``."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.facts import ADDRESSES, citations_of
from plugins.checks.files import Files, Lines, aviso_at, error_at
from plugins.checks.site import Site
from plugins.content_model.externos import EstadoExterno, Externo
from plugins.content_model.finding import Finding, aviso
from plugins.content_model.links import imitates
from plugins.content_model.spanish_errors import campo_of
from plugins.content_model.tramite import Tramite
from plugins.content_model.weburl import parse_http

CITY = "cancun.gob.mx"


def every_outside_address_is_listed(site: Site) -> Iterator[Finding]:
    """Refuse hosts that are not listed, or whose state does not let them be linked."""
    known = site.loaded.destinations
    addresses = ((file, loc, host) for file, facts in site.facts for loc, host in facts.hosts)
    for file, loc, host in addresses:
        if host in known.hosts:
            continue
        if host not in known.closed:
            yield error_at(file, loc, known.unlisted(host))
            continue
        state = known.closed[host]
        message = (
            f"«{host}» está en content/datos/externos.yml con «estado: {state}» y no se enlaza"
        )
        if "fuentes" in loc or state == EstadoExterno.PELIGRO:
            yield aviso_at(file, loc, message)
        else:
            yield error_at(file, loc, f"{message}; confirma el sitio o quita la dirección")


def a_channel_leads_to_the_service_it_names(site: Site) -> Iterator[Finding]:
    """Refuse a channel whose address is on another host than the service it names."""
    externos = site.loaded.catalogue.datos.externos
    for written in site.of(Tramite):
        if not isinstance(written.record, Tramite):
            continue
        for index, canal in enumerate(written.record.canales):
            service = externos.get(canal.externo or "")
            if service is None or canal.url is None:
                continue
            host = parse_http(canal.url).host
            if host != service.host:
                yield written.error(
                    ("canales", index, "url"),
                    f"lleva a «{host}», pero el servicio «{service.id}» es «{service.host}»; "
                    "corrige la dirección o el id",
                )


def a_cited_service_may_be_linked(site: Site) -> Iterator[Finding]:
    """Tell once a file, translations apart, of a service that is named but, for now, not linked."""
    externos = site.loaded.catalogue.datos.externos
    closed = {
        cited: service
        for target, cited in site.cited
        if target == "externos"
        and (service := externos.get(cited)) is not None
        and service.estado is not EstadoExterno.ACTIVO
    }
    for file, facts in site.facts if closed else ():
        if not any(target == "externos" and cited in closed for target, cited in facts.cited):
            continue
        told = set()
        for loc, target, cited in citations_of(file):
            service = closed.get(cited) if target == "externos" else None
            if service is None or cited in told:
                continue
            if not _is_translation(file):
                told.add(cited)
                yield aviso_at(
                    file,
                    loc,
                    f"«{cited}» está con «estado: {service.estado}» en content/datos/externos.yml: "
                    "la página lo nombra sin enlace",
                )


def _is_translation(file: Lines) -> bool:
    return file.path.endswith((".en.md", ".yua.md"))


def no_listed_site_imitates_the_city(site: Site) -> Iterator[Finding]:
    """Refuse entries of the allow-list whose host could be taken for the city's own."""
    for written in site.of(Externo):
        record = written.record
        if isinstance(record, Externo) and imitates(record.host, CITY):
            yield written.error(
                ("host",),
                f"«{record.host}» no es de {CITY}, solo se le parece y puede engañar; escribe el "
                "dominio correcto o borra el sitio",
            )


def services_are_reached_by_encrypted_addresses(files: Files) -> Iterator[Finding]:
    """Tell of services at ``http://``: what people type there can be read on the way."""
    if "http://" not in files.header_text.lower():
        return
    for leaf in files.leaves:
        if not leaf.loc or leaf.loc[-1] not in ADDRESSES or "fuentes" in leaf.loc:
            continue
        if leaf.text.strip().lower().startswith("http://"):
            yield aviso(
                leaf.parsed.path,
                leaf.parsed.line(*leaf.loc),
                campo_of(leaf.loc),
                "la dirección es «http://», sin cifrar; si el sitio lo permite, escribe «https://»",
            )
