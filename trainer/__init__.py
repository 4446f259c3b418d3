"""A training and credentialing platform for Interpersonal Psychotherapy."""
