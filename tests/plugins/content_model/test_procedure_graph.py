from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.procedure_graph import Faltante, Previo, build_graph
from tests.plugins.content_model.builders import tramite


def graph(**edges):
    """``a={"antes": ["b"]}`` is a guide a that needs b."""
    return build_graph(tramite(id_, relacionados=related) for id_, related in edges.items())


def test_a_relation_may_be_stated_at_either_end():
    one = graph(a={"antes": ["b"]}, b={})
    other = graph(a={}, b={"despues": ["a"]})
    assert one.antes == other.antes == {"a": ("b",), "b": ()}
    assert one.despues == other.despues == {"a": (), "b": ("a",)}


def test_a_relation_stated_at_both_ends_is_one():
    assert graph(a={"antes": ["b"]}, b={"despues": ["a"]}).antes["a"] == ("b",)


def test_what_comes_before_is_listed_in_the_order_in_which_it_can_be_done():
    found = graph(
        obra={"antes": ["uso-de-suelo", "alineamiento"]},
        alineamiento={"antes": ["zz-predial"]},
        **{"uso-de-suelo": {"antes": ["alineamiento"]}, "zz-predial": {}},
    ).antes_necesitas("obra")
    assert found == (
        Previo("zz-predial", False),
        Previo("alineamiento", True),
        Previo("uso-de-suelo", True),
    )


def test_a_missing_guide_is_data_and_not_a_failure():
    found = graph(a={"antes": ["x"], "ver_tambien": ["y"]})
    assert found.faltantes == (
        Faltante("a", "relacionados.antes", "x"),
        Faltante("a", "relacionados.ver_tambien", "y"),
    )
    assert found.antes_necesitas("a") == ()


def test_see_also_makes_no_edge():
    assert graph(a={"ver_tambien": ["b"]}, b={}).antes == {"a": (), "b": ()}


def test_a_cycle_is_told_from_its_least_id_along_its_edges():
    found = graph(c={"antes": ["b"]}, b={"antes": ["a"]}, a={"antes": ["c"]}, d={"antes": ["a"]})
    assert found.ciclos == (("a", "b", "c"),)
    assert {p.id for p in found.antes_necesitas("d")} == {"a", "b", "c"}
    assert "a" not in {p.id for p in found.antes_necesitas("a")}


def test_a_guide_that_needs_itself_is_a_cycle():
    assert graph(a={"antes": ["a"]}).ciclos == (("a",),)


def test_translations_add_nothing():
    found = build_graph([tramite("a"), tramite("a", idioma="en", relacionados={"antes": ["x"]})])
    assert found.faltantes == ()


def test_a_long_chain_does_not_exhaust_the_stack():
    links = {f"t{n}": {"antes": [f"t{n - 1}"]} if n else {} for n in range(3000)}
    found = graph(**links)
    assert len(found.antes_necesitas("t2999")) == 2999
    assert found.ciclos == ()


ids = st.sampled_from([f"t{n}" for n in range(8)])


@given(st.dictionaries(ids, st.frozensets(ids, max_size=3)))
def test_without_cycles_every_procedure_comes_after_what_it_needs(edges):
    acyclic = {a: sorted(b for b in needs if b < a) for a, needs in edges.items()}
    found = graph(**{a: {"antes": needs} for a, needs in acyclic.items()})
    assert found.ciclos == ()
    for id_ in edges:
        order = [p.id for p in found.antes_necesitas(id_)]
        for place, earlier in enumerate(order):
            assert set(found.antes[earlier]) <= set(order[:place])


@given(st.dictionaries(ids, st.frozensets(ids, max_size=3)))
def test_a_cycle_is_found_exactly_where_a_guide_comes_before_itself(edges):
    found = graph(**{a: {"antes": sorted(needs)} for a, needs in edges.items()})

    def reaches(start):
        seen, stack = set(), list(found.antes[start])
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                stack.extend(found.antes[node])
        return start in seen

    assert {i for c in found.ciclos for i in c} == {i for i in edges if reaches(i)}
