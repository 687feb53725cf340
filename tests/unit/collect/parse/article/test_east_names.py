"""Names in Chinese characters."""

import pytest

from publisher.collect.parse.article.east_names import is_east_name


@pytest.mark.parametrize(
    "text", ["山田花子", "笹本 圭介", "マリア・ロペス", "王小明", "陳柏宇", "李华"]
)
def test_what_is_parted_or_has_a_frequent_family_name_is_a_name(text):
    assert is_east_name(text)


@pytest.mark.parametrize("text", ["有料記事", "朝刊", "特集", "独自", "記事全文"])
def test_other_words_are_none(text):
    assert not is_east_name(text)
