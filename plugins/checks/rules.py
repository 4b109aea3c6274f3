"""Every rule about the site as a whole, in the order in which they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.checks import (
    addresses,
    attachments,
    body_links,
    contingencias,
    dates_order,
    datos_lists,
    file_tree,
    guides,
    images,
    officials,
    outside,
    pending,
    personal_data,
    references,
    services,
    translations,
)
from plugins.checks.site import Site
from plugins.content_model.finding import Finding

Rule = Callable[[Site], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    file_tree.nothing_leads_outside_content,
    file_tree.every_file_is_where_it_belongs,
    addresses.no_two_records_share_an_address,
    addresses.no_two_files_differ_only_in_letter_case,
    translations.every_translation_names_its_original,
    references.every_cited_id_exists,
    references.nothing_public_cites_what_is_hidden,
    datos_lists.every_day_is_listed_once,
    datos_lists.an_uma_is_in_force,
    datos_lists.no_dependencia_depends_on_itself,
    datos_lists.opening_hours_do_not_overlap,
    dates_order.what_was_seen_or_changed_lies_in_the_past,
    dates_order.a_date_is_of_this_city_and_age,
    dates_order.what_waits_or_has_ended_is_told,
    dates_order.a_guide_is_reviewed_in_time,
    contingencias.every_level_and_phase_belongs_to_its_scale,
    contingencias.a_message_replaces_earlier_ones_of_its_episode,
    contingencias.an_episode_has_one_message_in_force,
    contingencias.a_message_in_force_is_also_in_english,
    guides.no_procedure_needs_itself,
    guides.the_main_guide_of_a_group_leads_nowhere_else,
    guides.guides_are_told_apart,
    guides.published_totals_agree_with_the_tariff,
    outside.every_outside_address_is_listed,
    outside.a_channel_leads_to_the_service_it_names,
    outside.a_cited_service_may_be_linked,
    outside.no_listed_site_imitates_the_city,
    services.no_linked_service_stays_unreachable,
    pending.nothing_published_is_still_to_be_written,
    body_links.every_link_leads_somewhere,
    body_links.every_anchor_exists,
    body_links.every_image_exists_and_is_described,
    images.every_image_named_in_a_header_exists,
    images.every_image_is_what_its_name_says,
    images.every_image_is_used,
    attachments.every_attachment_named_in_a_header_exists,
    attachments.every_attachment_is_what_its_name_says,
    attachments.every_attachment_linked_in_a_text_is_listed,
    attachments.every_attachment_is_used,
    personal_data.no_personal_number_is_in_a_file_name_or_table,
    personal_data.every_mail_address_is_well_spelt,
    officials.no_official_is_promoted_in_an_electoral_period,
)
"""A new rule is a function named after what it demands, added here, or in ``file_rules`` when it
looks at each file by itself."""
