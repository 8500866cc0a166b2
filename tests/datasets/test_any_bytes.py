"""Whatever a data file holds, reading it returns a dataset or problems at places that the file has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.datasets import Column, read

SAME = (("", "…"),)
COLUMNS = {
    "name": Column(SAME),
    "n": Column(SAME, "number"),
    "day": Column(SAME, "date"),
    "who": Column(SAME, "record"),
}
CELLS = st.text(alphabet="0123456789.,~<>-–−\"'\n\r \t;%$억가aé１²٣", max_size=12)


def check(data: bytes) -> None:
    found, problems = read(data, "data.csv", COLUMNS, ("en", "ko"))
    assert (found is None) == bool(problems)
    lines = data.decode("utf-8-sig", "replace").count("\n") + data.count(b"\r") + 1
    for problem in problems:
        assert 1 <= problem.span.line <= lines and problem.span.column >= 1


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.lists(CELLS, min_size=1, max_size=12))
def test_any_cells_below_a_right_heading(cells: list[str]) -> None:
    check(("name,n,day,who\n" + ",".join(cells)).encode())


@given(CELLS, CELLS, CELLS)
def test_any_cell_in_its_column(number: str, day: str, who: str) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in ("x", number, day, who))
    check(f"name,n,day,who\n{quoted}\n".encode())


@given(st.text(alphabet='namedywhosource.,"enko\n', max_size=40))
def test_any_heading(heading: str) -> None:
    check(f"{heading}\nx,1,2025,ada\n".encode())
