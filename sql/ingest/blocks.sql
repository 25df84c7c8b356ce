-- Every block of a target; the ordinal as text.
SELECT block_id, name, CAST(ordinal AS TEXT) FROM block WHERE target_id = :target
