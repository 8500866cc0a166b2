"""Pictures that a site cannot show, or not as they are."""

from __future__ import annotations

from sitegen.problems import Code

UNREADABLE_PICTURE = Code(
    "unreadable-picture",
    "error",
    "The file of a picture is there, whole, and can be read.",
    "Save the picture again from the program it was made with, or fix the file's name.",
    "content/media/engine.jpg, of which the second half is missing",
)
UNSUPPORTED_PICTURE = Code(
    "unsupported-picture",
    "error",
    "A picture is a JPEG, PNG, WebP, AVIF, GIF or SVG, whatever its name ends in.",
    "Save photographs as JPEG, screenshots as PNG, and drawings as SVG.",
    "content/media/engine.heic",
)
WRONG_EXTENSION = Code(
    "wrong-extension",
    "warning",
    "The name of a picture's file ends in what it contains.",
    "Rename the file.",
    "content/media/engine.png, which contains a JPEG",
)
PICTURE_TOO_LARGE = Code(
    "picture-too-large",
    "error",
    "A picture has at most 64 megapixels and 64 MiB, an SVG 2 MiB: every build needs memory for all of them.",
    "Save it smaller: pages show no more than 2,000 pixels in width.",
    "content/media/panorama.jpg, with 20,000 × 5,000 pixels",
)
ANIMATED_PICTURE = Code(
    "animated-picture",
    "error",
    "Pictures do not move: an animation cannot be stopped by those whom it disturbs, and is many times as large as a "
    "video.",
    "Save it as a video (MP4 or WebM), or save one of its frames as a picture.",
    "content/media/loom.gif, with 40 frames",
)
UNSAFE_SVG = Code(
    "unsafe-svg",
    "error",
    "An SVG only draws: it has no scripts, no HTML, and loads nothing from elsewhere.",
    "Remove what is reported, or export the drawing as plain SVG.",
    '<image href="https://example.org/pixel.png"/> in content/media/engine.svg',
)
