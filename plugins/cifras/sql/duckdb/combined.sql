-- NCSA "combined" and "common" lines, as nginx, Apache, Caddy and Fastly write them, one request a line:
--   203.0.113.7 - - [23/Nov/2026:10:00:00 -0500] "GET / HTTP/2.0" 200 5123 "referer" "user agent"
-- Also behind a syslog prefix (<134>… name[pid]: ), a virtual host, and with \" inside the quotes.
WITH quoted AS (
    SELECT
        line,
        string_split(replace(replace(
            CASE WHEN starts_with(line, '<')
                THEN regexp_replace(line, '^<[0-9]+>[^"]*?\]?: ', '') ELSE line END,
            '\\', chr(2)), '\"', chr(1)), '"') AS parts
    FROM (SELECT unnest(string_split($chunk, chr(10))) AS line)
), worded AS (
    SELECT
        line, parts,
        string_split(parts[1], ' ') AS head,
        string_split(parts[1], '[') AS brackets,
        string_split(parts[2], ' ') AS request,
        string_split(ltrim(parts[3]), ' ')[1] AS status,
        len(parts) AS quotes
    FROM quoted
), named AS (
    SELECT
        line, head, request, status, quotes,
        trim(CASE WHEN regexp_full_match(head[1], '[A-Za-z0-9.-]+:[0-9]+')
            AND regexp_full_match(head[2], '[0-9A-Fa-f.:]{3,}') THEN head[2] ELSE head[1] END,
            '[]') AS ip,
        make_timestamp(epoch_us(try_strptime(
            split_part(brackets[-1], ']', 1), '%d/%b/%Y:%H:%M:%S %z'))) AS instant,
        -- An address may hold raw spaces: all that stands between the method and the protocol.
        CASE WHEN len(request) < 2 THEN NULL
            WHEN starts_with(request[-1], 'HTTP/') THEN array_to_string(request[2:-2], ' ')
            ELSE array_to_string(request[2:], ' ') END AS target,
        replace(replace(parts[4], chr(1), '"'), chr(2), '\') AS referer,
        CASE WHEN quotes >= 7 THEN replace(replace(parts[6], chr(1), '"'), chr(2), '\') END AS agent
    FROM worded
)
SELECT
    CASE
        WHEN trim(line) = '' THEN 'vacia'
        WHEN strlen(line) > 65536 THEN 'mal_larga'
        WHEN quotes < 3 OR quotes % 2 = 0 THEN 'mal_columnas'
        WHEN regexp_full_match(ip, '[0-9A-Fa-f.:]{3,45}') IS NOT TRUE THEN 'mal_ip'
        WHEN instant IS NULL THEN 'mal_fecha'
        WHEN target IS NULL OR regexp_full_match(request[1], '[A-Z]{3,10}') IS NOT TRUE THEN 'mal_peticion'
        WHEN regexp_full_match(status, '[0-9]{3}') IS NOT TRUE THEN 'mal_estado'
    END AS problem,
    instant, ip, request[1] AS method, target, status, coalesce(agent, '') AS agent,
    agent IS NOT NULL AS tells_agent, referer
FROM named
