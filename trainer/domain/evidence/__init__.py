"""What requirement types share: how evidence is sorted, counted and dated."""
