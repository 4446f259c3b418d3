"""Mail: how a message leaves the house."""
