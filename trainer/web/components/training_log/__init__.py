"""What the desks share that read training logs: words for facts, lines for entries, a log at a glance, verifying."""
