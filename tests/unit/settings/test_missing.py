import pytest

from publisher.settings import missing_paths


@pytest.mark.parametrize(
    ("path", "message"), [("gone/", "no such folder"), ("gone.xml", "no such file")]
)
def test_a_path_where_nothing_is_is_named_and_keeps_nobody_from_reading_the_rest(
    with_source, path, message
):
    settings = with_source(f'path = "{path}"').load()
    (fault,) = missing_paths(settings)
    assert (fault.file, fault.key) == ("feeds/news.toml", "sources[0].path")
    assert fault.message == message
    assert fault.hint.startswith("looked for /")


def test_what_is_there_is_not_named(site):
    site.write("feeds/articles/one.txt", "A text")
    site.write("feeds/more.toml", 'title = "More"\n[[sources]]\npath = "articles/"\n')
    assert missing_paths(site.load()) == ()
