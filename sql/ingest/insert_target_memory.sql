-- Adds a memory of a target.
INSERT INTO target_memory (target_id, position, name, origin, length, attributes)
VALUES (:target, :position, :name, :origin, :length, :attributes)
