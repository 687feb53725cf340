"""The collecting street: from a site's due sources to entries in the store."""
