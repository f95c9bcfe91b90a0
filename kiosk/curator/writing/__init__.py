"""Writing for curators: YAML as a person would write it, and new pieces in files that people wrote."""
