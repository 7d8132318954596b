"""Addresses of actors' pages, between the file that keeps them and the index that gives them."""

import hashlib

from briefgen.content.addresses import Addresses, keep_addresses, read_addresses
from briefgen.index import Index
from briefgen.index.memory import Memory
from briefgen.settings import Project


def give(index: Index, memory: Memory, addresses: Addresses, *, anew: bool) -> frozenset[str]:
    """Make the index follow the file, if that changed since it last did or the index is new: whom that touches."""
    if not anew and memory.get("state", "addresses") == _digest(addresses):
        return frozenset()
    memory.change("state", {}, ["addresses"])  # until the index has them
    touched = index.give(addresses.given)
    memory.change("state", {"addresses": _digest(addresses)})
    return touched


def keep(project: Project, index: Index, memory: Memory, addresses: Addresses) -> bool:
    """Write the addresses that actors have and that are not in the file yet; whether its bytes are others now."""
    new = index.unkept()
    if not keep_addresses(project.content, addresses, new):
        return False
    index.keep(new)
    memory.change("state", {"addresses": _digest(read_addresses(project.content))})
    return True


def _digest(addresses: Addresses) -> bytes:
    return hashlib.blake2b(addresses.text, digest_size=16).digest()
