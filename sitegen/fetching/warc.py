"""What was fetched as a WARC file (ISO 28500:2017), which web archives and their viewers read: each request and
response as it went over the wire."""

from __future__ import annotations

import io
from typing import Any

from sitegen import __version__
from sitegen.fetching.values import Exchange, Fetched

MISSING = "install sitegen-explainers[capture], or leave out --warc"
"""What to do where warcio is not installed."""


def warc_of(fetched: Fetched) -> bytes:
    """The exchanges that led to a response, redirects among them. Raises ImportError where warcio is not installed."""
    from warcio.warcwriter import WARCWriter

    output = io.BytesIO()
    writer = WARCWriter(output, gzip=True, warc_version="1.1")
    info = {"software": f"sitegen/{__version__}", "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("", info))
    for exchange in fetched.exchanges:
        response = _record(writer, "response", exchange, exchange.response)
        writer.write_request_response_pair(_record(writer, "request", exchange, exchange.request), response)
    return output.getvalue()


def _record(writer: Any, kind: str, exchange: Exchange, data: bytes) -> Any:
    from warcio.statusandheaders import StatusAndHeadersParser

    body = io.BytesIO(data)
    said = StatusAndHeadersParser([], verify=False).parse(body)
    left = len(data) - body.tell()  # without the length, warcio writes a temporary file
    headers = {"WARC-Date": exchange.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    headers |= {"WARC-IP-Address": exchange.address} if exchange.address else {}
    return writer.create_warc_record(
        exchange.url, kind, payload=body, length=left, http_headers=said, warc_headers_dict=headers
    )
