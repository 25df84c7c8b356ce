-- Adds an object.
INSERT INTO object (target_id, object_id, path, archive) VALUES (:target, :id, :path, :archive)
