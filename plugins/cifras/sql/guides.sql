-- Each month's visits to what stands at /tramites/<id>/, in any language.
-- Reads: requests.
SELECT
    CAST(date_trunc('month', day) AS DATE) AS month,
    split_part(CASE WHEN path LIKE '/en/%' THEN substr(path, 4) ELSE path END, '/', 3) AS tramite,
    count(DISTINCT visitor) AS visitas
FROM requests
WHERE rule = 'pagina' AND (path LIKE '/tramites/%/' OR path LIKE '/en/tramites/%/')
GROUP BY
    CAST(date_trunc('month', day) AS DATE),
    split_part(CASE WHEN path LIKE '/en/%' THEN substr(path, 4) ELSE path END, '/', 3)
HAVING count(DISTINCT visitor) >= 10
ORDER BY month, visitas DESC, tramite
