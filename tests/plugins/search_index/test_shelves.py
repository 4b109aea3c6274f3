import json
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.catalogue import Entry
from plugins.content_model.common import Idioma
from plugins.content_model.load import load
from plugins.search_index.analyzer import Analyzer
from plugins.search_index.documents import news_by_year, news_item
from plugins.search_index.index import build_parts
from plugins.search_index.outputs import FOLDER, index_files, record_of
from plugins.search_index.shelves import shelves, unshelved
from plugins.search_index.weigh import Bag
from tests.conftest import CLOCK

TERMS = st.lists(st.sampled_from(["agua", "predial", "pago", "x1", "basura"]), max_size=6)
IDS = st.text("ab-12", min_size=1, max_size=8)
DOCUMENTS = st.dictionaries(IDS, st.tuples(st.text(), st.lists(TERMS, max_size=4)))


class NoText:
    html = text = ""
    cites_files = False


def not_asked(entry):
    raise AssertionError(entry)


def entries(ids, digest="1"):
    return [
        Entry("noticia", id_, Idioma.ES, id_, id_, None, NoText(), digest=f"{id_} {digest}")
        for id_ in ids
    ]


@given(DOCUMENTS)
def test_what_was_put_on_shelves_is_what_is_taken_from_them(documents):
    known = {
        id_: (json.dumps(title, ensure_ascii=False), [Bag.of(terms) for terms in every])
        for id_, (title, every) in documents.items()
    }
    held = shelves(entries(known), lambda entry: known[entry.id])
    found = unshelved(piece.make() for piece in held)
    assert {id_: (text, [b.length for b in bags]) for id_, (text, bags) in found.items()} == {
        id_: (text, [b.length for b in bags]) for id_, (text, bags) in known.items()
    }
    for id_, (_, bags) in known.items():
        assert [(list(b.terms), b.repeated) for b in found[id_][1]] == [
            (b.terms, b.repeated) for b in bags
        ]


def test_an_edit_an_addition_and_a_removal_touch_one_shelf():
    ids = [f"2026-01-{n:02}-nota" for n in range(1, 29)]
    before = {p.name: p.key for p in shelves(entries(ids), not_asked)}
    edited = entries(ids)
    edited[7] = replace(edited[7], digest="other")
    for changed in (edited, entries([*ids, "2026-02-01-nueva"]), entries(ids[1:])):
        after = {p.name: p.key for p in shelves(changed, not_asked)}
        assert len(set(before.items()) ^ set(after.items())) in {1, 2}


def test_a_year_from_shelves_is_what_its_documents_weigh_together(root):
    catalogue = load(root, datetime.fromisoformat(CLOCK)).catalogue
    files = dict(index_files(catalogue))
    for idioma, language in ((Idioma.ES, "spanish"), (Idioma.EN, "english")):
        for year, found in news_by_year(catalogue, idioma).items():
            group = [news_item(entry, catalogue) for entry in found]
            (part,) = build_parts([group], Analyzer(language))
            for name, expected in (
                (f"indice-noticias-{year}-{idioma}.", part.as_json()),
                (f"fichas-noticias-{year}-{idioma}.", list(map(record_of, group))),
            ):
                (path,) = [path for path in files if path.startswith(f"{FOLDER}/{name}")]
                text = json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
                assert files[path].decode() == text
