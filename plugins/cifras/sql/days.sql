-- The days of which anything was counted.
-- Reads: requests.
SELECT DISTINCT day
FROM requests
ORDER BY day
