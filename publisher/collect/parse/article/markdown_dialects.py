"""What site generators and note takers add to Markdown, made plain.

Jekyll, Eleventy, Hugo, kramdown, Obsidian, Docusaurus. Lines stay where they are, so that a
finding names the right one.
"""

import re
from collections.abc import Iterator

from publisher.collect.parse.article.markdown_lines import is_text_line

_HINT = re.compile(r"\{[%{#:.]|\[\[|==|%%|\[!|:::|^import\s", re.MULTILINE)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HIGHLIGHT = re.compile(
    r"\s*\{%-?\s*(?P<end>end)?highlight(?:\s+(?P<language>[\w+-]+))?.*?%\}\s*\Z"
)
_COMMENT = re.compile(r"\{%-?\s*(?P<end>end)?comment\b.*?%\}")
_IMAGE = re.compile(r"\{\{[<%]\s*(?:figure|img|image)\s(?P<keys>.*?)/?\s*[>%]\}\}")
_KEY = re.compile(r"(\w+)\s*=\s*[\"']?([^\"']*?)[\"']?(?=\s+\w+\s*=|\s*\Z)")
_EMBED = re.compile(r"!\[\[([^\]|#]+)(?:[|#][^\]]*)?\]\]")
_KEPT = re.compile("\ufdd0(\\d+)\ufdd1")
"""Two letters that no text has stand for a piece of code."""

_LONGEST = 4000
"""A longer line is no prose, and patterns would take long on it."""

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)\Z", re.IGNORECASE)
_RULES = (
    (re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{.*?\}\}"), ""),  # templates
    (re.compile(r"\s*\{[:#.][^{}]*\}\s*\Z"), ""),  # attributes
    (re.compile(r"\A\s*:::.*\Z|\A\s*\[\[?_?TOC_?\]?\]\s*\Z", re.IGNORECASE), ""),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|#]+)(?:#[^\]|]*)?\]\]"), r"\1"),  # links to notes
    (re.compile(r"==(?=\S)(.+?)(?<=\S)=="), r"\1"),  # marked words
    (re.compile(r"%%.*?%%"), ""),  # remarks
    (re.compile(r"\A(\s*>\s*)\[!\w+\][+-]?\s*(\S.*)\Z"), r"\1**\2**"),  # named boxes
    (re.compile(r"\A(\s*>)\s*\[!\w+\][+-]?\s*\Z"), r"\1"),
)
_IMPORT = re.compile(r"(?:import|export)\s.+(?:from\s+)?[\"'].+[\"'];?\s*\Z")


def plain_markdown(text: str) -> str:
    """Return a text in which only CommonMark, tables and footnotes are left."""
    if _HINT.search(text) is None:
        return text
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    is_remark = has_text = False
    for line, is_text in is_text_line(list(_fenced(lines))):
        if not is_text:
            yield line
            continue
        if comment := _COMMENT.search(line):
            is_remark = not comment["end"]
            yield ""
        elif is_remark or (not has_text and _IMPORT.fullmatch(line)):
            yield ""
        else:
            has_text = has_text or bool(line.strip())
            yield _outside_code(line)


def _fenced(lines: list[str]) -> Iterator[str]:
    """Write Jekyll's blocks of code as fences."""
    for line in lines:
        match = _HIGHLIGHT.fullmatch(line)
        if match is None:
            yield line
        else:
            yield "```" if match["end"] else f"```{match['language'] or ''}"


def _outside_code(line: str) -> str:
    """Make a line plain, but not what stands between backticks."""
    if len(line) > _LONGEST:
        return line
    kept: list[str] = []
    line = line.replace("\ufdd0", "")

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ufdd0{len(kept) - 1}\ufdd1"

    plain = _IMAGE.sub(_figure, _CODE.sub(keep, line))
    plain = _EMBED.sub(lambda m: f"![]({m[1].strip()})" if _PICTURE.search(m[1]) else "", plain)
    for pattern, replacement in _RULES:
        plain = pattern.sub(replacement, plain)
    return _KEPT.sub(lambda match: kept[int(match[1])], plain)


def _figure(match: re.Match[str]) -> str:
    keys = dict(_KEY.findall(match["keys"]))
    source, words = keys.get("src", ""), keys.get("alt") or keys.get("caption") or ""
    return f"![{words}]({source})" if source else ""
