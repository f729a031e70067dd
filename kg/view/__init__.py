"""The page: resolved documents as a network of entities, laid out and shown in one file."""
