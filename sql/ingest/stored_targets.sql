-- The names of all targets.
SELECT name FROM target ORDER BY name
