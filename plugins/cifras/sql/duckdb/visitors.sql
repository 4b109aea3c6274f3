-- The last step in which an address exists: it becomes two hashes. `visitor` is one device in one
-- day, with that day's salt; `person` only says whether searches came from different addresses, with
-- a salt of this run. Of IPv6 only the network counts there (the first four groups): a telephone
-- makes itself a new address every day, and alone would be the five who make a search known. Both salts are random, variables of this session, and gone when the run ends.
-- Lines of other days have no salt, and so no visitor.
SELECT
    problem, instant, method, target,
    CAST(CASE WHEN problem IS NULL THEN status END AS INTEGER) AS status,
    agent, tells_agent, coalesce(referer, '') AS referer,
    CASE WHEN salt IS NOT NULL THEN CAST(concat('0x', substr(sha256(
        concat(salt, '|', lower(ip), '|', agent)), 1, 15)) AS BIGINT) END AS visitor,
    CASE WHEN salt IS NOT NULL THEN CAST(concat('0x', substr(sha256(
        concat(getvariable('run_salt'), '|', network)), 1, 15)) AS BIGINT) END AS person
FROM (
    SELECT
        *,
        CASE WHEN contains(ip, ':') AND NOT contains(ip, '.')
            THEN array_to_string(
                list_slice(string_split(split_part(lower(ip), '::', 1), ':'), 1, 4), ':')
            ELSE lower(ip) END AS network,
        CASE WHEN CAST(instant - INTERVAL '5' HOUR AS DATE) >= getvariable('first_day')
            THEN getvariable('salts')[
                CAST(instant - INTERVAL '5' HOUR AS DATE) - getvariable('first_day') + 1] END AS salt
    FROM judged
)
