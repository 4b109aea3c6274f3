-- The last step in which an address exists: it becomes two hashes. `visitor` is one device in one
-- day, with that day's salt; `person` only says whether searches came from different addresses, with
-- a salt of this run. Both salts are random, in memory, and gone when the run ends.
SELECT
    problem, instant, method, target, CAST(CASE WHEN problem IS NULL THEN status END AS INTEGER) AS status,
    agent, tells_agent, coalesce(referer, '') AS referer,
    CASE WHEN salts.salt IS NOT NULL THEN CAST(concat('0x', substr(sha256(
        concat(salts.salt, '|', lower(ip), '|', agent)), 1, 15)) AS BIGINT) END AS visitor,
    CASE WHEN salts.salt IS NOT NULL THEN CAST(concat('0x', substr(sha256(
        concat(salts.run_salt, '|', lower(ip))), 1, 15)) AS BIGINT) END AS person
FROM judged
LEFT JOIN salts ON salts.day = CAST(judged.instant - INTERVAL '5' HOUR AS DATE)
