"""The version of the program."""


def program_version(unknown: str = "unknown") -> str:
    """Return the version of Vitrine, or `unknown` when it is not installed as a package."""
    from importlib.metadata import PackageNotFoundError, version  # takes 15 ms, which no start should pay

    try:
        return version("vitrine")
    except (PackageNotFoundError, OSError):
        return unknown
