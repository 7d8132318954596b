"""Who was called “he” or “she” beyond doubt: “Oskel met her deputy”, where nobody else is named before the pronoun."""

from briefgen.analysis.coreference.named import Naming
from briefgen.analysis.coreference.sex import HE, SHE
from briefgen.analysis.parsed import Parsed
from briefgen.model.actor import Actor, Form, Mention
from briefgen.model.span import Span

_AGREE = 2
"""Times as many pronouns of one kind as of the other."""


def sex_as_called(parsed: Parsed, naming: Naming, actor: Actor) -> str:
    """Either "f" or "m", if the pronouns agree; nothing where there are none."""
    told = [m.span.within(parsed.text).lower() for m in actor.mentions if _is_sure(parsed, naming, actor, m)]
    she, he = (sum(word in pronouns for word in told) for pronouns in (SHE, HE))
    return "f" if she > _AGREE * he else "m" if he > _AGREE * she else ""


def _is_sure(parsed: Parsed, naming: Naming, actor: Actor, mention: Mention) -> bool:
    """Whether the actor, and no other person, is named in the sentence before the pronoun, or before it at all."""
    if mention.form is not Form.PRONOUN:
        return False
    sentence = parsed.sentence_at(mention.span.start).span
    named = naming.people_in(Span(sentence.start, mention.span.start))
    named = named or naming.people_in(Span(0, mention.span.start))
    return named == {actor.id}
