"""What the format says of itself, from the model: JSON Schema for editors and the tables of the curators' pages."""
