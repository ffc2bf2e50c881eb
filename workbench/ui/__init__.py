"""What the pages are made of; beside app.py and pages/ the only place that imports streamlit."""
