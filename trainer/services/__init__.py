"""Changes: every public function is one transaction, with its audit event, and derives the progress it touches."""

import trainer.services.deriving  # noqa: F401 - listens for commits, whichever service is used
