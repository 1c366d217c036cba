"""The media types of files, which schemathesis does not know: text is the body."""

import schemathesis


def as_bytes(_context, value):
    if isinstance(value, bytes):
        return value
    # Every body of UTF-8 is text. A value that is none, which must be rejected, goes as bytes that are no UTF-8.
    return value.encode() if isinstance(value, str) else b"\xff\xfe" + str(value).encode("utf-16-le")


for media_type in ("text/csv", "application/csv", "application/x-ndjson", "application/ndjson", "application/gzip", "application/x-gzip"):
    schemathesis.serializer(media_type)(as_bytes)
