from plugins.dev_server.inject import inject, script_tag


def test_the_addition_goes_before_the_end_of_the_body():
    assert inject(b"<body>hola</body></html>", "<i>") == b"<body>hola<i></body></html>"


def test_the_last_end_of_body_counts_however_it_is_written():
    assert inject(b"<pre></body></pre></BODY >", "<i>") == b"<pre></body></pre><i></BODY >"


def test_a_page_without_an_end_of_body_gets_it_at_its_end():
    assert inject("<p>Cancún".encode(), "ñ") == "<p>Cancúnñ".encode()


def test_the_page_keeps_every_other_byte():
    page = b"\xef\xbb\xbf<body>\xff\r\n</body>\n"
    assert inject(page, "X").replace(b"X", b"") == page


def test_the_version_cannot_leave_its_attribute():
    assert "<b>" not in script_tag('"><b>')
