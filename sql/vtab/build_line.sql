-- The builds of a branch and of what it forks from, oldest first.
CREATE TABLE build_line (
  place            INTEGER,  -- from 0
  build_id         INTEGER,
  branch_id        INTEGER,  -- where it was stored
  ord              INTEGER,
  forks            INTEGER,  -- 0: of the branch itself, 1: of what it forks from ...
  time             INTEGER,
  wait             INTEGER,  -- seconds since the build before; NULL: the first
  toolchain_before TEXT,     -- of the newest build before that names one; NULL: none
  loaded_delta     INTEGER,  -- more bytes loaded than in the build before; NULL: first
  target           INTEGER HIDDEN,
  branch           INTEGER HIDDEN,
  releases         INTEGER HIDDEN  -- 1: only builds with a tag; 0: all
)
