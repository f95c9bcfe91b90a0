"""The screens of the staff mode."""
