"""The public list and its map: what an address narrows them to, and where a report ends."""
