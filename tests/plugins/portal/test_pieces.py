"""An edit makes the pieces anew that it touches, and no other."""

from plugins.content_model.publication import Assembly, Piece, files_of
from plugins.incremental.engine import Engine
from plugins.portal.increment import BatchJob
from plugins.portal.pieces import kept_apart


class Words:
    """A file of the words of several texts, each of which is a piece."""

    def __init__(self):
        self.made = []

    def assembly(self, texts):
        def piece(name, text):
            def make():
                self.made.append(name)
                return text.upper().encode()

            return Piece(name, text, make)

        pieces = [piece(name, text) for name, text in texts.items()]
        return Assembly("words", "", pieces, lambda held: [("words.txt", b" ".join(held))])

    def build(self, tmp_path, texts, shared="1"):
        """Return the file, made by an engine that remembers what others made."""
        engine = Engine(tmp_path / "cache", tmp_path / "output")
        engine.begin(tmp_path / "staging")
        self.made.clear()
        part = kept_apart(self.assembly(texts), "owner", shared, engine)
        engine.batches([BatchJob("owner words", part.key, part.make)])
        found = engine.read("words.txt")
        engine.complete()
        engine.settle(whole="", summary="")
        engine.rest()
        return found


def test_only_the_piece_that_changed_is_made_anew(tmp_path):
    words = Words()
    assert words.build(tmp_path, {"a": "agua", "b": "luz"}) == b"AGUA LUZ"
    assert words.made == ["a", "b"]
    assert words.build(tmp_path, {"a": "agua", "b": "sol"}) == b"AGUA SOL"
    assert words.made == ["b"]
    assert words.build(tmp_path, {"b": "sol", "a": "agua"}) == b"SOL AGUA"
    assert words.made == []


def test_what_all_files_depend_on_makes_every_piece_anew(tmp_path):
    words = Words()
    words.build(tmp_path, {"a": "agua"})
    words.build(tmp_path, {"a": "agua"}, shared="2")
    assert words.made == ["a"]


def test_without_a_memory_every_piece_is_made():
    words = Words()
    assert dict(files_of([words.assembly({"a": "agua"})])) == {"words.txt": b"AGUA"}
