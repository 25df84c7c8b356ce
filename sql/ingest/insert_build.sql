-- Adds a build.
INSERT INTO build (build_id, target_id, branch_id, ord, label, commit_hash, time, time_source,
                   generation, parent_commit, toolchain, status, note, content_hash,
                   loaded_bytes, fill_bytes, metadata_checksum)
VALUES (:id, :target, :branch, :ord, :label, :commit, :time, :time_source,
        :generation, :parent, :toolchain, :status, :note, :content_hash,
        :loaded_bytes, :fill_bytes, :checksum)
