-- Stores the layout of a build in place of any other.
INSERT INTO layout (target_id, branch_id, ord, kind, data)
VALUES (:target, :branch, :ord, :kind, :data)
ON CONFLICT (target_id, branch_id, ord) DO UPDATE SET kind = excluded.kind, data = excluded.data
