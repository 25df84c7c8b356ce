-- Which symbols of a target are known to have been renamed?
SELECT old_name, new_name
FROM main.symbol_rename
WHERE target_id = :target
