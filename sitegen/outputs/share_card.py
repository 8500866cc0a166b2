"""The picture that a link to a brief or to the site is shared with: PNG, 1200 by 630 pixels, as Open Graph advises.

It is drawn by Pillow with the theme's own fonts, so that every machine draws the same; what was drawn is remembered
by its content, and may be forgotten at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sitegen.cache.store import digest, recall, remember
from sitegen.markdown.sentences import spans
from sitegen.views.card import HEIGHT, WIDTH, ShareCard

if TYPE_CHECKING:  # Pillow is imported where a card is drawn, which most builds need not do
    from PIL import Image, ImageDraw, ImageFont

MARGIN = 80
TITLE_SIZES = (68, 60, 54, 48, 42)
TITLE_LINES = 3
TEXT_SIZE, TEXT_LINES = 31, 3
TOP, BOTTOM = 120, 512
"""Between these are title and text."""

SIDE = 400
"""How wide a picture is in its card."""

MOST_DOTS = 20
ELLIPSIS = "..."
"""Three full stops: the ellipsis of a Korean font hangs in the middle of the line."""

PAPER, INK, SOFT, LINE = "#fbfaf6", "#1c1b18", "#57544c", "#d9d4c7"
ACCENT, AGREE = "#97290f", "#25603f"

DRAWING = 2
"""Counted up when the same card is drawn in another way, so that what is remembered is not used."""

BOLD, REGULAR = "share/bold.otf", "share/regular.otf"
"""The fonts' names in the theme."""


class FontError(Exception):
    """A font of the theme is none that Pillow can draw with."""


