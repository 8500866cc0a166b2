"""Licences by their SPDX names (https://spdx.org/licenses/)."""

from __future__ import annotations

from sitegen.runtime.patterns import lazy_pattern

_CREATIVE_COMMONS = lazy_pattern(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")
_SPDX = lazy_pattern(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9.]+)+\+?")
_OTHERS = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-PDDC": "https://creativecommons.org/licenses/publicdomain/",
    "MIT": "https://spdx.org/licenses/MIT.html",
}


def license_url(name: str) -> str:
    """Where the text of a licence is that is named as SPDX does; "" for what is no such name."""
    if name in _OTHERS:
        return _OTHERS[name]
    match = _CREATIVE_COMMONS.fullmatch(name)
    if match is not None:
        kind, version, country = match.groups()
        port = f"{country.lower()}/" if country else ""
        return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/{port}"
    return f"https://spdx.org/licenses/{name}.html" if _SPDX.fullmatch(name) else ""
