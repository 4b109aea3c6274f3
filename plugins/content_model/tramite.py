"""The record of a procedure or service.

Its fields are those that Mexican law asks every procedure record to publish (our reading of Ley
Nacional para Eliminar Trámites Burocráticos, art. 54, and of the former catalogues; to be confirmed
by the city's lawyers) plus what a citizen needs. ``ley=`` marks the former.
"""

from __future__ import annotations

from typing import Annotated

from plugins.content_model.adjuntos import Adjunto, adjuntos
from plugins.content_model.common import (
    Cambio,
    Contacto,
    Estado,
    Fuente,
    FundamentoCorto,
    Idioma,
    Pregunta,
    shorthand,
)
from plugins.content_model.costo import Costo
from plugins.content_model.fields import Record, campo
from plugins.content_model.tramite_parts import (
    Canal,
    Ficta,
    Formato,
    Inspeccion,
    Pago,
    Paso,
    Persona,
    Plazo,
    Quejas,
    Relacionados,
    Requisito,
    TipoTramite,
    Vigencia,
)
from plugins.content_model.types import Dia, Id, Linea, SiNo, Texto, Url

LEY = "LNETB art. 54"


class Tramite(Record):
    """A procedure or service, as a guide a citizen can act on."""

    titulo: Linea = campo(
        "Título",
        "Nombre del trámite, como lo diría la gente",
        ejemplo="Pago del predial",
        max_length=120,
        ley=LEY,
    )
    homoclave: Linea | None = campo(
        "Homoclave",
        "Clave del registro municipal",
        ejemplo="MBJ/TR/SSC/TM/05",
        default=None,
        ley=LEY,
    )
    tipo: TipoTramite = campo("Tipo", "Trámite o servicio", ejemplo="tramite")
    modalidad: Linea | None = campo(
        "Modalidad", "Variante, si la hay", ejemplo="Renovación", default=None
    )
    canales: tuple[Annotated[Canal, shorthand("tipo")], ...] = campo(
        "Canales", "Cómo se puede hacer", ejemplo=["presencial"], default=(), ley=LEY
    )
    resumen: Linea = campo(
        "Resumen",
        "Qué es, en una frase de máximo 160 letras",
        ejemplo="Paga el impuesto anual de tu casa, terreno o local.",
        max_length=160,
        ley=LEY,
    )
    casos: Texto | None = campo(
        "Casos",
        "Quién lo necesita y cuándo",
        ejemplo="Si tienes una casa, terreno o local en Cancún.",
        default=None,
        ley=LEY,
    )
    dirigido_a: tuple[Persona, ...] = campo(
        "Dirigido a", "Personas físicas, morales o ambas", ejemplo=["fisica"], default=()
    )
    requisitos: tuple[Annotated[Requisito, shorthand("documento")], ...] = campo(
        "Requisitos",
        "Qué llevar",
        ejemplo=[{"documento": "identificacion-oficial", "copias": "1"}],
        default=(),
        ley=LEY,
    )
    formato: Formato | None = campo(
        "Formato",
        "Cómo se presenta la solicitud",
        ejemplo={"tipo": "escrito_libre"},
        default=None,
        ley=LEY,
    )
    pasos: tuple[Annotated[Paso, shorthand("texto")], ...] = campo(
        "Pasos",
        "En orden; cada uno empieza con verbo",
        ejemplo=["Entrega los documentos."],
        default=(),
    )
    costo: Costo | None = campo(
        "Costo",
        "Tarifa; el portal calcula los pesos",
        ejemplo={"tipo": "gratuito"},
        default=None,
        ley=LEY,
    )
    pagos: tuple[Annotated[Pago, shorthand("forma")], ...] = campo(
        "Formas de pago", "Cómo y dónde se paga", ejemplo=["caja"], default=(), ley=LEY
    )
    plazo: Plazo | None = campo(
        "Plazo",
        "Cuánto tarda la respuesta",
        ejemplo={"cantidad": "10", "unidad": "dias", "habiles": "sí"},
        default=None,
        ley=LEY,
    )
    plazo_prevencion: Plazo | None = campo(
        "Plazo de prevención",
        "Tiempo para pedirte lo que falta",
        ejemplo={"cantidad": "5", "unidad": "dias", "habiles": "sí"},
        default=None,
        ley=LEY,
    )
    ficta: Ficta | None = campo(
        "Si no responden",
        "Qué pasa si la autoridad calla",
        ejemplo="negativa",
        default=None,
        ley=LEY,
    )
    resultado: Linea | None = campo(
        "Qué obtienes",
        "Documento o servicio que recibes",
        ejemplo="Recibo oficial de pago",
        default=None,
    )
    vigencia: Vigencia | None = campo(
        "Vigencia",
        "Cuánto dura lo que obtienes",
        ejemplo={"tipo": "periodo", "cantidad": "1", "unidad": "anios"},
        default=None,
        ley=LEY,
    )
    criterios: Texto | None = campo(
        "Criterios",
        "Con qué criterios se resuelve",
        ejemplo="Que el giro sea compatible con el uso de suelo.",
        default=None,
    )
    inspeccion: Inspeccion | None = campo(
        "Inspección", "Si hay visita", ejemplo={"requiere": "no"}, default=None, ley=LEY
    )
    fundamento: tuple[FundamentoCorto, ...] = campo(
        "Fundamento",
        "Ley y artículo",
        ejemplo=[{"ley": "Reglamento de Tránsito", "articulo": "art. 45"}],
        default=(),
        ley=LEY,
    )
    dependencia: Id = campo(
        "Dependencia",
        "Id en datos/dependencias.yml; es también el nombre de la carpeta",
        ejemplo="direccion-ingresos",
        cita="dependencias",
        ley=LEY,
    )
    unidad: Linea | None = campo(
        "Unidad", "Área que lo atiende", ejemplo="Área de Licencias", default=None
    )
    oficinas: tuple[Id, ...] = campo(
        "Oficinas",
        "Dónde se hace: ids de datos/oficinas.yml",
        ejemplo=["transito-municipal"],
        default=(),
        cita="oficinas",
        ley=LEY,
    )
    contacto: Contacto | None = campo(
        "Contacto",
        "Teléfono y correo del área",
        ejemplo={"telefonos": ["998 881 2800"]},
        default=None,
        ley=LEY,
    )
    quejas: Quejas | None = campo(
        "Quejas", "Dónde quejarse", ejemplo={"externo": "contraloria"}, default=None, ley=LEY
    )
    aviso_privacidad: Url | None = campo(
        "Aviso de privacidad",
        "Dirección del aviso del área",
        ejemplo="https://www.cancun.gob.mx/",
        default=None,
    )
    relacionados: Relacionados = campo(
        "Relacionados",
        "Antes, después y ver también",
        ejemplo={"ver_tambien": ["estado-cuenta-predial"]},
        default=Relacionados(),
    )
    temas: tuple[Id, ...] = campo(
        "Temas",
        "Ids de datos/temas.yml",
        ejemplo=["vivienda-y-predial"],
        cita="temas",
        min_length=1,
    )
    hechos_de_vida: tuple[Id, ...] = campo(
        "Hechos de vida",
        "Ids de datos/hechos_de_vida.yml",
        ejemplo=["comprar-casa"],
        default=(),
        cita="hechos_de_vida",
    )
    grupos: tuple[Id, ...] = campo(
        "Grupos", "Ids de datos/grupos.yml", ejemplo=["personas-mayores"], default=(), cita="grupos"
    )
    sinonimos: tuple[Linea, ...] = campo(
        "Sinónimos",
        "De 5 a 8 formas en que la gente lo dice, una en inglés",
        ejemplo=[
            "pagar el predial",
            "impuesto de la casa",
            "boleta predial",
            "adeudo predial",
            "property tax",
        ],
        min_length=5,
        max_length=8,
    )
    palabras_clave: tuple[Linea, ...] = campo(
        "Palabras clave",
        "Palabras y situaciones con que la gente lo busca; no se muestran, solo sirven al buscador",
        ejemplo=["se murió mi papá", "funeraria"],
        default=(),
        max_length=60,
    )
    consultas_esperadas: tuple[Linea, ...] = campo(
        "Consultas esperadas",
        "Búsquedas que deben encontrar esta guía (3 o más)",
        ejemplo=["pagar predial", "cuanto debo de predial", "predial en linea"],
        min_length=3,
    )
    preguntas: tuple[Pregunta, ...] = campo(
        "Preguntas",
        "Preguntas frecuentes",
        ejemplo=[
            {
                "pregunta": "¿Puedo pagar en sábado?",
                "respuesta": "Sí, en las cajas que abren sábado.",
            }
        ],
        default=(),
    )
    adjuntos: tuple[Adjunto, ...] = adjuntos()
    guia_principal: Id | None = campo(
        "Guía principal",
        "Guía con la que se agrupa en el buscador",
        ejemplo="licencia-funcionamiento-apertura",
        default=None,
        cita="tramites",
    )
    fijar_para: tuple[Linea, ...] = campo(
        "Fijar para", "Búsquedas en las que va primero", ejemplo=["predial"], default=()
    )
    actualizado: Dia = campo("Actualizado", "Último cambio", ejemplo="2026-11-23")
    revisar_antes: Dia | None = campo(
        "Revisar antes de", "Cuándo volver a comprobar", ejemplo="2027-02-01", default=None
    )
    fuentes: tuple[Fuente, ...] = campo(
        "Fuentes",
        "De dónde salen los datos",
        ejemplo=[{"nombre": "REMTYS", "visto": "2026-11-22"}],
        min_length=1,
    )
    verificado: SiNo = campo(
        "Verificado", "¿La dependencia lo confirmó?", ejemplo="no", default=False
    )
    historial: tuple[Cambio, ...] = campo(
        "Historial",
        "Cambios públicos",
        ejemplo=[{"fecha": "2026-11-23", "cambio": "Primera publicación"}],
        default=(),
    )
    estado: Estado = campo(
        "Estado", "borrador o publicado", ejemplo="publicado", default=Estado.PUBLICADO
    )
    idioma: Idioma = campo("Idioma", "es, en o yua", ejemplo="es", default=Idioma.ES)
    traduccion_de: Id | None = campo(
        "Traducción de",
        "Id del original en español",
        ejemplo="pago-predial",
        default=None,
        cita="tramites",
    )
