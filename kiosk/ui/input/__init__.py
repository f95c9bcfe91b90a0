"""Where touches and keys come in, and whom they reach."""
