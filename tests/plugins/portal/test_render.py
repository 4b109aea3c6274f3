"""Templates see their view and nothing else; what is undefined has a name and a place."""

import pytest

from plugins.portal.errors import TemplateError
from plugins.portal.page import Meta, Page
from plugins.portal.render import Renderer
from plugins.portal.site import Assets, Site, SiteText

EMPTY = SiteText((), (), (), (), None)
SITE = Site("https://x.mx", "Portal", "Descripción", "CC", "https://cc", EMPTY, EMPTY, Assets())


def draw(tmp_path, text, view=None, **files):
    templates = tmp_path / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "x.html").write_text(text)
    for name, content in files.items():
        (templates / f"{name}.html").write_text(content)
    page = Page("x/index.html", "x.html", view, Meta("/x/", "Título"))
    return Renderer(tmp_path / "theme", SITE, {}).render(page).decode()


def test_a_template_sees_its_view_the_page_and_the_site(tmp_path):
    text = draw(tmp_path, "{{ view.a }} {{ page.titulo }} {{ site.nombre }}", {"a": 1})
    assert text == "1 Título Portal"


def test_text_is_escaped(tmp_path):
    assert draw(tmp_path, "{{ view }}", "<script>") == "&lt;script&gt;"


@pytest.mark.parametrize(
    "name", ["SITEURL", "SITENAME", "articles", "pages", "output_file", "PLUGINS", "localsiteurl"]
)
def test_nothing_of_pelican_s_context_reaches_a_template(tmp_path, name):
    with pytest.raises(TemplateError, match=name):
        draw(tmp_path, f"{{{{ {name} }}}}")


def test_an_undefined_variable_is_named_with_template_line_and_page(tmp_path):
    with pytest.raises(TemplateError, match=r"theme/templates/x\.html:2: .*'nada'.*/x/"):
        draw(tmp_path, "a\n{{ nada }}")


def test_an_undefined_attribute_is_named_where_it_is_used_in_an_included_template(tmp_path):
    with pytest.raises(TemplateError, match=r"theme/templates/y\.html:1: .*'titlo'"):
        draw(tmp_path, "{% include 'y.html' %}", y="{{ page.titlo }}")


def test_a_missing_template_is_named_and_none_stands_in_for_it(tmp_path):
    with pytest.raises(TemplateError, match=r"falta la plantilla «article\.html»"):
        draw(tmp_path, "{% extends 'article.html' %}")


def test_a_syntax_error_is_placed(tmp_path):
    with pytest.raises(TemplateError, match=r"x\.html:1"):
        draw(tmp_path, "{% if %}")


def test_a_failing_template_names_the_page(tmp_path):
    with pytest.raises(TemplateError, match=r"ZeroDivisionError.*/x/"):
        draw(tmp_path, "{{ 1 / 0 }}")
