"""What feedparser does with each element, where its own way would mix, guess or dawdle.

Everything here overrides handlers of feedparser's parsers; the rest of the room does not know it.
"""

import re
from typing import Any, ClassVar

from feedparser.api import LooseFeedParser
from feedparser.util import FeedParserDict

from publisher.collect.parse.feed.quick_names import OWN_NAMESPACES

MOST_TAGS = 1000
"""Of one entry: feedparser compares each with all before it."""

_WINDOWS_CHARACTERS = re.compile("[\x80-\x9f]")


class _Parameters(FeedParserDict):  # type: ignore[misc]
    """Say what the text being read is, asked for with each tag and each piece of text.

    None of its keys has another name, so it need not look for one; all values are texts, so a
    flat copy is a deep one.
    """

    get = dict.get
    __getitem__ = dict.__getitem__
    __contains__ = dict.__contains__

    def __deepcopy__(self, memo: object) -> "_Parameters":
        return _Parameters(self)


class _Settled(str):
    """Be a text that is searched for windows-1252 characters only where it has some."""

    __slots__ = ()

    def translate(self, table: Any) -> str:
        return super().translate(table) if _WINDOWS_CHARACTERS.search(self) else str(self)


class KeepApart:
    """Override what feedparser would resolve, mix or guess; mixed into both of its parsers."""

    baseuri: str
    basestack: list[str]
    lang: str | None
    entries: list[Any]
    feeddata: Any
    inauthor: int
    inentry: int
    contentparams: Any
    namespaces: ClassVar[dict[str, str]] = {**LooseFeedParser.namespaces, **OWN_NAMESPACES}
    _matchnamespaces: ClassVar[dict[str, str]] = {}
    _list: str | None = None

    def resolve_uri(self, uri: str) -> str:
        """Leave addresses as they are written."""
        return uri

    def decode_entities(self, element: str, data: str) -> str:
        """Decode as feedparser does."""
        return _Settled(super().decode_entities(element, data))  # type: ignore[misc]

    def push_content(self, *args: Any) -> None:
        """Begin an element with content."""
        super().push_content(*args)  # type: ignore[misc]
        self.contentparams = _Parameters(self.contentparams)

    def _add_tag(self, *tag: str | None) -> None:
        if len(self._get_context().get("tags", ())) < MOST_TAGS:  # type: ignore[attr-defined]
            super()._add_tag(*tag)  # type: ignore[misc]

    def _save_author(self, key: str, value: str, prefix: str = "author") -> None:
        """Keep what is said of an author; who owns a podcast is none."""
        if prefix == "author":
            context = self._get_context()  # type: ignore[attr-defined]
            context.setdefault("authors", [{}])[-1][key] = value

    def _end_author(self) -> None:
        """Leave an author's text whole: feedparser cuts addresses after four letters of ``.com``.

        It also gives an author without an address that of the one before.
        """
        text = self.pop("author")  # type: ignore[attr-defined]
        self.inauthor = 0
        last = self._get_context()["authors"][-1]  # type: ignore[attr-defined]
        if text and not last:
            last["name"] = text

    _end_managingeditor = _end_author

    def _sync_author_detail(self, key: str = "author") -> None:
        """Leave every author to himself."""

    def unknown_endtag(self, tag: str) -> None:
        """End an element, and what relative addresses in it referred to."""
        super().unknown_endtag(tag)  # type: ignore[misc]
        # feedparser goes back to an outer base only where there is one.
        self.baseuri = self.basestack[-1] if self.basestack else ""

    def _start_channel(self, attrs_d: dict[str, str]) -> None:
        super()._start_channel(attrs_d)  # type: ignore[misc]
        self.feeddata.setdefault("xml_base", self.baseuri or None)

    def _start_feed(self, attrs_d: dict[str, str]) -> None:
        super()._start_feed(attrs_d)  # type: ignore[misc]
        self.feeddata.setdefault("xml_base", self.baseuri or None)

    def _start_item(self, attrs_d: dict[str, str]) -> None:
        super()._start_item(attrs_d)  # type: ignore[misc]
        entry = self.entries[-1]
        entry["xml_base"] = self.baseuri or None
        entry["xml_lang"] = self.lang
        entry["is_whole"] = False

    def _end_item(self) -> None:
        if self.entries:
            self.entries[-1]["is_whole"] = True
        super()._end_item()  # type: ignore[misc]

    _start_entry = _start_item
    _end_entry = _end_item

    def _start_skiphours(self, attrs_d: dict[str, str]) -> None:
        self._list = "skip hours"

    def _start_skipdays(self, attrs_d: dict[str, str]) -> None:
        self._list = "skip days"

    def _end_skiphours(self) -> None:
        self._list = None

    _end_skipdays = _end_skiphours

    def _start_hour(self, attrs_d: dict[str, str]) -> None:
        self.push("hour", 0)  # type: ignore[attr-defined]

    def _end_hour(self) -> None:
        value = self.pop("hour")  # type: ignore[attr-defined]
        if self._list is not None and not self.inentry:
            self.feeddata.setdefault(self._list, []).append(value)

    def _start_fh_complete(self, attrs_d: dict[str, str]) -> None:
        if not self.inentry:
            self.feeddata["is complete"] = True

    def _start_deleted(self, attrs_d: dict[str, str]) -> None:
        if attrs_d.get("ref") and not self.inentry:
            self.feeddata.setdefault("deleted entries", []).append(attrs_d["ref"])

    def _start_image(self, attrs_d: dict[str, str]) -> None:
        super()._start_image(attrs_d)  # type: ignore[misc]
        if self.inentry:
            self.entries[-1].pop("href", None)

    def _end_image(self) -> None:
        super()._end_image()  # type: ignore[misc]
        if self.inentry and "href" in self.entries[-1]:
            self.entries[-1]["item_image"] = self.entries[-1].pop("href")

    def _end_published(self) -> None:
        # The text is all that is wanted: dates are read by ourselves.
        self.pop("published")  # type: ignore[attr-defined]

    def _end_updated(self) -> None:
        self.pop("updated")  # type: ignore[attr-defined]

    def _end_created(self) -> None:
        self.pop("created")  # type: ignore[attr-defined]

    _end_issued = _end_pubdate = _end_published
    _end_modified = _end_lastbuilddate = _end_updated


def _keep_as(key: str) -> tuple[Any, Any]:
    """Return handlers that keep an element's text under a name of its own, the first one."""

    def start(self: Any, attrs_d: dict[str, str]) -> None:
        self.push(key, 0)

    def end(self: Any) -> None:
        value = self.pop(key)
        if value:
            self._save(key, value)

    return start, end


for _element in (
    "media_title",
    "media_description",
    "itunes_title",
    "itunes_subtitle",
    "itunes_summary",
    "itunes_author",
    "dc_date",
    "dc_title",
    "dc_description",
    "ttl",
    "sy_updateperiod",
    "sy_updatefrequency",
    "sy_updatebase",
):
    _start, _end = _keep_as(_element)
    setattr(KeepApart, f"_start_{_element}", _start)
    setattr(KeepApart, f"_end_{_element}", _end)

for _element in ("start", "end"):
    # A day is read as an hour is; in the names of handlers the hyphen stays.
    setattr(KeepApart, f"_{_element}_day", getattr(KeepApart, f"_{_element}_hour"))
setattr(KeepApart, "_start_at_deleted-entry", KeepApart._start_deleted)
