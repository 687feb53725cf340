"""What can be read from: one module for each kind of source."""
