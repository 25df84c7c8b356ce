-- Every symbol identity of a target.
SELECT symbol_id, name_id, object_id, region_id, ordinal FROM symbol WHERE target_id = :target
