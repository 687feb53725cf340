"""Content codings: gzip and deflate, decoded piece by piece within a limit."""

import zlib
from collections.abc import Sequence
from typing import Protocol

PIECE_BYTES = 65536
"""Decoded at a time: what a small bomb can cost before it is noticed."""

MOST_STREAMS = 1000
"""In one gzip body: thousands of empty ones would cost time and decode to nothing."""

_NAMES = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


class Decoder(Protocol):
    """Decode a body as it arrives."""

    def feed(self, piece: bytes) -> list[bytes]:
        """Return what a piece of the body decodes to.

        Raises:
            ValueError: It is not in this coding, or too much comes out.
        """
        ...

    def finish(self) -> None:
        """Accept the end of the body.

        Raises:
            ValueError: It is not the end of a compressed stream.
        """
        ...


class TooLargeError(ValueError):
    """More comes out than is allowed."""


def make_decoder(coding: str | None, *, max_bytes: int, max_codings: int = 1) -> Decoder:
    """Return what decodes a ``Content-Encoding``.

    Args:
        coding: The header, or None.
        max_bytes: That may come out, of each layer.
        max_codings: Layers, at most.

    Raises:
        ValueError: It is not one that we ask for, or there are too many.
    """
    names = [name.strip().lower() for name in (coding or "").split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if not names:
        return _Plain(max_bytes)
    for name in names:
        if name not in _NAMES:
            raise ValueError(f'is in the coding "{name[:60]}", which was not asked for')
    if len(names) > max_codings:
        raise ValueError(
            f'is compressed {len(names)} times over ("{", ".join(names)[:60]}"), '
            f"more than {max_codings} ([http] max_codings)"
        )
    # Applied in the order listed (RFC 9110 section 8.4), so taken away from the last.
    layers = [_Inflating(_NAMES[name], max_bytes) for name in reversed(names)]
    return layers[0] if len(layers) == 1 else _Layers(layers)


class _Plain:
    def __init__(self, max_bytes: int) -> None:
        self._left = max_bytes

    def feed(self, piece: bytes) -> list[bytes]:
        self._left -= len(piece)
        if self._left < 0:
            raise TooLargeError
        return [piece]

    def finish(self) -> None:
        return


class _Layers:
    """Decode a body that was compressed several times over, each layer within the limit."""

    def __init__(self, layers: Sequence[Decoder]) -> None:
        self._layers = layers

    def feed(self, piece: bytes) -> list[bytes]:
        pieces = [piece]
        for layer in self._layers:
            pieces = [out for one in pieces for out in layer.feed(one)]
        return pieces

    def finish(self) -> None:
        for layer in self._layers:
            layer.finish()


class _Inflating:
    def __init__(self, name: str, max_bytes: int) -> None:
        self._name = name
        self._left = max_bytes
        self._stream: zlib._Decompress | None = None
        self._streams = 0
        self._held = b""

    def feed(self, piece: bytes) -> list[bytes]:
        piece = self._held + piece
        self._held = b""
        pieces: list[bytes] = []
        try:
            # A full piece of output may leave more behind even when all input is taken.
            while piece or (pieces and len(pieces[-1]) == PIECE_BYTES):
                stream = self._stream
                if stream is None or stream.eof:
                    stream = self._begin(piece)
                if stream is None:
                    break
                pieces.append(self._count(stream.decompress(piece, PIECE_BYTES)))
                piece = stream.unused_data if stream.eof else stream.unconsumed_tail
        except zlib.error as error:
            raise ValueError(f"is not the {self._name} that it says it is") from error
        return pieces

    def finish(self) -> None:
        if (self._streams == 0 and self._held) or (self._stream and not self._stream.eof):
            raise ValueError("breaks off in the middle of a compressed stream")

    def _begin(self, piece: bytes) -> "zlib._Decompress | None":
        """Return what decodes the stream that begins here, or None where there is none yet."""
        # Concatenated gzip members are one stream (RFC 1952 section 2.2); anything else after
        # the end is padding.
        if self._streams and (self._name != "gzip" or not _GZIP_MAGIC.startswith(piece[:2])):
            return None
        if len(piece) < 2:
            self._held = piece
            return None
        self._streams += 1
        if self._streams > MOST_STREAMS:
            raise ValueError(f"is compressed in more than {MOST_STREAMS} parts")
        self._stream = _open_stream(self._name, piece)
        return self._stream

    def _count(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left < 0:
            raise TooLargeError
        return piece


def _open_stream(name: str, first: bytes) -> "zlib._Decompress":
    if name == "gzip":
        return zlib.decompressobj(_GZIP_WINDOW)
    # "deflate" means zlib's wrapper (RFC 9110 section 8.4.1.2); some servers leave it out.
    has_wrapper = first[0] & 0x0F == 8 and (first[0] * 256 + first[1]) % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if has_wrapper else -zlib.MAX_WBITS)
