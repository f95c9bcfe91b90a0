"""The running of visits: services, visit machine, new content, recovery from errors."""
