"""What is added to an entry: language, summary, reading time. Each step reads the entry alone."""

from publisher.collect.enrich.language import LanguageEnricher
from publisher.collect.enrich.reading_time import ReadingTimeEnricher
from publisher.collect.enrich.summary import SummaryEnricher

__all__ = ["LanguageEnricher", "ReadingTimeEnricher", "SummaryEnricher"]
