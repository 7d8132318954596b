"""Who is “he” and who is “she”, as the document and the given name show."""

from briefgen.analysis.lexicon import rows, words
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor

HE, SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))


def sex_of(parsed: Parsed, actor: Actor) -> str:
    """Either "f", "m" or nothing, as titles, roles and the given name show; a name that both bear shows nothing."""
    for mention in actor.mentions:
        first = parsed.tokens_in(mention.span)
        before = first[0].nbor(-1).text if first and first[0].i > 0 else ""
        if sex := sex_of_title(before):
            return sex
    if sex := sex_of_name(actor.name):
        return sex  # “chairman Brenda Oskel”
    for role in actor.roles:
        last = role.text.lower()
        if any(noun in last.split() or last.endswith(noun) or f"{noun} of" in last for noun in words("roles", "women")):
            return "f"
        if any(noun in last.split() or f"{noun} of" in last for noun in words("roles", "men")):
            return "m"
    return ""


def likely_sex(name: str) -> str:
    """What the ending of a given name that no list has says in most languages of Europe and beyond: a hint, no more."""
    first = name.partition(" ")[0].lower() if " " in name else ""
    return "f" if first.endswith("a") else "m" if first.endswith(("o", "us", "os", "as", "av", "iy")) else ""


def sex_of_name(name: str) -> str:
    """Of a name with a given name; nothing for one that both bear."""
    given, first_name = rows("given_names"), name.partition(" ")[0] if " " in name else ""
    if first_name in given["both"]:
        return ""
    if first_name in words("given_names", "female"):
        return "f"
    return "m" if first_name in words("given_names", "male") else ""


def sex_of_title(title: str) -> str:
    """Of “Ms.” or “Sir”; nothing for what is no title, or that of both."""
    if title in words("roles", "female_titles"):
        return "f"
    return "m" if title in words("roles", "male_titles") else ""
