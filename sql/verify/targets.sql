-- Every target with its checksum.
SELECT target_id, name, metadata_checksum FROM target ORDER BY target_id
