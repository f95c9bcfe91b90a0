"""What curators use: checks, examples, imports, prepared media, the preview."""
