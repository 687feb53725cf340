"""The rules by which a source's entries are changed, as a feed file names them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator

from publisher.model import Rewrite
from publisher.options import Options, wrong

_SELECTORS = (
    'name elements, as in "aside", ".share", "#newsletter" or "div.ad", with commas between'
)


def _named(value: Any) -> Any:
    """Take a rule that needs nothing else by its name."""
    return {"rule": value} if isinstance(value, str) else value


class RewriteTable(Options):
    """Be one rule of ``rewrite``."""

    rule: Literal["line_breaks", "links", "captions", "remove", "replace"]
    what: str = ""
    by: str = ""
    field: Literal["title", "url", "content"] = "content"

    @model_validator(mode="after")
    def _is_whole(self) -> "RewriteTable":
        if self.rule in ("remove", "replace"):
            if not self.what.strip():
                raise wrong(f'rule "{self.rule}" needs what', hint=_SELECTORS)
        elif self.what or self.by:
            raise ValueError(f'rule "{self.rule}" takes neither what nor by')
        if self.rule != "replace" and (self.by or self.field != "content"):
            raise ValueError(f'rule "{self.rule}" takes neither by nor field')
        if self.rule == "remove":
            _check_selectors(self.what)
        return self

    def to_rule(self) -> Rewrite:
        """Return the rule in the model's terms."""
        return Rewrite(rule=self.rule, what=self.what, by=self.by, field=self.field)


def _check_selectors(text: str) -> None:
    from publisher.markup.selectors import SELECTOR

    for one in text.split(","):
        if not one.strip() or SELECTOR.fullmatch(one.strip()) is None:
            raise wrong(f"cannot be understood: {one.strip() or text}", hint=_SELECTORS)


RewriteRule = Annotated[RewriteTable, BeforeValidator(_named)]
