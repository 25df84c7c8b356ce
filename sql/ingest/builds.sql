-- Every build, or those of one target.
SELECT build.build_id, build.target_id, build.branch_id, build.ord, target.name, branch.name,
       build.label, build.commit_hash, build.time, build.time_source, build.generation,
       build.parent_commit, build.toolchain, build.status, build.note, build.content_hash,
       build.loaded_bytes, build.fill_bytes
FROM build
JOIN target USING (target_id)
JOIN branch USING (target_id, branch_id)
WHERE :target = '' OR target.name = :target
ORDER BY target.name, branch.name, build.ord
