"""The translations of an installation, by its settings."""

from kiosk.i18n.catalogues import Catalogues
from kiosk.paths import Paths
from kiosk.settings.installation import DeepTime, Settings


def catalogues_of(paths: Paths, settings: Settings, *, cache: bool = False) -> Catalogues:
    """Return the catalogues of an installation; with `cache`, what is read is kept in the state folder."""
    return Catalogues(
        paths.locales,
        settings.source_language,
        settings.fallback,
        unread=settings.unread.value,
        cache=paths.state / "catalogues" if cache else None,
        listed=settings.listed,
        years_ago=settings.deep_time is DeepTime.YEARS_AGO,
    )
