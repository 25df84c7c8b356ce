-- Every build, also one whose target or branch is not there.
SELECT build.build_id, build.target_id, build.branch_id, build.ord,
       coalesce(target.name, ''), coalesce(branch.name, ''),
       build.label, build.commit_hash, build.time, build.time_source, build.generation,
       build.parent_commit, build.toolchain, build.status, build.note, build.content_hash,
       build.loaded_bytes, build.fill_bytes, build.metadata_checksum
FROM build
LEFT JOIN target USING (target_id)
LEFT JOIN branch USING (target_id, branch_id)
ORDER BY build.target_id, build.branch_id, build.ord
