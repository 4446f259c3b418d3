"""A programme with years of history and as many trainees as one likes: the same seed makes the same data."""

from trainer.services.years.built import built
from trainer.services.years.committee import seat_committee
from trainer.services.years.founding import BEFORE, PROGRAMME, load_years

__all__ = ["BEFORE", "PROGRAMME", "built", "load_years", "seat_committee"]
