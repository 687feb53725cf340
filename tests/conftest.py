import pytest

from tests.builders import Site


@pytest.fixture
def site(tmp_path):
    """Give a site over a folder of articles, not yet built."""
    return Site(tmp_path).lay_out()
