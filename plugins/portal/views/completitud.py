"""The view of how complete the guides are against what the law asks."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from plugins.content_model.urls import dependencia_url, tramite_url
from plugins.portal import spanish
from plugins.portal.context import Context
from plugins.portal.views.common import Link


@dataclass(frozen=True)
class FilaGuia:
    """One guide: what it lacks, by label."""

    enlace: Link
    porcentaje: int
    faltan: tuple[str, ...]


@dataclass(frozen=True)
class FilaDependencia:
    """One dependencia and its guides."""

    enlace: Link
    guias: tuple[FilaGuia, ...]
    porcentaje: int


@dataclass(frozen=True)
class FilaCampo:
    """One field that the law asks for, and how many guides have it."""

    etiqueta: str
    presentes: int
    exigidos: int
    porcentaje: int


@dataclass(frozen=True)
class CompletitudView:
    """The whole table."""

    promedio: str
    promedio_numero: float
    total: str
    completas: int
    campos: tuple[FilaCampo, ...]
    dependencias: tuple[FilaDependencia, ...]

    def filas_dependencias(self) -> tuple[tuple[object, ...], ...]:
        """Return the rows of the table by dependencia."""
        return tuple(
            (_anchor(d.enlace), len(d.guias), f"{d.porcentaje} %") for d in self.dependencias
        )

    def filas_campos(self) -> tuple[tuple[object, ...], ...]:
        """Return the rows of the table by field."""
        return tuple(
            (c.etiqueta, c.presentes, c.exigidos, f"{c.porcentaje} %") for c in self.campos
        )


def completitud(ctx: Context) -> CompletitudView:
    """Return the table by field and by dependencia."""
    report = ctx.informe
    names = ctx.catalogue.datos.dependencias
    labels = {row.campo.id: row.campo.etiqueta for row in report.campos}
    rows = [
        FilaDependencia(
            Link(dependencia_url(d.dependencia), names[d.dependencia].nombre)
            if d.dependencia in names
            else Link("", d.dependencia),
            tuple(
                FilaGuia(
                    Link(tramite_url(g.tramite), g.titulo),
                    g.porcentaje,
                    tuple(labels[field] for field in g.faltan),
                )
                for g in d.guias
            ),
            d.porcentaje,
        )
        for d in report.dependencias
    ]
    return CompletitudView(
        f"{report.promedio:.1f} %",
        report.promedio,
        spanish.cantidad(len(report.guias), "guía", "guías"),
        report.completas,
        tuple(
            FilaCampo(c.campo.etiqueta, c.presentes, c.exigidos, c.porcentaje)
            for c in report.campos
        ),
        tuple(sorted(rows, key=lambda row: row.enlace.texto)),
    )


def _anchor(link: Link) -> Markup | str:
    return Markup('<a href="{}">{}</a>').format(link.href, link.texto) if link.href else link.texto
