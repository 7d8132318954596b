"""What the program's own words mean, in sentences for readers."""

from briefgen.model.fact import Verdict

RULES = {
    "label": "speaker label",
    "name_in_sentence": "named in the sentence",
    "pronoun": "from a pronoun in the sentence",
    "role": "from a role in the sentence",
    "according_to": "“according to”",
    "carried_on": "goes on from the quote before",
    "sentence_before": "named in the sentence before",
    "headline": "named in the headline",
}
"""Rule of attribution → how the speaker was found."""

VERDICTS = {
    Verdict.AGREES: ("✓", "agrees"),
    Verdict.CLOSE: ("≈", "close"),
    Verdict.DIFFERS: ("≠", "differs"),
    Verdict.UNCHECKED: ("–", "not compared"),
}

PROPERTIES = {
    "official_name": "Official name",
    "capital": "Capital",
    "largest_city": "Largest city",
    "region": "Region",
    "landlocked": "Coast",
    "border": "Neighbour",
    "water_border": "Waters",
    "population": "Population",
    "area": "Area",
    "climate": "Climate",
    "government": "Government",
    "official_language": "Official language",
    "currency": "Currency",
    "religion": "Religion",
    "independence": "Independence",
    "head_of_state": "Head of state",
    "head_of_government": "Head of government",
    "gdp": "Gross domestic product",
}
"""In the order of the fact box."""

KINDS = {"person": "Person", "organisation": "Organisation", "country": "Country", "place": "Place"}
KINDS_MANY = {"person": "People", "organisation": "Organisations", "country": "Countries", "place": "Places"}
REVIEWS = {"draft": "Draft, not reviewed", "reviewed": "Reviewed", "withdrawn": "Withdrawn"}
QUOTE_KINDS = {"direct": "direct", "indirect": "reported", "mixed": "partly quoted"}


def how(rule: str) -> str:
    """How a speaker was found; a rule without a sentence of its own is named."""
    return RULES.get(rule) or rule.replace("_", " ")


def property_name(property_: str) -> str:
    return PROPERTIES.get(property_) or property_.replace("_", " ").capitalize()


def property_order(property_: str) -> int:
    return list(PROPERTIES).index(property_) if property_ in PROPERTIES else len(PROPERTIES)
