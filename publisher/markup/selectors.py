"""How elements of a page are named in settings."""

import re

SELECTOR = re.compile(r"([a-zA-Z][\w-]*)?(?:([.#])([\w-]+))?")
"""One selector: an element's name, ``.class`` or ``#id``, or a name with one of them."""
