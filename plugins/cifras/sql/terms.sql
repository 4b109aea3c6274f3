-- Every search as it stands in the address, once. What is personal in them is taken out elsewhere
-- (see scrub.py), which gives the table `terms` (raw, term).
-- Reads: requests.
SELECT DISTINCT term AS raw
FROM requests
WHERE rule = 'pagina' AND term <> ''
ORDER BY raw
