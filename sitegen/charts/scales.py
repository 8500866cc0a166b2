"""Scales: where a value is on an axis, and which round values the axis names."""

from __future__ import annotations

from decimal import Decimal

import msgspec

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


class Scale(msgspec.Struct, frozen=True):
    """A linear scale from values to places."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where a value is."""
        share = float((value - self.low) / (self.high - self.low))
        return self.start + share * (self.end - self.start)


def nice_step(span: Decimal, most: int) -> Decimal:
    """The smallest step of 1, 2 or 5 times a power of ten that divides a span into at most `most` parts."""
    rough = span / most
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)


def nice_domain(values: list[Decimal], from_zero: bool, most: int) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest and highest value of an axis for `values`, both round, and the step between its ticks.

    With `from_zero`, or where the values are nearer to zero than to each other, zero is on it.
    """
    low, high = min(values), max(values)
    if from_zero or (low > 0 and low <= (high - low) * 2) or (high < 0 and -high <= (high - low) * 2):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        around = abs(low) / 2 if low else Decimal(1)
        low, high = (low - around, high + around) if low else (Decimal(0), Decimal(1))
    step = nice_step(high - low, most)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    last = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    return first, last, step


def trimmed(values: list[Decimal], domain: tuple[Decimal, Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    """The ends of an axis without what of its first and last step is mostly empty. Zero stays."""
    low, high, step = domain
    room = (max(values) - min(values)) / 12
    if not room:
        return low, high
    if low and min(values) - low > step / 2:
        low = min(values) - room
    if high and high - max(values) > step / 2:
        high = max(values) + room
    return low, high


def ticks(low: Decimal, high: Decimal, step: Decimal) -> list[Decimal]:
    """The multiples of a step from `low` to `high`."""
    first = (low / step).to_integral_value(rounding="ROUND_CEILING") * step
    count = int((high - first) / step)
    return [(first + step * i).normalize() for i in range(count + 1)]
