"""Understand a sheet of text: which row names the columns, what each column means, what each cell says."""
