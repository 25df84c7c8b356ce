-- Every region of a target; the ordinal as text.
SELECT region_id, name, CAST(ordinal AS TEXT) FROM region WHERE target_id = :target
