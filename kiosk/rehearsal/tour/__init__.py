"""The kiosk operated by simulated touches, with a simulated clock: for `kiosk tour`, the audit and tests."""
