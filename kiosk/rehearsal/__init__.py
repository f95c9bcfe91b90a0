"""Walking through the kiosk without a visitor: the tour, the audit, the doctor."""
