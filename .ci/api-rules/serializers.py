"""The media types of files that schemathesis does not know: the text is the body."""

import schemathesis


def as_bytes(_context, value):
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else str(value).encode()


for media_type in ("application/x-ndjson", "application/ndjson", "application/csv", "application/gzip", "application/x-gzip"):
    schemathesis.serializer(media_type)(as_bytes)
