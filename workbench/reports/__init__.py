"""A result becomes content for people, and content becomes a document."""
