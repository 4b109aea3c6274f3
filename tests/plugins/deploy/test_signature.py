import base64

import pytest

from plugins.deploy.errors import DeployError, VerifyFailed
from plugins.deploy.signature import check_signature, new_private_key, public_key_of, sign

# RFC 8032, section 7.1, test 2.
SECRET = "TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs="
PUBLIC = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_signatures_are_those_of_the_standard():
    assert public_key_of(SECRET) == PUBLIC
    assert base64.b64decode(sign(b"\x72", SECRET)).hex() == SIGNATURE


def test_a_signature_holds_for_its_bytes_and_its_key_only():
    key = new_private_key()
    public = public_key_of(key)
    signature = sign(b"datos", key)
    check_signature(b"datos", signature, public)
    with pytest.raises(VerifyFailed):
        check_signature(b"dato5", signature, public)
    with pytest.raises(VerifyFailed):
        check_signature(b"datos", signature, public_key_of(new_private_key()))
    with pytest.raises(VerifyFailed):
        check_signature(b"datos", b"", public)


@pytest.mark.parametrize("key", ["", "no es base64", "YWJj"])
def test_a_wrong_key_is_said_to_be_wrong(key):
    with pytest.raises(DeployError, match="no es válida"):
        sign(b"", key)
    with pytest.raises(DeployError, match="no es válida"):
        check_signature(b"", b"", key)
