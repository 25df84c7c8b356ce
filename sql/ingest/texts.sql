-- Every spelling of a target.
SELECT text_id, hash, text FROM text WHERE target_id = :target
