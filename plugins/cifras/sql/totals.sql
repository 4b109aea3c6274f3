-- Each month's totals. A visit is a visitor who saw at least one page in one day: the hash holds the
-- day's salt, so the same device on another day is another visitor.
-- Reads: requests, warning_days (day).
SELECT
    CAST(date_trunc('month', requests.day) AS DATE) AS month,
    count(DISTINCT CASE WHEN rule = 'pagina' THEN visitor END) AS visitas,
    count(CASE WHEN rule = 'pagina' THEN 1 END) AS paginas,
    count(DISTINCT CASE WHEN rule = 'pagina' AND (path LIKE '/contingencia/%'
        OR path LIKE '/en/contingencia/%') THEN visitor END) AS visitas_contingencia,
    count(DISTINCT CASE WHEN rule = 'pagina' AND warning_days.day IS NOT NULL THEN visitor END)
        AS visitas_con_aviso,
    count(CASE WHEN rule = 'pagina' AND starts_app THEN 1 END) AS aperturas_app,
    count(DISTINCT CASE WHEN rule = 'pagina' AND starts_app THEN visitor END) AS visitas_app,
    count(CASE WHEN rule = 'descarga' THEN 1 END) AS descargas_datos,
    count(CASE WHEN rule = 'pagina' AND term <> '' THEN 1 END) AS busquedas
FROM requests
LEFT JOIN warning_days ON warning_days.day = requests.day
GROUP BY CAST(date_trunc('month', requests.day) AS DATE)
ORDER BY month
