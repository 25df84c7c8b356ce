-- The target of a name.
SELECT target_id FROM target WHERE name = :name
