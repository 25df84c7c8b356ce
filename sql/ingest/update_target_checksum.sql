-- Renews the checksum of a target.
WITH fresh (target_id, metadata_checksum) AS (VALUES (:target, :checksum))
UPDATE target SET metadata_checksum = fresh.metadata_checksum FROM fresh
WHERE target.target_id = fresh.target_id
