import html5lib
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.finding import Finding, Level
from plugins.dev_server.outcome import Outcome
from plugins.dev_server.overlay import render_overlay, render_page

ERROR = Finding("content/a.md", 7, Level.ERROR, "costo.uma", "Falta el <año> & «más».")
AVISO = Finding("content/b.md", 1, Level.AVISO, "", "Se quitó el GPS.")


def text_and_tags(html):
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return "".join(tree.itertext()), {node.tag for node in tree.iter() if isinstance(node.tag, str)}


def test_a_good_build_adds_nothing():
    assert render_overlay(Outcome(ok=True, findings=(AVISO,))) == ""


def test_the_panel_says_file_line_field_and_message():
    html = render_overlay(Outcome(ok=False, findings=(ERROR,)))
    text, _ = text_and_tags(html)
    assert "1 error." in text
    assert "content/a.md:7" in text
    assert "costo.uma: Falta el <año> & «más»." in text


def test_errors_are_counted_and_avisos_are_folded_after_them():
    text, tags = text_and_tags(render_page(Outcome(ok=False, findings=(AVISO, ERROR, ERROR))))
    assert "2 errores." in text
    assert text.endswith("Además, 1 avisocontent/b.md:1Se quitó el GPS.")
    assert "details" in tags


def test_a_failure_without_findings_shows_what_the_build_said():
    text, _ = text_and_tags(render_page(Outcome(ok=False, detail="Traceback\n<module> x & y")))
    assert "Traceback\n<module> x & y" in text


def test_before_the_first_build_the_page_says_that_there_is_nothing_yet():
    text, _ = text_and_tags(render_page(Outcome(ok=True)))
    assert "Todavía no hay sitio" in text


# Control characters other than these never reach a finding's text in a page: HTML has none.
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


@given(path=PRINTABLE, campo=PRINTABLE, message=PRINTABLE, detail=PRINTABLE)
def test_no_text_becomes_markup(path, campo, message, detail):
    found = Finding(path, 1, Level.ERROR, campo, message)
    plain_tags = text_and_tags(render_page(Outcome(ok=False, findings=(ERROR,))))[1]
    text, tags = text_and_tags(render_page(Outcome(ok=False, findings=(found,))))
    assert tags - {"b"} == plain_tags - {"b"}
    assert message in text
    _, tags = text_and_tags(render_page(Outcome(ok=False, detail=detail)))
    assert "script" not in tags
