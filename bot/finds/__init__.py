"""What is found in each article: by workers, packed, and kept from one build to the next."""
