-- Adds a symbol identity.
INSERT INTO symbol (target_id, symbol_id, name_id, object_id, region_id, ordinal)
VALUES (:target, :id, :name, :object, :region, :ordinal)
