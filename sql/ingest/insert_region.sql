-- Adds a region; the ordinal comes as text.
INSERT INTO region (target_id, region_id, name, ordinal)
VALUES (:target, :id, :name, CAST(:ordinal AS INTEGER))
