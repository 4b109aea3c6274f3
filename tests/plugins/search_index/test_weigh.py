"""Terms weigh exactly what lunr's own builder says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder

from plugins.search_index.weigh import Bag, weigh

FIELDS = {"titulo": 6, "resumen": 1}
TERMS = st.lists(st.sampled_from(["agua", "predial", "pago", "x1", "basura"]), max_size=8)
DOCUMENTS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TERMS)), max_size=6)


def as_lunr(documents, b):
    builder = Builder()
    builder.pipeline.reset()
    builder.ref("ref")
    builder.b(b)
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    for ref, document in enumerate(documents):
        builder.add({"ref": str(ref), **{n: " ".join(t) for n, t in document.items()}})
    built = builder.build().serialize()
    terms = {postings["_index"]: term for term, postings in built["invertedIndex"]}
    found = {name: [{} for _ in documents] for name in FIELDS}
    for ref, flat in built["fieldVectors"]:
        name, number = ref.split("/")
        found[name][int(number)] = {
            terms[i]: w for i, w in zip(flat[0::2], flat[1::2], strict=True)
        }
    return found


def weights(documents, b):
    bags = {name: [Bag.of(document[name]) for document in documents] for name in FIELDS}
    found = weigh(bags, FIELDS, b, lambda weight: weight)
    return {
        name: [
            dict(zip(bag.terms, row, strict=True))
            for bag, row in zip(bags[name], rows, strict=True)
        ]
        for name, rows in found.items()
    }


@settings(max_examples=60)
@given(DOCUMENTS, st.sampled_from([0.4, 0.75]))
def test_every_weight_is_the_one_of_lunr(documents, b):
    expected = as_lunr(documents, b) if documents else {name: [] for name in FIELDS}
    assert weights(documents, b) == expected


@given(TERMS)
def test_a_bag_loses_no_term(terms):
    bag = Bag.of(terms)
    held = [term for n, term in enumerate(bag.terms) for _ in range(bag.repeated.get(n, 1))]
    assert held == sorted(terms)
    assert bag.length == len(terms)
