"""What a procedure costs: structured so that the build can compute pesos from the UMA in force."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from plugins.content_model.common import FundamentoCorto, verify
from plugins.content_model.fields import Record, campo
from plugins.content_model.types import Cantidad, Entero, Linea, SiNo, Texto


class TipoCosto(StrEnum):
    """Unit in which the tariff states the fee."""

    GRATUITO = "gratuito"
    UMA = "uma"
    PORCENTAJE = "porcentaje"
    PESOS = "pesos"


class BaseRecargo(StrEnum):
    """What a surcharge is a percentage of."""

    CONCEPTO = "concepto"
    ACUMULADO = "acumulado"


class Recargo(Record):
    """A percentage added to the fee, applied in the order written."""

    nombre: Linea = campo("Nombre", "Nombre del recargo", ejemplo="Impuesto adicional")
    porcentaje: Cantidad = campo("Porcentaje", "Sin el signo %", ejemplo="10")
    base: BaseRecargo = campo(
        "Se calcula sobre",
        "«concepto»: el derecho solo; «acumulado»: el derecho más los recargos anteriores",
        ejemplo="concepto",
        default=BaseRecargo.CONCEPTO,
    )


class MontoPublicado(Record):
    """A total in pesos that a source states; the build compares it with the computed one."""

    pesos: Cantidad = campo("Pesos", "Total que da la fuente", ejemplo="482.13")
    anio: Entero = campo(
        "Año", "Año de la UMA con que se calculó", ejemplo="2024", ge=2016, le=2100
    )


class _Monto(Record):
    uma: Cantidad | None = campo("UMA", "Cuántas UMA", ejemplo="3.67", default=None)
    uma_hasta: Cantidad | None = campo(
        "Hasta (UMA)", "Solo si la tarifa da un rango", ejemplo="20", default=None
    )
    pesos: Cantidad | None = campo("Pesos", "Monto en pesos", ejemplo="88.00", default=None)
    pesos_hasta: Cantidad | None = campo(
        "Hasta (pesos)", "Solo si la tarifa da un rango", ejemplo="244.00", default=None
    )
    porcentaje: Cantidad | None = campo("Porcentaje", "Sin el signo %", ejemplo="2", default=None)
    sobre: Linea | None = campo(
        "Sobre qué", "De qué es el porcentaje", ejemplo="el valor de adquisición", default=None
    )
    por: Linea | None = campo(
        "Por cada", "Unidad si el monto se multiplica", ejemplo="millar de asistentes", default=None
    )
    montos_publicados: tuple[MontoPublicado, ...] = campo(
        "Totales que dan las fuentes",
        "Para comprobar el cálculo",
        ejemplo=[{"pesos": "482.13", "anio": "2024"}],
        default=(),
    )

    def unit(self) -> TipoCosto | None:
        """Return the unit this amount is stated in, or None when no amount is given."""
        given = [
            tipo
            for tipo in (TipoCosto.UMA, TipoCosto.PESOS, TipoCosto.PORCENTAJE)
            if getattr(self, tipo) is not None
        ]
        return given[0] if given else None

    @model_validator(mode="after")
    def _coherent(self) -> _Monto:
        given = [u for u in ("uma", "pesos", "porcentaje") if getattr(self, u) is not None]
        verify(len(given) <= 1, f"da un solo monto por concepto; se recibieron {' y '.join(given)}")
        for unit in ("uma", "pesos"):
            low, high = getattr(self, unit), getattr(self, f"{unit}_hasta")
            verify(
                high is None or (low is not None and high > low),
                f"«{unit}_hasta» necesita «{unit}» y ser mayor",
            )
        verify(
            self.porcentaje is None or self.sobre is not None,
            "falta «sobre»: de qué es el porcentaje",
        )
        return self


class Concepto(_Monto):
    """One row of the tariff."""

    nombre: Linea = campo("Concepto", "Qué se cobra en este renglón", ejemplo="15 días")
    gratuito: SiNo = campo(
        "Gratuito", "«sí» si este renglón no cuesta", ejemplo="no", default=False
    )

    @model_validator(mode="after")
    def _some_amount(self) -> Concepto:
        verify(
            self.gratuito != (self.unit() is not None),
            f"el concepto «{self.nombre}» necesita un solo monto (uma, pesos o porcentaje) "
            "o «gratuito: sí»",
        )
        return self


class Costo(_Monto):
    """The whole tariff of a procedure: one amount, or one row per concept, plus surcharges."""

    tipo: TipoCosto = campo("Tipo", "Unidad de la tarifa", ejemplo="uma")
    conceptos: tuple[Concepto, ...] = campo(
        "Conceptos",
        "Un renglón por caso, si hay varios",
        ejemplo=[{"nombre": "15 días", "uma": "3.67"}],
        default=(),
    )
    se_suman: SiNo = campo(
        "¿Se pagan juntos?",
        "«sí» si se pagan todos los conceptos; «no» si cada persona paga uno, según su caso",
        ejemplo="no",
        default=False,
    )
    recargos: tuple[Recargo, ...] = campo(
        "Recargos",
        "Porcentajes que se suman, en orden",
        ejemplo=[{"nombre": "Impuesto adicional", "porcentaje": "10"}],
        default=(),
    )
    fundamento: tuple[FundamentoCorto, ...] = campo(
        "Fundamento de la tarifa",
        "Ley que fija el cobro",
        ejemplo=[{"ley": "Ley de Hacienda del Municipio de Benito Juárez", "articulo": "art. 120"}],
        default=(),
    )
    anio_tarifa: Entero | None = campo(
        "Año de la tarifa",
        "De qué año es la tarifa",
        ejemplo="2024",
        default=None,
        ge=1990,
        le=2100,
    )
    nota: Texto | None = campo(
        "Nota",
        "Descuentos y aclaraciones",
        ejemplo="50 % de descuento a personas mayores",
        default=None,
    )

    @model_validator(mode="after")
    def _matches_tipo(self) -> Costo:
        unit = self.unit()
        if self.tipo is TipoCosto.GRATUITO:
            verify(
                unit is None and not self.recargos,
                "dice «gratuito» pero trae montos o recargos; quítalos o cambia «tipo»",
            )
        else:
            verify(
                unit is not None or bool(self.conceptos),
                f"dice «tipo: {self.tipo}»; falta «{self.tipo}: <cantidad>» o la lista «conceptos»",
            )
        verify(
            unit is None or unit is self.tipo,
            f"dice «tipo: {self.tipo}» pero el monto está en «{unit}»; deja los dos iguales",
        )
        verify(
            not self.se_suman or len(self.conceptos) > 1,
            "«se_suman: sí» necesita una lista «conceptos» con dos o más renglones",
        )
        verify(
            unit is None or not self.conceptos,
            "da un monto único o la lista «conceptos», no las dos cosas",
        )
        return self

    def amounts(self) -> tuple[_Monto, ...]:
        """Return the rows to price: the concepts, or the single amount."""
        return self.conceptos or ((self,) if self.unit() else ())
