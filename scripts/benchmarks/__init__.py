"""What `make bench` measures, one topic a file; each has ``measure()``, which gives its lines of the report."""
