"""What is written of the demo's cases tells nobody, and goes through the guard as it stands."""

from trainer.domain.free_text import suspicions
from trainer.domain.log_entries import CONTENTS
from trainer.services.demo_log_words import ATTESTED, FORMULATION, LETTER


def test_there_is_no_identifier_in_it() -> None:
    texts = {f"{case}.{part}": text for case, parts in ATTESTED.items() for part, text in parts.items()}
    texts |= {"formulation": FORMULATION, "letter": LETTER}
    assert suspicions(iter(texts.items()), {"Amara Osei", "Ruth Feldman"}) == ()
    assert all(tuple(parts) == CONTENTS for parts in ATTESTED.values())
