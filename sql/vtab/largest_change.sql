-- The largest changes of build_change, the largest first, and in a last row what all
-- others come to.  A span counts as often as its region does in that build; where it
-- does not count at all, it is not there.
CREATE TABLE largest_change (
  symbol_id    INTEGER,  -- founder of its alias group in b; in a when gone; NULL: others
  was_id       INTEGER,  -- founder in a; in b when it is new
  object_id    INTEGER,  -- in b; in a when it is gone
  region_id    INTEGER,
  rows         INTEGER,  -- how many became others, else 1
  old_size     INTEGER,  -- bytes, as often as they count; NULL: not there
  new_size     INTEGER,
  delta        INTEGER,
  change       TEXT,     -- added, removed, grew, shrank, moved, renamed
  is_guess     INTEGER,  -- 1: renamed, as it seems
  target       INTEGER HIDDEN,
  branch_a     INTEGER HIDDEN,
  ord_a        INTEGER HIDDEN,
  branch_b     INTEGER HIDDEN,
  ord_b        INTEGER HIDDEN,
  growth_alone INTEGER HIDDEN,  -- 1: only what grew; nothing else is in others either
  min_delta    INTEGER HIDDEN,  -- bytes; smaller changes are others
  row_limit    INTEGER HIDDEN,  -- what is behind it is others; 0: none
  weights      TEXT HIDDEN,     -- JSON array: 0 (a) or 1 (b), region_id, how often, ...
  objects      TEXT HIDDEN,     -- JSON array of object_id; NULL: all
  symbols      TEXT HIDDEN      -- JSON array of symbol_id or was_id; NULL: all
)
