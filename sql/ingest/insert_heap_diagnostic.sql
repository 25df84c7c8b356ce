-- Keeps what was noticed when a heap dump was read.
INSERT INTO heap_diagnostic (target_id, snapshot_id, position, severity, line, message)
VALUES (:target, :snapshot, :position, :severity, :line, :message)
