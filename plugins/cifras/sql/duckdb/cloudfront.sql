-- CloudFront's standard logs: fields between tabs, in the order of the file's own #Fields line. The
-- variables c_* hold each field's place; a place of 0 is a field that the file has not.
WITH split AS (
    SELECT line, string_split(line, chr(9)) AS parts
    FROM (SELECT unnest(string_split($chunk, chr(10))) AS line)
), named AS (
    SELECT
        line,
        len(parts) AS columns,
        parts[getvariable('c_ip')] AS ip,
        try_cast(concat(parts[getvariable('c_date')], ' ', parts[getvariable('c_time')]) AS TIMESTAMP)
            AS instant,
        parts[getvariable('c_method')] AS method,
        parts[getvariable('c_stem')] AS stem,
        parts[getvariable('c_query')] AS query,
        parts[getvariable('c_status')] AS status,
        -- Written twice encoded in older logs.
        url_decode(url_decode(parts[getvariable('c_agent')])) AS agent,
        url_decode(parts[getvariable('c_referer')]) AS referer
    FROM split
)
SELECT
    CASE
        WHEN trim(line) = '' THEN 'vacia'
        WHEN starts_with(line, '#') THEN 'encabezado'
        WHEN strlen(line) > 65536 THEN 'mal_larga'
        WHEN columns < getvariable('c_least') THEN 'mal_columnas'
        WHEN regexp_full_match(ip, '[0-9A-Fa-f.:]{3,45}') IS NOT TRUE THEN 'mal_ip'
        WHEN instant IS NULL THEN 'mal_fecha'
        WHEN starts_with(stem, '/') IS NOT TRUE OR regexp_full_match(method, '[A-Z]{3,10}') IS NOT TRUE THEN 'mal_peticion'
        WHEN regexp_full_match(status, '[0-9]{3}') IS NOT TRUE THEN 'mal_estado'
    END AS problem,
    instant, ip, method,
    CASE WHEN coalesce(query, '-') IN ('', '-') THEN stem ELSE concat(stem, '?', query) END AS target,
    status, coalesce(agent, '') AS agent, agent IS NOT NULL AS tells_agent, referer
FROM named
