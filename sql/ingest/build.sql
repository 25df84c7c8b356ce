-- One build by its key.
SELECT build.build_id, build.target_id, build.branch_id, build.ord, target.name, branch.name,
       build.label, build.commit_hash, build.time, build.time_source, build.generation,
       build.parent_commit, build.toolchain, build.status, build.note, build.content_hash,
       build.loaded_bytes, build.fill_bytes
FROM build
JOIN target USING (target_id)
JOIN branch USING (target_id, branch_id)
WHERE build.target_id = :target AND build.branch_id = :branch AND build.ord = :ord
