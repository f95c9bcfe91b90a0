"""What curators write: read, checked, and made the frozen model that everything else shows."""
