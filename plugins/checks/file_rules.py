"""Every rule that looks at each file by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.checks import (
    addresses,
    body_html,
    body_markup,
    body_text,
    dates_order,
    header_text,
    identity,
    outside,
    personal_data,
    plain_language,
)
from plugins.checks.files import Files
from plugins.content_model.finding import Finding

FileRule = Callable[[Files], Iterator[Finding]]

FILE_RULES: tuple[FileRule, ...] = (
    addresses.no_record_takes_a_reserved_address,
    identity.the_file_name_is_short,
    identity.the_file_name_agrees_with_the_record,
    dates_order.a_correction_follows_what_it_corrects,
    outside.services_are_reached_by_encrypted_addresses,
    header_text.header_text_is_plain,
    header_text.nobody_is_shouted_at,
    header_text.images_are_described_by_what_they_show,
    body_text.a_record_that_is_its_text_has_some,
    body_text.a_body_has_no_second_header,
    body_text.every_reference_is_defined,
    body_text.no_word_of_a_body_is_lost,
    body_markup.no_markup_is_left_over,
    body_markup.no_text_is_shown_as_code,
    body_markup.headings_come_in_order_and_say_something,
    body_markup.links_say_where_they_lead,
    body_html.html_in_bodies_is_on_the_short_list,
    body_html.html_in_bodies_is_closed,
    body_html.html_in_bodies_survives_as_written,
    personal_data.no_personal_number_is_published,
    personal_data.no_personal_number_is_in_the_name_of_a_text,
    plain_language.what_citizens_read_first_is_plain,
)
"""A new rule that needs nothing but the file is added here: it is run once per version of a file.

What needs the clock, another file or a list of ``content/datos`` belongs in ``rules.RULES``.
"""
