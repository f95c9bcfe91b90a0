"""Languages: words, dates and numbers as the readers of each expect them."""
