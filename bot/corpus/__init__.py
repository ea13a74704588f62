"""Article files to `Document`s: what each paragraph is and where its sentences are. Knows nothing of extraction."""

from bot.corpus.files import article_paths, read_article
from bot.corpus.parse import parse
from bot.corpus.sentences import split_sentences

__all__ = ["article_paths", "parse", "read_article", "split_sentences"]
