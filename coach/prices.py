"""What a model costs: a table of prices, read from `knowledge/prices/`, and the sum of one request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from coach.errors import RuleError
from coach.resources import knowledge_files, read_text

Price = tuple[Annotated[float, Field(ge=0)], Annotated[float, Field(ge=0)]]
"""US dollars for a million tokens, sent and answered."""

_TABLE = TypeAdapter(dict[Annotated[str, Field(pattern=r"^[a-z0-9_\-]+:\S+$")], Price])
_EDITION = re.compile(r"-\d{4}-?\d\d-?\d\d$")


def load(folders: Sequence[Path]) -> Mapping[str, Price]:
    """Read the prices of all knowledge folders; a later folder's price replaces an earlier one of the same model.

    Raises `RuleError` naming the file and what may stand there.
    """
    prices: dict[str, Price] = {}
    for path in knowledge_files(folders, "prices", ".yaml"):
        try:
            document = yaml.load(read_text(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            prices |= _TABLE.validate_python(document or {})
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise RuleError(f"{path.name}:{mark.line + 1 if mark else 1}: not YAML") from error
        except ValidationError as error:
            key = error.errors()[0]["loc"][:1]
            raise RuleError(
                f"{path.name}: {'.'.join(map(str, key)) or 'the file'}: a line reads provider:model: [2.50, 10.00]"
            ) from None
    return prices


def dollars(prices: Mapping[str, Price], model: str, tokens_in: int | None, tokens_out: int | None) -> float | None:
    """Return what a request to `provider:model` cost; null where the price or the tokens are not known.

    A dated edition of a model ("gpt-4o-mini-2024-07-18") costs what the model costs.
    """
    price = prices.get(model) or prices.get(_EDITION.sub("", model))
    if price is None or tokens_in is None or tokens_out is None:
        return None
    return (tokens_in * price[0] + tokens_out * price[1]) / 1_000_000
