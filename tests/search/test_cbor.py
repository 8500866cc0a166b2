"""The part of CBOR that Pagefind's files use. Examples from RFC 8949, appendix A."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.search import cbor


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-1000, "3903e7"),
        ("", "60"),
        ("ü", "62c3bc"),
        ("水", "63e6b0b4"),
        ([], "80"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
    ],
)
def test_values_have_one_form(value: cbor.Value, encoded: str) -> None:
    assert cbor.encode(value).hex() == encoded
    assert cbor.decode(bytes.fromhex(encoded)) == value


@pytest.mark.parametrize("encoded", ["", "18", "19ff", "62c3", "8201", "0000", "f4", "9f01ff", "a10102"])
def test_anything_cut_short_or_of_another_type_is_refused(encoded: str) -> None:
    with pytest.raises(ValueError):
        cbor.decode(bytes.fromhex(encoded))


VALUES = st.recursive(st.integers(-(2**64), 2**64 - 1) | st.text(), st.lists)


@pytest.mark.slow("many random values")
@given(VALUES)
def test_what_is_encoded_is_decoded_again(value: cbor.Value) -> None:
    assert cbor.decode(cbor.encode(value)) == value


@pytest.mark.slow("many random values")
@given(st.lists(VALUES))
def test_an_array_is_its_elements(values: list[cbor.Value]) -> None:
    found = list(cbor.elements(cbor.encode(values)))
    assert found == [cbor.encode(value) for value in values]
    assert cbor.array(found) == cbor.encode(values)


def test_elements_stand_at_a_path() -> None:
    data = cbor.encode([7, ["a", [1, "b"]], -5])
    assert [cbor.decode(found) for found in cbor.elements(data, 1)] == ["a", [1, "b"]]
    assert [cbor.decode(found) for found in cbor.elements(data, 1, 1)] == [1, "b"]


@pytest.mark.parametrize("encoded", ["", "18", "8201", "8163e6b0", "82016161f4", "01", "9f01ff", "8118"])
def test_elements_of_anything_else_are_refused(encoded: str) -> None:
    with pytest.raises(ValueError):
        list(cbor.elements(bytes.fromhex(encoded)))
