import gzip
import zlib

import pytest

from publisher.http.coding import MOST_STREAMS, PIECE_BYTES, TooLargeError, make_decoder

TEXT = b"<rss>" + bytes(range(256)) * 400 + b"</rss>"


def raw_deflate(body):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    " GZip ": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "identity": TEXT,
    None: TEXT,
}


def decode(coding, body, *, step=1000, max_bytes=10**6):
    decoder = make_decoder(coding, max_bytes=max_bytes)
    pieces = []
    for start in range(0, len(body), step):
        pieces += decoder.feed(body[start : start + step])
    decoder.finish()
    return b"".join(pieces)


@pytest.mark.parametrize("step", [1, 7, 1000, 10**6])
@pytest.mark.parametrize("coding", PACKED)
def test_a_body_comes_out_whole_however_it_arrives(coding, step):
    assert decode(coding, PACKED[coding], step=step) == TEXT


@pytest.mark.parametrize("step", [1, 2, 10**6])
def test_deflate_without_its_wrapper_is_understood(step):
    assert decode("deflate", raw_deflate(TEXT), step=step) == TEXT


@pytest.mark.parametrize("step", [1, 2, 3, 10**6])
def test_concatenated_gzip_members_are_one_body(step):
    assert decode("gzip", gzip.compress(b"one, ") + gzip.compress(b"two"), step=step) == b"one, two"


@pytest.mark.parametrize("step", [1, 10**6])
def test_padding_after_the_end_is_left_out(step):
    assert decode("gzip", gzip.compress(b"one") + b"\0" * 30, step=step) == b"one"


@pytest.mark.parametrize("coding", ["gzip", "deflate", None])
def test_more_than_is_allowed_is_noticed_while_decoding(coding):
    with pytest.raises(TooLargeError):
        decode(coding, PACKED[coding], max_bytes=len(TEXT) - 1)


def test_a_bomb_is_noticed_before_it_is_unpacked():
    bomb = gzip.compress(bytes(100_000_000), 9)
    decoder = make_decoder("gzip", max_bytes=1_000_000)
    with pytest.raises(TooLargeError):
        decoder.feed(bomb)
    assert len(make_decoder("gzip", max_bytes=10**9).feed(bomb)[0]) == PIECE_BYTES


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
@pytest.mark.parametrize("kept", [1, 10, -1])
def test_a_stream_that_breaks_off_is_not_a_body(coding, kept):
    with pytest.raises(ValueError, match="breaks off"):
        decode(coding, PACKED[coding][:kept])


def test_an_empty_body_is_empty_in_any_coding():
    assert decode("gzip", b"") == decode("deflate", b"") == b""


@pytest.mark.parametrize(
    ("coding", "body", "message"),
    [
        ("gzip", b"<rss></rss>", "not the gzip"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"12345678", "not the gzip"),
        ("deflate", b"<rss></rss>", "not the deflate"),
        ("gzip", gzip.compress(b"") * (MOST_STREAMS + 1), "parts"),
    ],
)
def test_what_is_not_in_its_coding_is_said(coding, body, message):
    with pytest.raises(ValueError, match=message):
        decode(coding, body)


@pytest.mark.parametrize(
    ("coding", "message"), [("br", '"br"'), ("gzip, gzip", "2 times"), ("x-klingon", "klingon")]
)
def test_a_coding_that_was_not_asked_for_is_refused_by_name(coding, message):
    with pytest.raises(ValueError, match=message):
        make_decoder(coding, max_bytes=1)
