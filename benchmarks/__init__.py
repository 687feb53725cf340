"""What a run costs, beside a script that does the least of the same work."""
