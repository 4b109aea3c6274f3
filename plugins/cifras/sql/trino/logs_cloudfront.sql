-- The thin definition for Trino and Athena: CloudFront's standard logs, as the table of Amazon's
-- documentation names their columns (cloudfront_standard_logs), → what requests.sql reads.
-- Reads salts (day, salt, run_salt), a table that is dropped when the month is counted.
CREATE OR REPLACE VIEW logs AS
SELECT
    CASE
        WHEN read.c_ip IS NULL OR NOT regexp_like(read.c_ip, '^[0-9A-Fa-f.:]{3,45}$') THEN 'mal_ip'
        WHEN read.instant IS NULL THEN 'mal_fecha'
        WHEN read.target IS NULL OR NOT starts_with(read.target, '/') THEN 'mal_peticion'
        WHEN read.sc_status IS NULL OR read.sc_status < 100 THEN 'mal_estado'
    END AS problem,
    read.instant,
    read.cs_method AS method,
    read.target,
    read.sc_status AS status,
    read.agent,
    TRUE AS tells_agent,
    coalesce(url_decode(read.cs_referrer), '') AS referer,
    from_big_endian_64(substr(sha256(to_utf8(
        concat(salts.salt, '|', lower(read.c_ip), '|', read.agent))), 1, 8)) AS visitor,
    from_big_endian_64(substr(sha256(to_utf8(
        concat(salts.run_salt, '|', read.network))), 1, 8)) AS person
FROM (
    SELECT
        c_ip,
        -- Of IPv6 only the first four groups: one telephone makes itself many addresses.
        CASE WHEN strpos(c_ip, ':') > 0 AND strpos(c_ip, '.') = 0
            THEN array_join(
                slice(split(split_part(lower(c_ip), '::', 1), ':'), 1, 4), ':')
            ELSE lower(c_ip) END AS network,
        try(date_parse(concat(CAST("date" AS VARCHAR), ' ', "time"), '%Y-%m-%d %H:%i:%s')) AS instant,
        cs_method,
        CASE WHEN coalesce(cs_uri_query, '-') IN ('', '-') THEN cs_uri_stem
            ELSE concat(cs_uri_stem, '?', cs_uri_query) END AS target,
        sc_status,
        cs_referrer,
        coalesce(try(url_decode(url_decode(cs_user_agent))), '') AS agent
    FROM cloudfront_standard_logs
) AS read
LEFT JOIN salts ON salts.day = CAST(read.instant - INTERVAL '5' HOUR AS DATE)
