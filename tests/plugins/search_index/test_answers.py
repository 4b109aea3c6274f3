from __future__ import annotations

from plugins.content_model.cifras import Respuesta
from plugins.search_index.answers import badly_answered
from tests.plugins.content_model.builders import catalogue, tramite


def test_only_searches_without_a_good_answer_are_told_with_the_guide_that_comes_nearest():
    portal = catalogue(
        tramite("pago-predial", titulo="Pago del predial"),
        tramite("acta", titulo="Acta de nacimiento"),
    )
    found = badly_answered(portal, ["pago del predial", "xqzwy", "acta xqzwy wqzyx kjhgf"])
    assert found["xqzwy"] == (Respuesta.NADA, "")
    assert found["acta xqzwy wqzyx kjhgf"] == (Respuesta.DEBIL, "acta")
    assert "pago del predial" not in found


def test_no_search_needs_no_engine():
    assert badly_answered(catalogue(), []) == {}
