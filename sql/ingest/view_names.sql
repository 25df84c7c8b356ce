-- Every view of the file, for remaking them.
SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name
