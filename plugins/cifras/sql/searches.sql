-- Each month's searches that came from at least five different addresses.
-- Reads: requests, terms (raw, term).
SELECT
    CAST(date_trunc('month', requests.day) AS DATE) AS month,
    terms.term,
    count(DISTINCT requests.visitor) AS visitas
FROM requests
INNER JOIN terms ON terms.raw = requests.term
WHERE requests.rule = 'pagina'
GROUP BY CAST(date_trunc('month', requests.day) AS DATE), terms.term
HAVING count(DISTINCT requests.person) >= 5
ORDER BY month, visitas DESC, terms.term
