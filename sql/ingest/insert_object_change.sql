-- Says how much an object puts into a region from a build on.
INSERT INTO object_change (target_id, branch_id, object_id, region_id, kind, ord, size, delta)
VALUES (:target, :branch, :object, :region, :kind, :ord, :size, :delta)
