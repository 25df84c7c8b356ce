-- Every object of a target.
SELECT object_id, path, archive FROM object WHERE target_id = :target
