"""What runs a visit on the screen: its services, the visit machine, new content, recovery from errors."""
