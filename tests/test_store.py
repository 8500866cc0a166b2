"""What is remembered whole, and in pieces that are read when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.cache.store import Pieces, Span, recall_with_pieces, remember_with_pieces, spans

PIECES = [b"one", b"", b"three"]


def remembered(folder: Path) -> Path:
    path = folder / "memory.msgpack"
    remember_with_pieces(path, list(spans(PIECES)), PIECES)
    return path


def recalled(path: Path) -> tuple[list[Span], Pieces]:
    found = recall_with_pieces(path, list[Span])
    assert found is not None
    return found


def test_pieces_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    stand, pieces = recalled(remembered(tmp_path))
    assert [pieces.piece(span) for span in stand] == PIECES


def test_pieces_are_those_of_their_head_though_another_file_takes_its_place(tmp_path: Path) -> None:
    path = remembered(tmp_path)
    stand, pieces = recalled(path)
    remember_with_pieces(path, [], [b"another"])
    assert [pieces.piece(span) for span in stand] == PIECES


def test_a_damaged_piece_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    path = remembered(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    stand, pieces = recalled(path)
    assert [pieces.piece(span) for span in stand] == [b"one", b"", None]


@pytest.mark.parametrize("size", [0, 4, 8, 11, 14])
def test_nothing_is_recalled_without_its_head(tmp_path: Path, size: int) -> None:
    path = remembered(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    assert recall_with_pieces(path, list[Span]) is None


def test_a_head_that_lies_about_its_size_is_none(tmp_path: Path) -> None:
    path = remembered(tmp_path)
    path.write_bytes(b"\xff" * 8 + path.read_bytes()[8:])
    assert recall_with_pieces(path, list[Span]) is None
