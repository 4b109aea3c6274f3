-- Each month's downloads of each file of the open data.
-- Reads: requests.
SELECT
    CAST(date_trunc('month', day) AS DATE) AS month,
    path AS archivo,
    count(*) AS descargas
FROM requests
WHERE rule = 'descarga'
GROUP BY CAST(date_trunc('month', day) AS DATE), path
HAVING count(*) >= 10
ORDER BY month, descargas DESC, archivo
