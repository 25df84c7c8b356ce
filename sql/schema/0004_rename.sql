-- What people said of renamed symbols.

CREATE TABLE symbol_rename (            -- a symbol is a former one under a new name; no chain ends where it began
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  old_name  TEXT    NOT NULL CHECK (old_name <> ''),        -- without counters and compiler suffixes
  new_name  TEXT    NOT NULL CHECK (new_name <> old_name AND new_name <> ''), -- as old_name
  PRIMARY KEY (target_id, old_name)
) STRICT, WITHOUT ROWID;
