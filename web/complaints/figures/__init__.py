"""Reports counted: for everybody, and for who leads."""
