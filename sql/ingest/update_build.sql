-- Changes everything of a build but its id.
WITH fresh (build_id, target_id, branch_id, ord, label, commit_hash, time, time_source,
            generation, parent_commit, toolchain, status, note, content_hash,
            loaded_bytes, fill_bytes, metadata_checksum)
  AS (VALUES (:id, :target, :branch, :ord, :label, :commit, :time, :time_source,
              :generation, :parent, :toolchain, :status, :note, :content_hash,
              :loaded_bytes, :fill_bytes, :checksum))
UPDATE build
SET branch_id = fresh.branch_id, ord = fresh.ord, label = fresh.label,
    commit_hash = fresh.commit_hash, time = fresh.time, time_source = fresh.time_source,
    generation = fresh.generation, parent_commit = fresh.parent_commit,
    toolchain = fresh.toolchain, status = fresh.status, note = fresh.note,
    content_hash = fresh.content_hash, loaded_bytes = fresh.loaded_bytes,
    fill_bytes = fresh.fill_bytes, metadata_checksum = fresh.metadata_checksum
FROM fresh
WHERE build.build_id = fresh.build_id AND build.target_id = fresh.target_id
