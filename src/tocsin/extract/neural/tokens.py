"""The encoder's own way of cutting text, from its vocabulary alone."""

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

from tocsin.extract.neural.windows import Piece

_UNKNOWN = "[UNK]"


class WordPieces:
    """Cuts lower-cased text without accents into pieces of a vocabulary."""

    def __init__(self, words: list[str]) -> None:
        self._continues = [word.startswith("##") for word in words]
        vocabulary = {word: index for index, word in enumerate(words)}
        self._tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=_UNKNOWN, max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self._tokenizer.decoder = decoders.WordPiece()

    def pieces(self, text: str) -> list[Piece]:
        """Give the pieces of a text with their places in it."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        return [
            Piece(number, start, end, not self._continues[number])
            for number, (start, end) in zip(encoded.ids, encoded.offsets, strict=True)
            if end > start
        ]
