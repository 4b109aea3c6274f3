"""What pages are asked for from: a change that they do not show must not make them anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.content_model.common import Errata
from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.load import load
from plugins.portal.context import Context
from plugins.portal.pages.registry import all_pages, pages_of
from plugins.portal.requests import NEWS_FREE, NEWS_SHOWN, Bunch, Request, one_by_one, requests
from tests.plugins.content_model.builders import NOW


@pytest.fixture(scope="module")
def catalogue():
    return load(Path(__file__).resolve().parents[3], NOW).catalogue


def _seen(ctx: Context, builder) -> str:
    return fingerprint([(page.meta, page.view) for page in pages_of(builder, ctx)])


@pytest.mark.parametrize("builder", sorted(NEWS_FREE))
def test_pages_said_to_show_no_news_are_the_same_without_them(catalogue, builder):
    one_of_each_topic = {tema: e for e in catalogue.noticias for tema in e.record.temas}
    fewer = tuple(
        e for e in catalogue.noticias if any(e is kept for kept in one_of_each_topic.values())
    )
    assert len(fewer) < len(catalogue.noticias)

    assert _seen(Context(catalogue), builder) == _seen(
        Context(replace(catalogue, noticias=fewer)), builder
    )


def _inputs(catalogue) -> dict[str, str]:
    asked = requests(Context(catalogue), lambda _file: "", "")
    return {one.path: one.inputs for one in asked if isinstance(one, Request)}


def test_of_a_news_item_only_the_guides_that_it_names_are_made_from_it(catalogue):
    named = next(e for e in catalogue.noticias if e.record.tramites_relacionados)
    fewer = tuple(e for e in catalogue.noticias if e is not named)

    before, after = _inputs(catalogue), _inputs(replace(catalogue, noticias=fewer))

    guides = {path for path in before if path.startswith("tramites/")}
    assert {path for path in guides if before[path] != after[path]} == {
        f"tramites/{id_}/index.html" for id_ in named.record.tramites_relacionados
    }


def _news_bunches(catalogue) -> dict[str, Bunch]:
    asked = requests(Context(catalogue), lambda file: f"[{file}]", "")
    found = (one for one in asked if isinstance(one, Bunch))
    return {one.name: one for one in found if one.name.startswith(("artículos", "lista"))}


def _of_a_news_item(catalogue, place=None, **changes):
    """Return the catalogue with a news item (in the middle) that says something else."""
    place = len(catalogue.noticias) // 2 if place is None else place
    old = catalogue.noticias[place]
    new = replace(
        old, record=old.record.model_copy(update=changes), digest="otra", header="otro encabezado"
    )
    return replace(
        catalogue, noticias=(*catalogue.noticias[:place], new, *catalogue.noticias[place + 1 :])
    )


def _of_a_guide(catalogue):
    named = {i for e in catalogue.noticias for i in e.record.tramites_relacionados}
    guide = next(e for e in catalogue.tramites if e.id in named)
    new = replace(
        guide,
        record=guide.record.model_copy(update={"titulo": "Otro"}),
        digest="otra",
        header="otro",
    )
    return replace(catalogue, tramites=tuple(new if e is guide else e for e in catalogue.tramites))


@pytest.mark.parametrize(
    "edited",
    [
        lambda c: c,
        _of_a_guide,
        lambda c: _of_a_news_item(c, titulo="Vacunas y reciclaje en la supermanzana"),
        lambda c: _of_a_news_item(c, temas=("salud",)),
        lambda c: replace(c, noticias=c.noticias[1:]),
        lambda c: replace(c, noticias=c.noticias[::-1]),
    ],
    ids=["nada", "un trámite", "un título", "un tema", "una menos", "otro orden"],
)
def test_where_news_stay_together_each_of_their_pages_would_stay(catalogue, edited):
    before, after = _news_bunches(catalogue), _news_bunches(edited(catalogue))
    others = set()
    for name, bunch in after.items():
        was = before.get(name)
        if was is not None and was.inputs == bunch.inputs:
            assert list(map(_told, bunch.pages())) == list(map(_told, was.pages()))
        else:
            others.add(name)
    assert bool(others) is (edited(catalogue) is not catalogue)


def _told(request: Request) -> tuple[str, str]:
    return request.path, request.inputs


def test_what_is_asked_for_is_every_page_of_the_site_once(catalogue):
    ctx = Context(catalogue)
    asked = [one.path for one in one_by_one(requests(ctx, lambda _file: "", ""))]
    assert sorted(asked) == sorted(page.path for page in all_pages(ctx))


def _of_the_one_about_an_emergency(catalogue):
    places = enumerate(catalogue.noticias)
    place = next(n for n, e in places if e.record.contingencia_relacionada)
    return _of_a_news_item(catalogue, place, titulo="Otro")


def _of_one_dependencia(catalogue):
    first = catalogue.noticias[0].record.dependencia
    news = (
        replace(e, record=e.record.model_copy(update={"dependencia": first}))
        for e in catalogue.noticias
    )
    return replace(catalogue, noticias=tuple(news))


FEW_SHOWN = {
    "el último título": lambda c: _of_a_news_item(c, len(c.noticias) - 1, titulo="Otro"),
    "un título": lambda c: _of_a_news_item(c, titulo="Otro"),
    "el primer título": lambda c: _of_a_news_item(c, 0, titulo="Otro"),
    "el de una contingencia": _of_the_one_about_an_emergency,
    "una errata": lambda c: _of_a_news_item(
        c, fe_de_erratas=(Errata(fecha=NOW.date(), texto="Se corrigió."),)
    ),
    "actualizado": lambda c: _of_a_news_item(c, actualizado=NOW.date()),
    "otra dependencia": lambda c: _of_a_news_item(c, 0, dependencia="otra"),
    "la última fuera": lambda c: replace(c, noticias=c.noticias[:-1]),
    "la primera fuera": lambda c: replace(c, noticias=c.noticias[1:]),
}


def test_pages_that_show_a_few_news_are_the_same_as_long_as_those_are(catalogue):
    catalogue = _of_one_dependencia(catalogue)
    stayed, changed = set(), set()
    for name, edited in FEW_SHOWN.items():
        before, after = Context(catalogue), Context(edited(catalogue))
        for builder, shown in NEWS_SHOWN.items():
            if fingerprint(shown(before)) != fingerprint(shown(after)):
                changed.add(builder)
                continue
            stayed.add(builder)
            assert _seen(before, builder) == _seen(after, builder), (name, builder)
    assert stayed == changed == {*NEWS_SHOWN}
