import pytest

from publisher.plugins import INSTALLED, RENDERERS
from publisher.publish.write import FolderSink
from publisher.testing import RendererContract, SinkContract


class TestRenderers(RendererContract):
    @pytest.fixture(params=INSTALLED.names(RENDERERS))
    def renderer(self, request):
        return INSTALLED.load(RENDERERS, request.param)()


class TestFolderSink(SinkContract):
    @pytest.fixture
    def sink(self, tmp_path):
        return FolderSink(tmp_path / "output")
