-- Says that a symbol was renamed, in place of what was said of it before.
INSERT INTO symbol_rename (target_id, old_name, new_name)
VALUES (:target, :old_name, :new_name)
ON CONFLICT (target_id, old_name) DO UPDATE SET new_name = excluded.new_name
