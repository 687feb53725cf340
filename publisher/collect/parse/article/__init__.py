"""Article files as newsrooms hand them over: text, Markdown and HTML, no front matter needed.

::

    decode | front matter | blocks | head | tail | body

Every format becomes the same blocks of lines first, so that a by-line is found by one rule
wherever it stands. When in doubt a line stays in the content.
"""

from publisher.collect.parse.article.parser import ArticleParser

__all__ = ["ArticleParser"]
