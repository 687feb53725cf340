"""A short run of what `python -m tests.fuzz` does for as long as one likes."""

from hypothesis import HealthCheck, given, settings

from tests.fuzz.documents import charsets, documents
from tests.fuzz.street import walk


@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(body=documents, charset=charsets)
def test_no_document_raises_hangs_or_comes_out_alive(body, charset):
    walk(body, charset=charset)
