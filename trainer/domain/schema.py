"""How the nouns that authors write are validated: strictly, refusing unknown keys."""

from typing import Final

# Read by pydantic when content/ builds a TypeAdapter over a dataclass; the domain itself imports nothing of it.
STRICT: Final = {"extra": "forbid", "strict": True}
