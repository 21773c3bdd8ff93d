"""What an agency's people see and do with reports; in `bulk`, with many at once."""
