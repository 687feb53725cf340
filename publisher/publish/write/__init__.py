"""Where published files go."""

from publisher.publish.write.folder import FolderSink

__all__ = ["FolderSink"]
