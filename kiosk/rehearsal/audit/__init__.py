"""The accessibility audit: rules that check every screen in different languages, sizes and contrasts."""
