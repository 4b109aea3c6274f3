from plugins.structured_data.node import node, with_context


def test_what_has_no_value_is_left_out():
    assert node("Thing", name="x", url=None, image=[], about="") == {"@type": "Thing", "name": "x"}


def test_false_and_zero_are_values():
    assert node("Offer", price=0, isFamilyFriendly=False) == {
        "@type": "Offer",
        "price": 0,
        "isFamilyFriendly": False,
    }


def test_names_that_are_no_identifiers():
    assert node("Thing", id_="x") == {"@type": "Thing", "@id": "x"}
    assert with_context(node("Thing"))["@context"] == "https://schema.org"
