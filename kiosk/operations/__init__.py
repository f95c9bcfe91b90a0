"""Running a kiosk for months: new content, health, the record of visits, staff, the system service."""
