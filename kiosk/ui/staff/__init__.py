"""What staff see, and what that is given."""
