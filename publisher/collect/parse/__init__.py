"""Documents understood: one package or module for each kind."""
