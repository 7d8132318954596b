"""What is known of countries: names, facts with edition, outlines, flags. Made by tools/build_reference.py."""
