"""Changes: every public function is one transaction, with its audit event."""
