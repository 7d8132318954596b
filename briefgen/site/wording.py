"""What the program's own words mean, in sentences for readers; translated where a view is made."""

from briefgen.model.fact import Verdict
from briefgen.site.language import ENGLISH, N_, Language

RULES = {
    "label": N_("speaker label"),
    "name_in_sentence": N_("named in the sentence"),
    "pronoun": N_("from a pronoun in the sentence"),
    "role": N_("from a role in the sentence"),
    "according_to": N_("“according to”"),
    "carried_on": N_("goes on from the quote before"),
    "sentence_before": N_("named in the sentence before"),
    "headline": N_("named in the headline"),
    "colon": N_("named before a colon"),
    "dialogue": N_("two speak in turn"),
    "several_bearers": N_("a surname that several people in the document bear"),
    "several_speakers": N_("several speak together"),
}
"""Rule of attribution → how the speaker was found."""

VERDICTS = {
    Verdict.AGREES: ("✓", N_("agrees")),
    Verdict.CLOSE: ("≈", N_("close")),
    Verdict.DIFFERS: ("≠", N_("differs")),
    Verdict.UNCHECKED: ("–", N_("not compared")),
}

PROPERTIES = {
    "official_name": N_("Official name"),
    "capital": N_("Capital"),
    "largest_city": N_("Largest city"),
    "region": N_("Region"),
    "landlocked": N_("Coast"),
    "border": N_("Neighbour"),
    "water_border": N_("Waters"),
    "population": N_("Population"),
    "area": N_("Area"),
    "climate": N_("Climate"),
    "government": N_("Government"),
    "official_language": N_("Official language"),
    "currency": N_("Currency"),
    "religion": N_("Religion"),
    "independence": N_("Independence"),
    "head_of_state": N_("Head of state"),
    "head_of_government": N_("Head of government"),
    "gdp": N_("Gross domestic product"),
}
"""In the order of the fact box."""

KINDS = {"person": N_("Person"), "organisation": N_("Organisation"), "country": N_("Country"), "place": N_("Place")}
KINDS_MANY = {
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "country": N_("Countries"),
    "place": N_("Places"),
}
REVIEWS = {"draft": N_("Draft, not reviewed"), "reviewed": N_("Reviewed"), "withdrawn": N_("Withdrawn")}
AT_THE_TOP = {
    "date": N_("date"),
    "publisher": N_("publisher"),
    "author": N_("author"),
    "url": N_("address of the original"),
    "language": N_("language"),
    "kind": N_("kind of document"),
    "notice": N_("notice"),
}
"""Field of a briefing, if a person changed what the document says there."""
DOCUMENT_KINDS = {
    "press release": N_("Press release"),
    "transcript": N_("Transcript"),
    "interview": N_("Interview"),
    "communiqué": N_("Communiqué"),
    "statement": N_("Statement"),
    "speech": N_("Speech"),
    "article": N_("Article"),
}
"""Those that the program knows; people may name others."""
QUOTE_KINDS = {"direct": N_("direct"), "indirect": N_("reported"), "mixed": N_("partly quoted")}


def document_kind(kind: str | None, language: Language = ENGLISH) -> str:
    """As pages name it; empty where it is not known."""
    return language.gettext(DOCUMENT_KINDS.get(kind.casefold()) or kind[:1].upper() + kind[1:]) if kind else ""


def how(rule: str, language: Language = ENGLISH) -> str:
    """How a speaker was found; a rule without a sentence of its own is named."""
    return language.gettext(RULES.get(rule) or rule.replace("_", " "))


def property_name(property_: str, language: Language = ENGLISH) -> str:
    return language.gettext(PROPERTIES.get(property_) or property_.replace("_", " ").capitalize())


def property_order(property_: str) -> int:
    return list(PROPERTIES).index(property_) if property_ in PROPERTIES else len(PROPERTIES)
