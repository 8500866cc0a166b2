"""What the timeline's overview is made of; see sitegen/views/overview.py."""

from __future__ import annotations

import msgspec


class Dot(msgspec.Struct, frozen=True):
    """An event in the timeline's overview; `x` in pixels from the middle of its stretch, `y` from the top."""

    event: str
    x: float
    y: float
    key: bool
    approximate: bool


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of time in the overview and the events in it, with a link to the first of them.

    `x`, `width` and `middle` are in percent of the overview's width, `y`, `height` and `bar` in pixels. `bar` is the
    height of a bar drawn instead of too many dots, or 0.
    """

    label: str
    url: str
    count: int
    x: float
    width: float
    middle: float
    y: float
    height: float
    bar: float
    dots: tuple[Dot, ...]
    is_period: bool
    """Whether the events' dates span several columns."""


class Tick(msgspec.Struct, frozen=True):
    """A label of the overview's axis: a year, or a month where `minor`."""

    label: str
    middle: float
    x: float
    width: float
    columns: int
    minor: bool = False


class Overview(msgspec.Struct, frozen=True):
    """The timeline's overview for windows of some width."""

    height: float
    axis: float
    """How far from the top the axis is drawn."""
    radius: float
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[tuple[float, float], ...]
    """Start and width of the gaps, in percent."""
