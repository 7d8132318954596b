"""The nouns: frozen values without input or output. Every position is a code point in one source document's text."""
