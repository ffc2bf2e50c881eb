"""How it is worked out: pure functions on arrays, one method a file."""
