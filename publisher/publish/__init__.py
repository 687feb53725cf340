"""The publishing street: from a changed feed in the store to its files."""
