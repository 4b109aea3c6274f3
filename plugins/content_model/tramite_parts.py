"""The parts a procedure's record is made of: channels, requirements, steps, deadlines and so on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.common import verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Entero, Id, Linea, SiNo, Telefono, Texto, Url


class TipoTramite(StrEnum):
    """What the law distinguishes: a procedure one must follow, or a service one may ask for."""

    TRAMITE = "tramite"
    SERVICIO = "servicio"


class TipoCanal(StrEnum):
    """Ways to carry a procedure out."""

    EN_LINEA = "en_linea"
    PRESENCIAL = "presencial"
    TELEFONO = "telefono"
    CORREO = "correo"
    WHATSAPP = "whatsapp"


class Unidad(StrEnum):
    """Units of time."""

    MINUTOS = "minutos"
    HORAS = "horas"
    DIAS = "dias"
    SEMANAS = "semanas"
    MESES = "meses"
    ANIOS = "anios"


class TipoVigencia(StrEnum):
    """How long the result is good for."""

    PERIODO = "periodo"
    PERMANENTE = "permanente"
    EJERCICIO_FISCAL = "ejercicio_fiscal"
    NO_APLICA = "no_aplica"


class Ficta(StrEnum):
    """What the authority's silence means when the deadline has passed."""

    AFIRMATIVA = "afirmativa"
    NEGATIVA = "negativa"
    NO_APLICA = "no_aplica"


class Actor(StrEnum):
    """Who carries a step out."""

    CIUDADANIA = "ciudadania"
    DEPENDENCIA = "dependencia"
    OTRO = "otro"


class Persona(StrEnum):
    """Legal kinds of applicant."""

    FISICA = "fisica"
    MORAL = "moral"


class TipoFormato(StrEnum):
    """In what form the request is made."""

    FORMATO_OFICIAL = "formato_oficial"
    ESCRITO_LIBRE = "escrito_libre"
    EN_LINEA = "en_linea"
    NO_REQUIERE = "no_requiere"


class FormaPago(StrEnum):
    """Ways to pay."""

    CAJA = "caja"
    EN_LINEA = "en_linea"
    BANCO = "banco"
    TIENDA = "tienda"
    TRANSFERENCIA = "transferencia"
    TARJETA = "tarjeta"
    EFECTIVO = "efectivo"


class Canal(Record):
    """One way to carry the procedure out."""

    tipo: TipoCanal = campo("Canal", "Cómo se hace", ejemplo="presencial")
    externo: Id | None = campo(
        "Servicio externo",
        "Id en datos/externos.yml; obligatorio en línea",
        ejemplo="site",
        default=None,
        cita="externos",
    )
    url: Url | None = campo(
        "Dirección exacta",
        "Página del servicio externo, si no es su portada",
        ejemplo="https://licenciasdefuncionamiento.cancun.gob.mx/",
        default=None,
    )
    telefono: Telefono | None = campo(
        "Teléfono", "Para hacerlo por teléfono o WhatsApp", ejemplo="998 844 8035", default=None
    )
    nota: Texto | None = campo("Nota", "Aclaración", ejemplo="Solo para pagar", default=None)

    @model_validator(mode="after")
    def _complete(self) -> Canal:
        verify(
            self.tipo is not TipoCanal.EN_LINEA or self.externo is not None,
            "un canal «en_linea» necesita «externo» con el id de datos/externos.yml",
        )
        verify(self.url is None or self.externo is not None, "solo va junto con «externo»", "url")
        return self


class Requisito(Record):
    """One thing to bring."""

    documento: Id | None = campo(
        "Documento",
        "Id en datos/requisitos.yml",
        ejemplo="identificacion-oficial",
        default=None,
        cita="requisitos",
    )
    texto: Linea | None = campo(
        "Otro requisito",
        "Si no está en el diccionario",
        ejemplo="Dos fotos tamaño infantil",
        default=None,
    )
    original: SiNo = campo("Original", "¿Se lleva el original?", ejemplo="sí", default=False)
    copias: Entero = campo("Copias", "Cuántas copias", ejemplo="1", default=0, le=20)
    alternativas: tuple[Id, ...] = campo(
        "O en su lugar",
        "Documentos que también sirven",
        ejemplo=["pasaporte"],
        default=(),
        cita="requisitos",
    )
    opcional: SiNo = campo("Opcional", "¿Solo en algunos casos?", ejemplo="no", default=False)
    nota: Texto | None = campo(
        "Nota", "Cuándo o cómo", ejemplo="Solo personas morales", default=None
    )

    @model_validator(mode="after")
    def _named(self) -> Requisito:
        verify(
            (self.documento is None) != (self.texto is None),
            "escribe «documento» (id del diccionario) o «texto», uno de los dos",
        )
        return self


class Formato(Record):
    """The form of the request."""

    tipo: TipoFormato = campo("Tipo", "Cómo se presenta", ejemplo="escrito_libre")
    nombre: Linea | None = campo("Nombre", "Nombre del formato", ejemplo="FISABI", default=None)
    nota: Texto | None = campo(
        "Nota", "Dónde se consigue", ejemplo="Lo dan en la ventanilla", default=None
    )


