"""What pages are asked for from: a change that they do not show must not make them anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.content_model.fingerprint import fingerprint
from plugins.content_model.load import load
from plugins.portal.context import Context
from plugins.portal.requests import NEWS_FREE, Request, requests
from tests.plugins.content_model.builders import NOW


@pytest.fixture(scope="module")
def catalogue():
    return load(Path(__file__).resolve().parents[3], NOW).catalogue


def _seen(ctx: Context, builder) -> str:
    return fingerprint([(page.meta, page.view) for page in builder(ctx)])


@pytest.mark.parametrize("builder", sorted(NEWS_FREE, key=lambda b: getattr(b, "__qualname__", "")))
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
