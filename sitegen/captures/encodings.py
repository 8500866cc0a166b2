"""Which encoding a text is in: by its byte order mark, what was declared, or its bytes
(https://encoding.spec.whatwg.org/, https://html.spec.whatwg.org/#determining-the-character-encoding)."""

from __future__ import annotations

import codecs
import re

from sitegen.captures.reading import UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "l1": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874",
    "euc-kr": "cp949", "euckr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949", "ksc5601": "cp949",
    "ksc_5601": "cp949", "korean": "cp949", "windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ms_kanji": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "x-euc-jp": "euc_jp",
    "utf-16": "utf-16-le", "unicode": "utf-16-le", "utf8": "utf-8",
}  # fmt: skip
"""What browsers take labels for, where Python takes them for less."""
_META = rb"<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)|<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:+-]+)"
_PRESCAN = 4096
_MOST_LOST = 100
"""One character in so many may be broken in a file in the encoding that it declares."""


def decoded(data: bytes, charset: str = "") -> str:
    """The text of bytes in `charset`, or in UTF-8 where that is "". Raises UnreadableError where it is in neither."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    name = _python_name(charset)
    for encoding in dict.fromkeys((name, "utf-8")) if name else ("utf-8",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if name:
        text = data.decode(name, "replace")
        if text.count("\ufffd") * _MOST_LOST <= len(text):
            return text
        raise UnreadableError(f"is not in {charset}, as it says", "save the file as UTF-8")
    raise UnreadableError("is not in UTF-8 and names no other encoding", "save the file as UTF-8")


def decoded_html(data: bytes, charset: str = "") -> str:
    """The text of HTML: in the encoding of its mark, else of `charset`, else of its `meta` or XML declaration."""
    found = re.search(_META, data[:_PRESCAN], re.IGNORECASE)
    label = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    return decoded(data, charset or ("utf-8" if label.lower().startswith("utf-16") else label))


def _python_name(label: str) -> str:
    """What Python calls the encoding with a label; "" where there is none, or it is none of text."""
    name = label.strip().lower()
    name = _LABELS.get(name, name)
    try:
        found = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    return found.name if found is not None and getattr(found, "_is_text_encoding", True) else ""
