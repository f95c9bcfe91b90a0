"""HTML pages, written by Jinja2 from templates."""

from pathlib import Path


def rendered(template: Path, **values: object) -> str:
    """Return the page of a template file with its values; all of them are escaped but for those marked `safe`."""
    # Loading Jinja2 takes longer than most commands run.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(template.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template.name).render(values)
