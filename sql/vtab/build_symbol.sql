-- What the symbols of a build are: its spans in the order of the layout, linker
-- assignments last.
CREATE TABLE build_symbol (
  symbol_id    INTEGER,  -- founder of its alias group, as in symbol_change; 0: assignment
  name         TEXT,     -- primary name in that build, as written; NULL: a nameless span
  aliases      TEXT,     -- JSON array of the other names; NULL: none
  size         INTEGER,  -- bytes
  address      INTEGER,  -- 64-bit pattern
  address_key  TEXT,     -- 16 hex digits, which sort as addresses do
  true_size    INTEGER,  -- bytes, as the linker says, where the span was clipped
  region_id    INTEGER,  -- 0: none
  region       TEXT,
  object_id    INTEGER,  -- 0: none
  object       TEXT,     -- normalised path
  archive      TEXT,
  section      TEXT,     -- input section
  contribution INTEGER,  -- position of the contribution it is a piece of
  kind         TEXT,     -- of that contribution
  binding      TEXT,     -- global, local, linker or none
  size_from    TEXT,     -- exact, common, section, next, suffix or padding
  target       INTEGER HIDDEN,  -- target_id
  branch       INTEGER HIDDEN,  -- branch_id
  ord          INTEGER HIDDEN   -- the newest build at or before it
)
