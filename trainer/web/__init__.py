"""Shows: one package per audience over shared components."""
