-- Every line of `logs` with its day in Cancún and the one rule that decides what becomes of it: the
-- first that applies. Only 'pagina' and 'descarga' are counted; each other rule is a reason not to.
--
-- Reads: logs (see the README: one thin definition for each engine), period (first_day, last_day,
-- earliest, latest: one row; outside the last two a clock is wrong).
-- Cancún is at UTC-5 all year (Decreto, DOF 31 January 2015).
WITH known_agents AS (
    -- Each user agent is judged once, and only the kind of device goes on from here.
    SELECT
        agent,
        CASE
            WHEN agent = '' OR agent = '-' THEN 'programa'
            -- Crawlers that say so, checks of availability, previews of links, browsers without a
            -- screen. A make of telephones is called Cubot.
            WHEN replace(low, 'cubot', '') LIKE '%bot%' OR low LIKE '%crawl%' OR low LIKE '%spider%'
                OR low LIKE '%slurp%' OR low LIKE '%archiver%' OR low LIKE '%facebookexternalhit%'
                OR low LIKE '%mediapartners%' OR low LIKE '%inspectiontool%' OR low LIKE '%preview%'
                OR low LIKE '%scan%' OR low LIKE '%uptime%' OR low LIKE '%pingdom%'
                OR low LIKE '%monitor%' OR low LIKE '%lighthouse%' OR low LIKE '%pagespeed%'
                OR low LIKE '%headless%' OR low LIKE '%phantomjs%' OR low LIKE '%puppeteer%'
                OR low LIKE '%playwright%' OR low LIKE '%selenium%' OR low LIKE '%+http%'
                THEN 'robot'
            -- Every browser calls itself Mozilla (old Opera apart); what does not is a program.
            WHEN low NOT LIKE 'mozilla/%' AND low NOT LIKE 'opera/%' THEN 'programa'
            WHEN low LIKE '%python%' OR low LIKE '%curl/%' OR low LIKE '%wget%' OR low LIKE '%java/%'
                OR low LIKE '%http-client%' OR low LIKE '%httpclient%' THEN 'programa'
            WHEN low LIKE '%ipad%' OR low LIKE '%tablet%' OR low LIKE '%kindle%' OR low LIKE '%silk/%'
                OR (low LIKE '%android%' AND low NOT LIKE '%mobile%') THEN 'tableta'
            WHEN low LIKE '%mobile%' OR low LIKE '%iphone%' OR low LIKE '%ipod%'
                OR low LIKE '%android%' OR low LIKE '%opera mini%' THEN 'celular'
            WHEN low LIKE '%windows nt%' OR low LIKE '%macintosh%' OR low LIKE '%x11%'
                OR low LIKE '%cros %' OR low LIKE '%linux%' THEN 'computadora'
            ELSE 'otro'
        END AS family
    FROM (SELECT DISTINCT agent, lower(agent) AS low FROM logs) AS seen
), dated AS (
    SELECT
        problem, method, status, visitor, person, tells_agent, agent, referer, instant,
        CAST(instant - INTERVAL '5' HOUR AS DATE) AS day,
        split_part(target, '?', 1) AS raw_path,
        CASE WHEN strpos(target, '?') > 0 THEN substr(target, strpos(target, '?') + 1) ELSE '' END
            AS query,
        lower(target) AS low
    FROM logs
), placed AS (
    SELECT
        dated.*,
        CASE WHEN tells_agent THEN family ELSE 'otro' END AS device,
        CASE WHEN raw_path LIKE '%/index.html' THEN substr(raw_path, 1, length(raw_path) - 10)
            ELSE raw_path END AS path
    FROM dated
    INNER JOIN known_agents ON known_agents.agent = dated.agent
)
SELECT
    CASE
        WHEN problem IS NOT NULL THEN problem
        WHEN instant < earliest OR instant > latest THEN 'mal_reloj'
        WHEN day < first_day OR day > last_day THEN 'fuera_de_periodo'
        -- The portal's own parts of pages: most of all lines.
        WHEN path LIKE '/assets/%' OR path LIKE '/imagenes/%' OR path LIKE '/social/%'
            OR path LIKE '/adjuntos/%' OR path LIKE '/buscar/datos/%' THEN 'archivo'
        WHEN device = 'robot' THEN 'robot'
        WHEN low NOT LIKE '/%' OR low LIKE '//%' OR low LIKE '%/../%' OR low LIKE '%2e%2e%'
            OR low LIKE '%.php%' OR low LIKE '%.asp%' OR low LIKE '%.jsp%' OR low LIKE '%.cgi%'
            OR low LIKE '%/wp-%' OR low LIKE '%/cgi-bin/%' OR low LIKE '%phpmyadmin%'
            OR low LIKE '%/vendor/%' OR low LIKE '%/actuator%' OR low LIKE '%etc/passwd%'
            OR low LIKE '%<script%' OR low LIKE '%3cscript%' OR low LIKE '%union%select%'
            OR (low LIKE '%/.%' AND low NOT LIKE '/.well-known/%') THEN 'sondeo'
        WHEN method <> 'GET' THEN 'metodo'
        -- Whole files of the open data; programs may fetch them too.
        WHEN path LIKE '/api/v1/%.json' OR path LIKE '/api/v1/%.csv'
            THEN CASE WHEN status = 200 THEN 'descarga' ELSE 'estado' END
        WHEN path LIKE '%.%' AND path NOT LIKE '%.html' AND path NOT LIKE '%/' THEN 'archivo'
        WHEN device = 'programa' THEN 'programa'
        WHEN path LIKE '/admin/%' THEN 'interno'
        WHEN status >= 300 AND status < 400 AND status <> 304 THEN 'redireccion'
        WHEN status <> 200 AND status <> 304 THEN 'estado'
        -- The service worker stores pages to be read without a signal; nobody is reading them yet.
        WHEN referer LIKE '%/sw.js' THEN 'copia'
        ELSE 'pagina'
    END AS rule,
    day,
    visitor,
    person,
    CASE WHEN device = 'robot' OR device = 'programa' THEN 'otro' ELSE device END AS device,
    path,
    CASE WHEN path = '/buscar/' THEN coalesce(regexp_extract(query, '(^|&)q=([^&]*)', 2), '') ELSE '' END
        AS term,
    path = '/' AND (query = 'origen=app' OR query LIKE 'origen=app&%' OR query LIKE '%&origen=app'
        OR query LIKE '%&origen=app&%') AS starts_app
FROM placed
CROSS JOIN period
