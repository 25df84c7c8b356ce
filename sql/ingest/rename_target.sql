-- Gives a target another name.
WITH change (old_name, new_name) AS (VALUES (:old, :new))
UPDATE target SET name = change.new_name FROM change WHERE target.name = change.old_name
