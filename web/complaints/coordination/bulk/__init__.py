"""Many reports of the queue directed together."""
