"""A result becomes a Plotly figure; no arithmetic beyond layout."""
