-- One JSON object a line: Cloudflare Logpush (ClientIP, EdgeStartTimestamp …) and CloudFront's
-- standard logs v2 in JSON (c-ip, date, time …). Cloudflare writes its timestamps as RFC 3339 or as
-- seconds, milliseconds or nanoseconds since 1970, as the job was set up.
WITH read AS (
    SELECT
        line,
        CASE WHEN json_valid(line) AND starts_with(ltrim(line), '{') THEN json_extract_string(line, [
            '$.ClientIP', '$."c-ip"', '$.EdgeStartTimestamp', '$.timestamp', '$.date', '$.time',
            '$.ClientRequestMethod', '$."cs-method"', '$.ClientRequestURI', '$.ClientRequestPath',
            '$."cs-uri-stem"', '$."cs-uri-query"', '$.EdgeResponseStatus', '$."sc-status"',
            '$.ClientRequestUserAgent', '$."cs(User-Agent)"', '$.ClientRequestReferer',
            '$."cs(Referer)"', '$.EdgeEndTimestamp']) END AS v
    FROM (SELECT unnest(string_split($chunk, chr(10))) AS line)
), named AS (
    SELECT
        line, v,
        coalesce(v[1], v[2]) AS ip,
        coalesce(v[3], v[19], v[4], concat(v[5], 'T', v[6], 'Z')) AS written,
        split_part(coalesce(v[3], v[19], v[4]), '.', 1) AS digits,
        coalesce(v[7], v[8]) AS method,
        coalesce(v[9], v[10], CASE WHEN coalesce(v[12], '-') IN ('', '-') THEN v[11]
            ELSE concat(v[11], '?', v[12]) END) AS target,
        coalesce(v[13], v[14]) AS status,
        coalesce(v[15], url_decode(url_decode(v[16]))) AS agent,
        coalesce(v[17], url_decode(v[18])) AS referer
    FROM read
), timed AS (
    SELECT *,
        CASE WHEN regexp_full_match(digits, '[0-9]{1,19}')
            THEN try(make_timestamp(CASE
                WHEN length(digits) >= 17 THEN try_cast(digits AS BIGINT) // 1000
                WHEN length(digits) >= 14 THEN try_cast(digits AS BIGINT)
                WHEN length(digits) >= 12 THEN try_cast(digits AS BIGINT) * 1000
                ELSE try_cast(digits AS BIGINT) * 1000000 END))
            ELSE make_timestamp(epoch_us(try_cast(written AS TIMESTAMPTZ))) END AS instant
    FROM named
)
SELECT
    CASE
        WHEN trim(line) = '' THEN 'vacia'
        WHEN strlen(line) > 65536 THEN 'mal_larga'
        WHEN v IS NULL THEN 'mal_json'
        WHEN ip IS NULL OR target IS NULL OR method IS NULL OR status IS NULL THEN 'mal_columnas'
        WHEN regexp_full_match(ip, '[0-9A-Fa-f.:]{3,45}') IS NOT TRUE THEN 'mal_ip'
        WHEN instant IS NULL THEN 'mal_fecha'
        WHEN starts_with(target, '/') IS NOT TRUE OR regexp_full_match(method, '[A-Z]{3,10}') IS NOT TRUE THEN 'mal_peticion'
        WHEN regexp_full_match(status, '[0-9]{3}') IS NOT TRUE THEN 'mal_estado'
    END AS problem,
    instant, ip, method, target, status, coalesce(agent, '') AS agent,
    agent IS NOT NULL AS tells_agent, referer
FROM timed
