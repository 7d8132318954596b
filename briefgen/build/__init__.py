"""The one place where the packages that each own a folder are introduced to each other."""
