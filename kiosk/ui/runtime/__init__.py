"""What all screens need while they run: frame pacing, garbage collection, notice of a change of the look."""
