-- Gives a build, its tags and its layout another place.
WITH step (target_id, branch_id, old_ord, new_ord) AS (VALUES (:target, :branch, :from, :to))
UPDATE build SET ord = step.new_ord FROM step
WHERE build.target_id = step.target_id AND build.branch_id = step.branch_id
  AND build.ord = step.old_ord
