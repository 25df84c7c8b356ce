-- Adds a block; the ordinal comes as text.
INSERT INTO block (target_id, block_id, name, ordinal)
VALUES (:target, :id, :name, CAST(:ordinal AS INTEGER))
