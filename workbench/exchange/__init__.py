"""Spreadsheets in and out: read bytes, recognise columns and scales, write."""
