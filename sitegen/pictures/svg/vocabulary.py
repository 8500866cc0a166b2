"""The elements and attributes of SVG that draw and do nothing else (SVG 1.1, second edition, and SVG 2)."""

from __future__ import annotations

_split = str.split

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
HTML = "http://www.w3.org/1999/xhtml"

ELEMENTS = frozenset(
    _split(
        """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop
    style svg switch symbol text textPath title tspan use view
    """
    )
)

ANIMATIONS = frozenset(_split("animate animateColor animateMotion animateTransform discard mpath set"))

ACTIVE = frozenset(_split("script foreignObject iframe embed object audio video canvas handler listener"))
"""Elements that run something, or bring in what is not SVG."""

IGNORED = frozenset(_split("metadata"))
"""Elements that draw nothing, with all that is in them."""

ATTRIBUTES = frozenset(
    _split(
        """
    id class style lang transform viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d
    points pathLength offset href gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
    patternTransform clipPathUnits maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY
    orient dx dy rotate textLength lengthAdjust startOffset method spacing side path type media title
    requiredFeatures requiredExtensions systemLanguage

    filterUnits primitiveUnits filterRes in in2 result mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias
    targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
    specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ z azimuth elevation scale xChannelSelector
    yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude
    exponent

    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline enable-background fill fill-opacity
    fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mix-blend-mode opacity
    overflow paint-order shape-rendering solid-color solid-opacity stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-align text-anchor text-decoration text-orientation text-overflow text-rendering transform-box transform-origin
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """
    )
)
"""Attributes without a namespace that are kept; all others are left out, but for those that do something."""
