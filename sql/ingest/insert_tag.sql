-- Adds a tag that may be there already.
INSERT INTO tag (target_id, branch_id, ord, name) VALUES (:target, :branch, :ord, :name)
ON CONFLICT DO NOTHING
