"""The validators of the domain's types: whatever is read back from JSON passes through one of these."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def adapter(of: Any) -> TypeAdapter[Any]:
    """The validator of a domain type, built once."""
    return TypeAdapter(of)
