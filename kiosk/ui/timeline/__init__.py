"""The widgets of the timeline; they draw what kiosk.timeline computes."""