class Painter:
    """Draws cards with two fonts, and remembers them in `folder`, if there is one."""

    def __init__(self, fonts: Mapping[str, bytes], folder: Path | None = None) -> None:
        """`fonts` are the files of BOLD and REGULAR, by these names."""
        self._files = fonts
        self._folder = folder
        self._fonts: dict[tuple[str, int], ImageFont.FreeTypeFont] = {}
        self._covered: dict[str, bool] = {}

    def __call__(self, card: ShareCard, picture: Callable[[], bytes] = bytes) -> bytes:
        """The card as PNG; `picture` gives the bytes of the one that it names. Raises FontError."""
        if self._folder is None:
            return self._drawn(card, picture)
        path = self._folder / digest(msgspec.msgpack.encode((card, self._key))).hex()
        known = recall(path, bytes)
        if known is None:
            known = self._drawn(card, picture)
            remember(path, known)
        return known

    @cached_property
    def _key(self) -> tuple[object, ...]:
        from importlib.metadata import version

        fonts = (digest(self._files.get(name, b"")) for name in (BOLD, REGULAR))
        return (DRAWING, version("pillow"), *fonts)

    def _drawn(self, card: ShareCard, picture: Callable[[], bytes]) -> bytes:
        return self._with_picture(card, picture()) if card.picture else self._png(card)

    def _png(self, card: ShareCard) -> bytes:
        from PIL import Image

        image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._draw(image, card, WIDTH)
        palette = Image.new("P", (1, 1))
        palette.putpalette(_shades())
        data = BytesIO()
        # Not with `optimize`: a tenth smaller, it takes eight times as long.
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(data, "PNG")
        return data.getvalue()

    def _with_picture(self, card: ShareCard, picture: bytes) -> bytes:
        from PIL import Image

        image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._draw(image, card, WIDTH - SIDE)
        _paste(image, picture)
        data = BytesIO()
        image.quantize(256, Image.Quantize.MEDIANCUT).save(data, "PNG")
        return data.getvalue()

    def _draw(self, image: Image.Image, card: ShareCard, right: int) -> None:
        """Draws all but the picture, up to `right`."""
        from PIL import ImageDraw

        draw = ImageDraw.Draw(image)
        width = right - 2 * MARGIN
        left = MARGIN
        draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
        self._line(draw, (left, 62), card.site, self._font(BOLD, 32), INK)

        font, lines = self._title(card.title if self.covers(card.title) else "", width)
        text_font = self._font(REGULAR, TEXT_SIZE)
        leading, text_leading = round(font.size * 1.24), round(text_font.size * 1.5)
        kicker = 48 if card.kicker and self.covers(card.kicker) else 0
        height = kicker + len(lines) * leading + 28
        room = int(((BOTTOM - TOP) - height) // text_leading)
        text = shortened(card.text, card.language, text_font.getlength, width, min(room, TEXT_LINES))
        text = text if self.covers(card.text) else []
        y = (TOP + BOTTOM) / 2 - (height + len(text) * text_leading) / 2
        if kicker:
            self._line(draw, (left, y), card.kicker, self._font(BOLD, 27), ACCENT)
            y += kicker
        for line in lines:
            self._line(draw, (left, y), line, font, INK)
            y += leading
        y += 28
        for line in text:
            self._line(draw, (left, y), line, text_font, SOFT)
            y += text_leading

        draw.rectangle((left, 528, left + width, 529), fill=LINE)
        self._line(draw, (left, 550), card.facts, self._font(REGULAR, 27), SOFT)
        if not card.picture:  # beside which there is no room for them
            self._dots(image, left + width, 568, card)

    def _title(self, text: str, width: float) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        """The largest size at which the title fits into its lines, and those lines, about equally long."""
        for size in TITLE_SIZES:
            font = self._font(BOLD, size)
            measure = cache(font.getlength)  # the same beginnings of lines are tried again and again
            lines = wrapped(text, measure, width)
            if len(lines) <= TITLE_LINES and all(measure(word) <= width for word in text.split()):
                return font, balanced(text, measure, width)
        return font, wrapped(text, font.getlength, width, TITLE_LINES)

    def _dots(self, image: Image.Image, right: int, middle: int, card: ShareCard) -> None:
        """A dot for each source; drawn large and reduced, for Pillow's circles have rough edges."""
        from PIL import Image, ImageDraw

        size, step, larger = 20, 28, 8
        for i in range(card.total if card.total <= MOST_DOTS else 0):
            stamp = Image.new("L", (size * larger, size * larger))
            is_filled = i < card.sources
            box = (larger, larger, (size - 1) * larger, (size - 1) * larger)
            ImageDraw.Draw(stamp).ellipse(box, fill=255 if is_filled else 0, outline=255, width=2 * larger)
            at = (right - size - (card.total - 1 - i) * step, middle - size // 2)
            mask = stamp.resize((size, size), Image.Resampling.LANCZOS)
            image.paste(AGREE if is_filled else SOFT, at, mask)

    def _line(
        self,
        draw: ImageDraw.ImageDraw,
        at: tuple[float, float],
        text: str,
        font: ImageFont.FreeTypeFont,
        colour: str,
    ) -> None:
        draw.text(at, text, font=font, fill=colour)

    def _font(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        from PIL import ImageFont

        if (name, size) not in self._fonts:
            # Without a shaping engine, which is not there on every machine: Latin and Hangul do not need one.
            try:
                data = BytesIO(self._files.get(name, b""))
                font = ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)
            except OSError as error:
                raise FontError(f"the font {name} cannot be read: {error}") from error
            self._fonts[name, size] = font
        return self._fonts[name, size]

    def covers(self, text: str) -> bool:
        """Whether the fonts have a glyph for all of the text; what they lack is drawn as U+FFFF, which no font has."""
        font, known = self._font(BOLD, 20), self._covered
        for char in set(text).difference(known):
            known[char] = char.isspace() or bytes(font.getmask(char)) != bytes(font.getmask("\uffff"))
        return all(known[char] for char in text)


def _paste(image: Image.Image, data: bytes) -> None:
    """Puts a picture at the card's side, cut to its middle."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    fitted = ImageOps.fit(picture, (SIDE, HEIGHT), Image.Resampling.LANCZOS)
    image.paste(fitted, (WIDTH - SIDE, 0), fitted)


def _shades() -> list[int]:
    """A palette of the few colours of a card and of their smooth edges: it makes the file a third as large."""
    paper = bytes.fromhex(PAPER[1:])
    colours = [bytes.fromhex(colour[1:]) for colour in (INK, SOFT, ACCENT, AGREE, LINE)]
    steps = 40
    return [
        round(p + (c - p) * step / steps)
        for colour in colours
        for step in range(steps + 1)
        for p, c in zip(paper, colour, strict=True)
    ]


def wrapped(text: str, measure: Callable[[str], float], width: float, most: int = 0) -> list[str]:
    """The text in lines no wider than `width`, broken at spaces, as is right in Korean too; a word that is wider alone
    is broken anywhere. Where there are more than `most` lines (if that is not 0), an ellipsis follows the last word."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, measure, width)
    if most and len(lines) > most:
        last = lines[most - 1]
        while " " in last and measure(last + ELLIPSIS) > width:
            last = last.rpartition(" ")[0]
        lines = [*lines[: most - 1], last.rstrip(" ,.;:") + ELLIPSIS]
    return lines


def shortened(
    text: str, language: str, measure: Callable[[str], float], width: float, most: int
) -> list[str]:
    """As many whole sentences of the text as fit into `most` lines; if not even one does, its beginning."""
    for _, end in reversed(spans(text, language)):
        lines = wrapped(text[:end], measure, width)
        if len(lines) <= most:
            return lines
    return wrapped(text, measure, width, most) if most > 0 else []


def _pieces(word: str, measure: Callable[[str], float], width: float) -> list[str]:
    if measure(word) <= width:
        return [word]
    pieces = [""]
    for char in word:
        if pieces[-1] and measure(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def balanced(text: str, measure: Callable[[str], float], width: float) -> list[str]:
    """The text in as few lines as `wrapped` needs, the longest of them as short as can be."""
    lines = wrapped(text, measure, width)
    narrow, wide = 0.0, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        tried = wrapped(text, measure, middle)
        if len(tried) > len(lines) or _is_broken(tried, text):
            narrow = middle
        else:
            lines, wide = tried, middle
    return lines


def _is_broken(lines: Sequence[str], text: str) -> bool:
    """Whether a word was broken, which `wrapped` does where nothing else is left."""
    return " ".join(lines).split() != text.split()
