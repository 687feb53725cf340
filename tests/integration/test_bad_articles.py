"""Article files that are not as they should be: named with what to do, the others published."""

import os

import pytest

from tests.builders import settle

LONG = "It came in on the tide and all saw it, and nobody said a word about it. " * 4
BAD = {
    "empty": ("bad.txt", b"", "the file is empty"),
    "blank": ("bad.md", b" \n\n\t\n", "the file is empty"),
    "binary": ("bad.txt", bytes(range(256)) * 20, "binary file"),
    "huge": ("bad.txt", b"a" * 50_000_000, "50.0 MB, more than the 5 MB of an article"),
    "open YAML list": ("bad.md", b"---\ntitle: T\nby: [Ada\nx: 1\n---\n\nText.\n", "line 4: "),
    "colon in YAML": ("bad.md", b"---\ntitle: A boat: home\n---\n\nText.\n", "line 2: "),
    "TOML without quotes": ("bad.md", b"+++\ntitle = A boat\n+++\n\nText.\n", "line 2: "),
    "never closed": ("bad.md", b"---\ntitle: T\n\nText.\n", 'never closed by "---"'),
}


@pytest.fixture(params=BAD.values(), ids=BAD.keys())
def bad(request, site):
    """Give a site with a good article and a bad one, and what is said of that."""
    name, body, words = request.param
    site.article("good.txt")
    site.write(f"articles/{name}", body)
    return site, name, words


def test_a_bad_file_is_named_with_what_to_do_and_the_others_are_published(bad):
    site, name, words = bad
    outcome = site.run("build")
    assert outcome.code == 1
    (line,) = [line for line in outcome.err.splitlines() if name in line]
    assert line.startswith(f"error: source articles: {name}: ")
    assert words in line
    assert line.endswith(")"), "it says what to do"
    assert "everything else was done" in outcome.err
    assert [item["title"] for item in site.items()] == ["A boat comes home"]


def test_it_is_named_at_every_build_until_it_is_mended(bad):
    site, name, words = bad
    site.run("build")
    before = site.published()
    again = site.run("build")
    assert (again.code, words in again.err) == (1, True)
    assert site.run("status").code == 1
    assert site.published() == before
    (site.root / f"articles/{name}").unlink()
    assert site.run("build").code == 0
    assert site.run("status").code == 0


def test_an_article_that_goes_bad_stays_published_as_it_was(bad):
    site, name, _ = bad
    body = (site.root / f"articles/{name}").read_bytes()
    title = "Bread for the night shift"
    if name.endswith(".md"):
        site.write(f"articles/{name}", f"# {title}\n\nThe oven is warm.\n")
    else:
        site.article(name, title=title)
    assert site.run("build").code == 0
    before = site.published()
    site.write(f"articles/{name}", body)
    assert site.run("build").code == 1
    assert site.published() == before
    assert len(site.items()) == 2


def test_a_file_in_another_encoding_is_read_and_named(site):
    site.write(
        "articles/marche.txt", "Prix du marché\n\nLe marché a ouvert tôt.\n".encode("cp1252")
    )
    outcome = site.run("build")
    assert outcome.code == 0
    assert "marche.txt: not in UTF-8; read as" in outcome.err
    assert site.items()[0]["title"] == "Prix du marché"


def test_a_file_that_no_encoding_fits_is_published_or_named_but_never_lost_in_silence(site):
    site.article("good.txt")
    site.write("articles/bad.txt", b"A title\n\nText \xff\xfe\x81\x8d\x8f\x90\x9d\xc3\x28.\n" * 3)
    outcome = site.run("build")
    assert "bad.txt: " in outcome.err
    assert "A boat comes home" in [item["title"] for item in site.items()]


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad.html"])
def test_an_article_without_a_title_is_published_under_its_first_words(site, name):
    text = f"<p>{LONG}</p>" if name.endswith("html") else LONG
    site.write(f"articles/{name}", f"{text}\n\n{text}\n")
    outcome = site.run("build")
    assert outcome.code == 0
    (item,) = site.items()
    assert item["title"].startswith("It came in on the tide")


def test_an_article_dated_in_the_future_waits_and_is_named(site):
    site.article("good.txt")
    site.write("articles/later.txt", "Not yet\n\nBy Ada Larkin\nMay 12, 2099\n\nWait for it.\n")
    outcome = site.run("build")
    assert outcome.code == 0
    assert "later.txt: dated in the future, published on 2099-05-12" in outcome.err
    assert [item["title"] for item in site.items()] == ["A boat comes home"]


def test_one_article_in_two_files_is_published_once_and_named(site):
    site.article("boat.txt")
    site.article("copy/boat-2.txt")
    outcome = site.run("build")
    assert outcome.code == 0
    assert "is the same article as" in outcome.err
    assert len(site.items()) == 1
    before = site.published()
    assert site.run("build", "--force").code == 0
    assert site.published() == before


@pytest.mark.parametrize("gone", ["boat.txt", "copy/boat-2.txt"])
def test_either_of_two_copies_may_go(site, gone):
    site.article("boat.txt")
    site.article("copy/boat-2.txt")
    site.run("build")
    before = site.published()
    (site.root / "articles" / gone).unlink()
    assert site.run("build").code == 0
    assert site.published() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(site):
    site.article("good.txt")
    path = site.article("secret.txt", title="Secret")
    path.chmod(0)
    outcome = site.run("build")
    assert outcome.code == 1
    assert "secret.txt: cannot be read: Permission denied (mend its permissions)" in outcome.err
    assert len(site.items()) == 1
    path.chmod(0o644)
    settle(path)
    assert site.run("build").code == 0
    assert len(site.items()) == 2


def test_a_folder_that_is_gone_fails_alone(site):
    site.article("boat.txt")
    site.write("feeds/other.toml", 'title = "Other"\n[[sources]]\npath = "../more/"\n')
    site.write("more/bread.txt", "Bread\n\nThe oven is warm. It smells.\n")
    site.run("build")
    before = site.published()
    (site.root / "articles").rename(site.root / "elsewhere")
    site.write("more/cake.txt", "Cake\n\nThe oven is hot. It smells.\n")
    outcome = site.run("build")
    assert outcome.code == 1
    assert "source articles: " in outcome.err
    assert len(site.items("other")) == 2
    assert {n: b for n, b in site.published().items() if "news" in n} == {
        n: b for n, b in before.items() if "news" in n
    }


def test_a_slip_in_a_path_empties_no_feed(site):
    site.article("boat.txt")
    site.run("build")
    before = site.published()
    site.write("feeds/news.toml", 'title = "News"\n[[sources]]\npath = "../articlez/"\n')
    outcome = site.run("build")
    assert outcome.code == 2
    assert "feeds/news.toml: sources[0].path: no such folder (looked for " in outcome.err
    assert site.published() == before
