"""What is known of countries: names, facts with edition, outlines, flags; read only, made by tools/build_reference.py."""
