"""What all screens stand on: frame pacing, garbage collection, who is told of another look."""
