"""Rules for a source's entries, as a feed file names them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from publisher.model import Rewrite
from publisher.settings.rewriting import RewriteRule

RULE = TypeAdapter(RewriteRule)


def test_a_rule_is_named_or_a_table():
    assert RULE.validate_python("links").to_rule() == Rewrite(rule="links")
    table = {"rule": "remove", "what": ".share"}
    assert RULE.validate_python(table).to_rule() == Rewrite(rule="remove", what=".share")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("link", "rule"),
        ({"rule": "remove"}, "needs what"),
        ({"rule": "remove", "what": "div > p"}, "cannot be understood: div > p"),
        ({"rule": "links", "what": "x"}, "takes neither what nor by"),
        ({"rule": "remove", "what": "p", "field": "title"}, "takes neither by nor field"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(rule, said):
    with pytest.raises(ValidationError, match=said):
        RULE.validate_python(rule)
