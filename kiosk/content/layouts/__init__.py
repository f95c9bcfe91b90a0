"""The layouts of a panel: one specification each, from which everything else about a layout is derived."""
