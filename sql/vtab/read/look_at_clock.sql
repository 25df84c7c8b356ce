-- Takes more steps of SQLite's machine than the program lets pass without a look at the
-- clock (src/query/run_limit.cpp).
WITH RECURSIVE tick (n) AS (
  SELECT 1
  UNION ALL
  SELECT tick.n + 1
  FROM tick
  WHERE tick.n < 1000
)
SELECT count(*)
FROM tick
