-- Deletes the branches that have no build left.
DELETE FROM branch
WHERE target_id = :target
  AND NOT EXISTS (SELECT 1 FROM build
                  WHERE build.target_id = branch.target_id AND build.branch_id = branch.branch_id)
