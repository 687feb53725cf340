import pytest

from publisher.store.store import open_store as open_database
from publisher.testing import StoreContract


class TestSqlite(StoreContract):
    @pytest.fixture
    def open_store(self, tmp_path):
        opened = []

        def open_again():
            opened.append(open_database(tmp_path / "publisher.db"))
            return opened[-1]

        yield open_again
        for store in opened:
            store.close()
