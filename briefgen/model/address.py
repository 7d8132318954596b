"""Which page an actor of some name has, once it was published."""

from typing import NamedTuple

from briefgen.model.slug import slug


class Address(NamedTuple):
    """A name of an actor, and the id that it was given; sorted as in the file that keeps them."""

    id: str
    """The last part of the address of the page: actors/<id>.html."""
    kind: str
    name: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for names that differ in nothing but marks and capitals."""
        return self.id, self.kind, slug(self.name)
