"""Walks every screen as different visitors would meet it, and finds what keeps some of them out."""
