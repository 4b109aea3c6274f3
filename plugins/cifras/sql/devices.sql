-- Each month's visits by kind of device. The hash holds the user agent: a visitor has one device.
-- Reads: requests.
SELECT
    CAST(date_trunc('month', day) AS DATE) AS month,
    device,
    count(DISTINCT visitor) AS visitas
FROM requests
WHERE rule = 'pagina'
GROUP BY CAST(date_trunc('month', day) AS DATE), device
ORDER BY month, device
