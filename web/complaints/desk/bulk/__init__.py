"""Many reports picked from a list and changed together."""
