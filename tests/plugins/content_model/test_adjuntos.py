import pytest
from pydantic import ValidationError

from plugins.content_model.adjuntos import Adjunto, formato_of, size_text

FILE = {"archivo": "2026/bases.pdf", "titulo": "Bases"}


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (84_499, "84 KB"),
        (999_499, "999 KB"),
        (999_500, "1.0 MB"),
        (1_240_000, "1.2 MB"),
        (20_000_000, "20.0 MB"),
    ],
)
def test_a_size_is_told_in_few_digits(size, text):
    assert size_text(size) == text


def test_a_kind_of_file_is_known_by_its_ending_alone():
    assert formato_of("2026/BASES.PDF").nombre == "PDF"
    assert formato_of("2026/bases.pdf.exe") is None


@pytest.mark.parametrize("how", [{"alternativa": "Fechas y requisitos"}, {"pagina": "contacto"}])
def test_a_text_or_a_page_is_alternative_enough(how):
    assert Adjunto.model_validate({**FILE, **how}).titulo == "Bases"


def test_a_file_without_an_alternative_is_refused():
    with pytest.raises(ValidationError, match="falta la alternativa"):
        Adjunto.model_validate(FILE)
