"""How long an entry takes to read."""

from publisher.collect.enrich.speeds import words_per_minute
from publisher.collect.enrich.words import count_words
from publisher.markup import bare_text
from publisher.model import Entry, ReadingTime, SafeHtml, changed
from publisher.protocols import EnricherContext

_FIRST_IMAGE_SECONDS = 12
_LEAST_IMAGE_SECONDS = 3


class ReadingTimeEnricher:
    """Estimate the reading time of full content, and keep the author's own beside it.

    Counted are the standfirst, headings, text, code and captions; not the title, and not the
    notices at the end.

    Args:
        context: ``words_per_minute`` overrides the speed of each language.
    """

    name = "reading_time"
    version = 1

    def __init__(self, context: EnricherContext | None = None) -> None:
        self._speed = context.words_per_minute if context else None

    def enrich(self, entry: Entry) -> Entry:
        """Return the entry with its reading time; a teaser or an empty entry has none."""
        if entry.is_teaser or not entry.content_html:
            return changed(entry, reading_time=None)
        words = count_words(bare_text(entry.content_html))
        speed = self._speed or words_per_minute(entry.language)
        seconds = estimate_seconds(words, words_per_minute=speed)
        seconds += image_seconds(count_images(entry.content_html))
        if seconds == 0:
            return changed(entry, reading_time=None)
        return changed(
            entry,
            reading_time=ReadingTime(
                seconds=seconds,
                word_count=words,
                words_per_minute=speed,
                stated_minutes=entry.stated_minutes,
                version=self.version,
            ),
        )


def estimate_seconds(words: int, *, words_per_minute: int) -> int:
    """Estimate how many seconds an adult needs to read a text silently.

    Args:
        words: 0 or more.
        words_per_minute: Reading speed: see `publisher.collect.enrich.speeds`.

    Returns:
        Whole seconds, rounded up; 0 for an empty text.
    """
    return -(-words * 60 // words_per_minute)


def image_seconds(images: int) -> int:
    """Estimate how many seconds readers look at images: 12, then 11, … 3 each from the tenth on.

    The rule that Medium published ("Read time and you", 2013).
    """
    return sum(max(_LEAST_IMAGE_SECONDS, _FIRST_IMAGE_SECONDS - n) for n in range(images))


def count_images(content: SafeHtml) -> int:
    """Count the images in sanitised HTML."""
    return content.count("<img ")
