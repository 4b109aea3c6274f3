import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content_model.script_json import script_json

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(values)
def test_it_reads_back_as_the_same_value(value):
    assert json.loads(script_json(value)) == value


@given(values)
def test_nothing_in_it_can_end_a_script_element_or_a_line(value):
    assert not set(script_json(value)) & set("<>&\u2028\u2029")


def test_it_keeps_the_order_of_keys_and_has_no_blanks():
    assert script_json({"b": [1, 2], "a": "ñ</script>"}) == (
        '{"b":[1,2],"a":"ñ\\u003c/script\\u003e"}'
    )


def test_a_number_that_is_no_json_is_refused():
    with pytest.raises(ValueError):
        script_json(float("nan"))