class Paso(Record):
    """One step."""

    texto: Texto = campo(
        "Paso",
        "Qué se hace; empieza con un verbo",
        ejemplo="Entrega los documentos en la ventanilla.",
    )
    actor: Actor = campo("Quién", "Quién lo hace", ejemplo="ciudadania", default=Actor.CIUDADANIA)
    opcional: SiNo = campo("Opcional", "¿Se puede saltar?", ejemplo="no", default=False)
    tiempo: Linea | None = campo(
        "Tiempo", "Cuánto tarda este paso", ejemplo="10 minutos", default=None
    )


class Pago(Record):
    """One way to pay, and where."""

    forma: FormaPago = campo("Forma", "Cómo se paga", ejemplo="caja")
    oficinas: tuple[Id, ...] = campo(
        "Dónde",
        "Ids de datos/oficinas.yml",
        ejemplo=["palacio-municipal-ingresos"],
        default=(),
        cita="oficinas",
    )
    externo: Id | None = campo(
        "Servicio externo",
        "Id de datos/externos.yml",
        ejemplo="site",
        default=None,
        cita="externos",
    )
    nota: Texto | None = campo("Nota", "Aclaración", ejemplo="Hasta las 16:00", default=None)


class Plazo(Record):
    """How long the authority may take."""

    inmediato: SiNo = campo("Inmediato", "¿Se resuelve en el momento?", ejemplo="no", default=False)
    cantidad: Entero | None = campo(
        "Cantidad", "Cuántas unidades", ejemplo="10", default=None, ge=1
    )
    hasta: Entero | None = campo("Hasta", "Si es un rango", ejemplo="15", default=None)
    unidad: Unidad | None = campo("Unidad", "Unidad de tiempo", ejemplo="dias", default=None)
    habiles: SiNo = campo("Hábiles", "¿Días u horas hábiles?", ejemplo="sí", default=False)
    no_aplica: SiNo = campo(
        "No aplica", "«sí» si no hay plazo que contar", ejemplo="no", default=False
    )
    nota: Texto | None = campo(
        "Nota", "Desde cuándo se cuenta", ejemplo="Desde que entregas todo", default=None
    )

    @model_validator(mode="after")
    def _coherent(self) -> Plazo:
        modes = [self.inmediato, self.no_aplica, self.cantidad is not None]
        verify(
            sum(modes) == 1,
            "escribe una sola cosa: «inmediato: sí», «no_aplica: sí» o «cantidad» con «unidad»",
        )
        verify((self.cantidad is None) == (self.unidad is None), "«cantidad» y «unidad» van juntas")
        verify(
            self.hasta is None or (self.cantidad is not None and self.hasta > self.cantidad),
            "debe ser mayor que «cantidad»",
            "hasta",
        )
        return self


class Vigencia(Record):
    """How long the result is good for."""

    tipo: TipoVigencia = campo("Tipo", "Clase de vigencia", ejemplo="periodo")
    cantidad: Entero | None = campo("Cantidad", "Cuántas unidades", ejemplo="1", default=None, ge=1)
    unidad: Unidad | None = campo("Unidad", "Unidad de tiempo", ejemplo="anios", default=None)
    nota: Texto | None = campo(
        "Nota", "Casos distintos", ejemplo="6 meses si es para registro extemporáneo", default=None
    )

    @model_validator(mode="after")
    def _coherent(self) -> Vigencia:
        is_period = self.tipo is TipoVigencia.PERIODO
        verify(
            is_period == (self.cantidad is not None) and is_period == (self.unidad is not None),
            "«cantidad» y «unidad» van con «tipo: periodo», y solo con él",
        )
        return self


class Inspeccion(Record):
    """Whether the authority comes to look."""

    requiere: SiNo = campo("¿Hay inspección?", "sí o no", ejemplo="sí")
    objetivo: Texto | None = campo(
        "Objetivo", "Qué revisan", ejemplo="Ver dónde vivirá el animal", default=None
    )


class Quejas(Record):
    """Where to complain about this procedure."""

    texto: Texto | None = campo(
        "Cómo", "Qué hacer", ejemplo="Presenta tu queja en la Contraloría.", default=None
    )
    telefonos: tuple[Telefono, ...] = campo(
        "Teléfonos", "Uno por renglón", ejemplo=["998 881 2800"], default=()
    )
    externo: Id | None = campo(
        "Servicio externo",
        "Id de datos/externos.yml",
        ejemplo="contraloria",
        default=None,
        cita="externos",
    )
    tramite: Id | None = campo(
        "Guía",
        "Guía de la queja",
        ejemplo="queja-denuncia-contraloria",
        default=None,
        cita="tramites",
    )


class Relacionados(Record):
    """The procedure graph around this one."""

    antes: tuple[Id, ...] = campo(
        "Antes necesitas", "Trámites previos", ejemplo=["pago-predial"], default=(), cita="tramites"
    )
    despues: tuple[Id, ...] = campo(
        "Después sigue",
        "Trámites que siguen",
        ejemplo=["licencia-construccion"],
        default=(),
        cita="tramites",
    )
    ver_tambien: tuple[Id, ...] = campo(
        "Ver también", "Parecidos", ejemplo=["estado-cuenta-predial"], default=(), cita="tramites"
    )
