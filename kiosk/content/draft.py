"""One content file on its way to the model: what is wrong in it is named and left out, and the rest stands."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from kiosk.content.model_fields import keys, kind_at
from kiosk.content.validation_messages import ValidationMessage, complaints
from kiosk.content.yaml_source import Document, Location, problem
from kiosk.errors import Problem
from kiosk.settings.fields import Entry

M = TypeVar("M", bound=Entry)


class Draft(Generic[M]):
    """A file, the model that it should be, and all that is to be said of it.

    What is left out is the smallest piece that the rest can do without: an optional key, an entry of a list, the file.
    Where an advisory is in doubt, its panel or card is left out whole: nothing is shown that a
    visitor should be asked about first.
    """

    def __init__(
        self,
        document: Document,
        model: type[M],
        language: str,
        given: Mapping[str, Any] | None = None,
        *,
        apart: bool = False,
    ) -> None:
        """Take a file as it was read, what it should be, the language of its texts, and keys that it need not have.

        `apart` says that the language is not that of the exhibition: then each text is marked with it.
        """
        self.document = document
        self.model = model
        self.result: M | None = None
        self.problems: list[Problem] = list(document.problems)
        self.doubtful = doubtful(document.data)
        """Whether an id may be there twice in one list, or a key has no value: most files are looked at no further."""
        self.language = language
        self._context = {"language": language, "own language": language if apart else ""}
        self._given = dict(given or {})
        self._dropped: set[Location] = set()
        self._kept: dict[Location, list[int]] = {}
        self._stale = True

    @property
    def whole(self) -> bool:
        """Whether nothing of the file is left out."""
        return not self._dropped

    def origin(self, location: Location) -> Location:
        """Return where in the file a piece of the result, or of the data that made it, stands.

        A single value may be written where the model has a list of one: then it is that value.
        """
        found: Location = ()
        data: Any = self.document.data
        for step in location:
            if not isinstance(data, list if isinstance(step, int) else dict):
                break
            kept = self._kept.get(found)
            own = kept[step] if kept and isinstance(step, int) else step
            found = (*found, own)
            data = _at(data, own)
        return found

    def complain(self, complaint: ValidationMessage, *, drop: bool = False) -> None:
        """Note a problem; its location is one of the file. With `drop`, what it is about is left out of the result."""
        where = complaint.show if complaint.show is not None else complaint.location
        mark = self.document.mark(where, of_key=complaint.of_key, find=complaint.find)
        self.problems.append(problem(complaint.code, self.document.name, mark, complaint.message, complaint.hint))
        if drop:
            self.drop(complaint.location)

    def drop(self, location: Location) -> bool:
        """Leave out the smallest piece around a location of the file that the rest can do without.

        Return whether that piece was still there.
        """
        piece = self._smallest(location)
        if piece in self._dropped:
            return False
        self._dropped.add(piece)
        self._stale = True
        return True

    def build(self) -> M | None:
        """Make the result of what is not left out; what cannot be is left out too, until the rest stands."""
        while self._stale and () not in self._dropped:
            self._stale = False
            self._kept = {}
            data = self._remaining(self.document.data, ()) if self._dropped else self.document.data
            try:
                self.result = self.model.model_validate(
                    {**data, **self._given}, by_alias=True, by_name=False, context=self._context
                )
            except ValidationError as error:
                self._refused(error)
        if () in self._dropped:
            self.result = None
        return self.result

    def _refused(self, error: ValidationError) -> None:
        before = frozenset(self._dropped)
        for found in complaints(error, self.model):
            show = self.origin(found.show) if found.show is not None else None
            complaint = found._replace(location=self.origin(found.location), show=show)
            owner = complaint.location[:-1] if complaint.code in ("layout-needs", "missing-key") else complaint.location
            # What is wrong only because of what was left out has been said already.
            if any(gone[: len(owner)] == owner for gone in before):
                self.drop(complaint.location)
            else:
                self.complain(complaint, drop=True)
        # Where nothing more could be left out, the file is: a loop must come to an end.
        if self._dropped == before:
            self._dropped.add(())

    def _remaining(self, data: Any, location: Location) -> Any:
        if isinstance(data, dict):
            return {
                key: self._remaining(value, (*location, key))
                for key, value in data.items()
                if (*location, key) not in self._dropped
            }
        if isinstance(data, list):
            kept = [number for number in range(len(data)) if (*location, number) not in self._dropped]
            self._kept[location] = kept
            return [self._remaining(data[number], (*location, number)) for number in kept]
        return data

    def _smallest(self, location: Location) -> Location:
        doubtful = [number for number, step in enumerate(location) if _is_advisory(step)]
        if doubtful:
            location = location[: doubtful[0]]
            while location and not isinstance(location[-1], int):
                location = location[:-1]
            return location
        while location and not self._can_do_without(location):
            location = location[:-1]
        return location

    def _can_do_without(self, location: Location) -> bool:
        owner = kind_at(self.model, location[:-1])
        step = location[-1]
        if isinstance(owner, type) and issubclass(owner, Entry):
            info = keys(owner).get(str(step))
            return info is None or not info.is_required()
        return owner is not None and not self._is_pair(location)

    def _is_pair(self, location: Location) -> bool:
        # A place on a picture has two numbers or none.
        return len(location) > 1 and location[-2] == "at"


def _at(data: Any, step: str | int) -> Any:
    """Return what stands at one step of the data; None where there is nothing."""
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(step, int) and step < len(data) else None


def doubtful(data: Any) -> bool:
    """Return whether an id may be there twice in one list, or a key has no value."""
    if type(data) is list:
        own = [item["id"] for item in data if type(item) is dict and type(item.get("id")) is str]
        return len(set(own)) < len(own) or any(doubtful(item) for item in data if type(item) in (dict, list))
    if type(data) is dict:
        return any(item is None or (type(item) is not str and doubtful(item)) for item in data.values())
    return False


def _is_advisory(step: object) -> bool:
    return isinstance(step, str) and bool(get_close_matches(step.lower(), ("advisory", "advisory text"), cutoff=0.75))
