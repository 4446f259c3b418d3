"""Files that leave the site: each kind is written by one module."""
