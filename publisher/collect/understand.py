"""Documents into entries: parse and normalise, article by article where they are files."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from publisher.collect.local_images import ArticleImages
from publisher.collect.normalise import mend_mojibake, normalise, rewrite
from publisher.collect.plan import SourcePlan
from publisher.errors import ParseError
from publisher.model import Entry, FileState, MediaFile, ParsedEntry, ParsedFeed, RawDocument


@dataclass(slots=True, kw_only=True)
class Understood:
    """Hold what the documents of one visit say.

    Attributes:
        entries: Normalised, in document order.
        feed: The last document read, for what it says of the source as a whole; None without.
        media: Images beside the articles.
        file_faults: For article files that could not be used: path → what is wrong.
        incomplete: Paths of articles that lack an image: they are looked at again, since it may
            only be late.
        warnings: One sentence each.
        size_bytes: Of all content so far.
    """

    entries: list[Entry] = field(default_factory=list)
    feed: ParsedFeed | None = None
    media: list[MediaFile] = field(default_factory=list)
    file_faults: dict[str, str] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    size_bytes: int = 0


def understand(plan: SourcePlan, documents: Sequence[RawDocument], *, now: datetime) -> Understood:
    """Read all documents of a visit.

    Raises:
        ParseError: The document of a feed cannot be used; a bad article file is a fault of that
            file alone.
    """
    understood = Understood()
    for document in documents:
        try:
            feed = plan.parser.parse(document, plan.info)
        except ParseError as error:
            if document.path is None or plan.folder is None:
                raise
            understood.file_faults[document.path] = str(error)
            continue
        if plan.folder is None:
            feed = mend_mojibake(feed)
        understood.feed = feed
        where = f"{document.path}: " if plan.folder is not None else ""
        understood.warnings += [f"{where}{warning}" for warning in feed.warnings]
        for parsed in feed.entries:
            _add(plan, understood, parsed, feed, document, now=now)
    return understood


def _add(
    plan: SourcePlan,
    understood: Understood,
    parsed: ParsedEntry,
    feed: ParsedFeed,
    document: RawDocument,
    *,
    now: datetime,
) -> None:
    if parsed.draft:
        name = parsed.path or parsed.guid
        understood.warnings.append(f"{name}: a draft, not published until that mark goes")
        return
    images = None
    if plan.folder is not None and document.path is not None:
        images = ArticleImages(root=plan.folder, article=document.path)
    if plan.info.rewrite:
        parsed = rewrite(parsed, plan.info.rewrite)
    entry = normalise(
        parsed,
        feed,
        document=document,
        source=plan.info,
        authority=plan.authority,
        position=len(understood.entries),
        now=now,
        localise=images,
    )
    if document.path is None and _is_too_large(understood, entry, plan, document):
        return
    understood.entries.append(entry)
    if images is not None and entry.hold_until is not None:
        until = f"{entry.hold_until.astimezone(plan.info.timezone):%Y-%m-%d %H:%M}"
        understood.warnings.append(f"{document.path}: dated in the future, published on {until}")
    if images is not None:
        understood.media += images.found.values()
    if images is not None and images.missing and document.path is not None:
        understood.warnings += images.missing.values()
        understood.incomplete.add(document.path)


def with_findings(files: Sequence[FileState], understood: Understood) -> tuple[FileState, ...]:
    """Note bad files, and forget how files looked that are to be read again."""
    return tuple(_with_finding(file, understood) for file in files)


def _with_finding(file: FileState, understood: Understood) -> FileState:
    if fault := understood.file_faults.get(file.path):
        return replace(file, fault=fault)
    if file.path in understood.incomplete:
        return replace(file, mtime_ns=0, digest="")
    return file


def _is_too_large(
    understood: Understood, entry: Entry, plan: SourcePlan, document: RawDocument
) -> bool:
    """Tell whether an entry, or all of them, would be published larger than allowed; say so.

    Text grows where signs are written as references: a document of 20 MB could become a feed of
    200.
    """
    size_bytes = len(entry.content_html)
    name = entry.title[:60] or entry.url
    if size_bytes > plan.info.limits.max_entry_bytes:
        understood.warnings.append(
            f"an entry is published larger than {plan.info.limits.max_entry_bytes / 1e6:g} MB, "
            f'left out: "{name}" ([parse] max_entry_bytes)'
        )
        return True
    if understood.size_bytes + size_bytes > document.max_bytes:
        understood.warnings.append(
            f"all its entries together are larger than {document.max_bytes / 1e6:g} MB, "
            f'left out: "{name}" ([http] max_bytes)'
        )
        return True
    understood.size_bytes += size_bytes
    return False
