-- What became of the spans of one build in another: those of build_diff without padding,
-- but one that went and one that came are one row where they are the same thing.
CREATE TABLE build_change (
  symbol_id   INTEGER,  -- founder of its alias group in b; in a when it is gone
  was_id      INTEGER,  -- founder in a; in b when it is new
  size_a      INTEGER,  -- bytes; NULL: not there
  size_b      INTEGER,
  region_id_a INTEGER,
  region_id_b INTEGER,
  object_id_a INTEGER,
  object_id_b INTEGER,
  is_renamed  INTEGER,  -- 1: it has another name than before
  is_guess    INTEGER,  -- 1: it looks like the one that went; nobody said so
  target      INTEGER HIDDEN,
  branch_a    INTEGER HIDDEN,
  ord_a       INTEGER HIDDEN,
  branch_b    INTEGER HIDDEN,
  ord_b       INTEGER HIDDEN
)
