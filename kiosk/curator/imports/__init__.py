"""What other programs made, as an exhibit of ours, with a list in plain words of what could not be carried over."""
