"""Text that looks like writing, the same for the same seed."""

import html
import random

WORDS = """
about above across actually again against almost along already also although always among
another answer anyone anything around asked away back became because become before began behind
believe better between beyond both bread bridge bring build called came careful carried cause
change child city clear close coast cold common could country course danger dark decide deep
different door down during each early earth either empty enough even evening every example eyes
face fact fall family father field figure find fire first follow force forest form found four
free friend from front full garden gave general give glass going gold good great green ground
group grow half hand happen harbour hard have head heard heart heavy held help here high hill
himself history hold home hope horse hour house however human hundred idea important inside
instead iron island keep kept kind knew know land language large last late laugh law lead learn
leave left less letter life light like line listen little live long look lost machine main make
many market matter mean measure member mind minute moment money month morning mother mountain
move much music must name nation nature near need never news night north nothing notice number
often old once only open order other over page paper part past people perhaps person picture
piece place plain plan plant play point power press problem public question quiet quite rain
reach read ready reason record remember rest river road room round rule said same school science
season second seem sense sentence several shape ship shore short should show side silence simple
since slow small snow some song soon sound south space speak stand start state stay step still
stone stood story street strong study such summer sure system table take talk tell than that
their them then there these thing think this though thought thousand through time today together
told took toward town trade travel tree true turn under understand until upon used usually
valley very village voice wait walk wall want warm watch water weather week well went were west
what wheat when where which while white whole whose wide wind window winter with within without
wonder wood word work world would write year yesterday yield young
""".split()


class Writer:
    """Write sentences, titles and articles with the markup of blog posts.

    Args:
        seed: The same seed gives the same text.
        home: URL of the site that links and images belong to.
    """

    def __init__(self, seed: str, home: str) -> None:
        self._random = random.Random(seed)
        self._home = home

    def number(self, low: int, high: int) -> int:
        """Return a number between two, both included."""
        return self._random.randint(low, high)

    def happens(self, probability: float) -> bool:
        """Tell whether something happens that does so with a probability."""
        return self._random.random() < probability

    def pick(self, choices: list[str], count: int) -> list[str]:
        """Return some of several things, each once."""
        return self._random.sample(choices, count)

    def title(self) -> str:
        """Return three to eight words; every tenth title has a sign that XML must escape."""
        words = self._random.choices(WORDS, k=self.number(3, 8))
        joint = " & " if self.happens(0.1) else " "
        return joint.join([words[0].capitalize(), " ".join(words[1:])])

    def sentence(self, *, is_marked: bool = False) -> str:
        """Return a sentence as HTML, with inline elements if it is to be marked up."""
        words = self._random.choices(WORDS, k=self.number(7, 21))
        words[0] = words[0].capitalize()
        if is_marked:
            words = [self._mark(word) for word in words]
        return " ".join(words) + "."

    def paragraph(self, *, is_marked: bool = True) -> str:
        """Return three to six sentences as HTML."""
        return " ".join(self.sentence(is_marked=is_marked) for _ in range(self.number(3, 6)))

    def article(self, blocks: int) -> str:
        """Return the HTML of a post of so many blocks, now and then with what must be removed."""
        parts = [self._block() for _ in range(blocks)]
        if self.happens(0.2):
            parts.append("<pre><code>if a &lt; b:\n    print(a &amp; b)\n</code></pre>")
        if self.happens(0.2):
            parts.append(f'<img src="{self._home}pixel.gif?a=1&amp;b=2" width="1" height="1">')
        if self.happens(0.05):
            parts.append('<script>track("read");</script>')
        return "\n".join(parts)

    def _block(self) -> str:
        kind = self._random.random()
        if kind < 0.75:
            return f"<p>{self.paragraph()}</p>"
        if kind < 0.82:
            return f"<h2>{html.escape(self.title())}</h2>\n<p>{self.paragraph()}</p>"
        if kind < 0.89:
            points = "".join(f"<li>{self.sentence(is_marked=True)}</li>" for _ in range(4))
            return f"<ul>{points}</ul>"
        if kind < 0.95:
            return f"<blockquote><p>{self.paragraph()}</p></blockquote>"
        source, alt = f"{self._home}images/{self.number(1, 999)}.jpg", html.escape(self.title())
        return (
            f'<figure><img src="{source}" alt="{alt}" width="800" height="450" loading="lazy">'
            f"<figcaption>{self.sentence()}</figcaption></figure>\n<p>{self.paragraph()}</p>"
        )

    def _mark(self, word: str) -> str:
        kind = self._random.random()
        if kind < 0.012:
            base = "/" if kind < 0.003 else self._home
            return f'<a href="{base}{word.lower()}/{self.number(1, 9999)}" class="link">{word}</a>'
        if kind < 0.02:
            return f"<strong>{word}</strong>"
        if kind < 0.03:
            return f"<em>{word}</em>"
        return word
