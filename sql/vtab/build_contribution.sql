-- What the contributions of a build are: by region, then address; they tile it.
CREATE TABLE build_contribution (
  position    INTEGER,  -- from 0
  region_id   INTEGER,
  region      TEXT,
  kind        TEXT,     -- object, merged, fill, data, stub or gap
  address     INTEGER,  -- 64-bit pattern
  address_key TEXT,     -- 16 hex digits
  size        INTEGER,  -- bytes
  object_id   INTEGER,  -- 0: none
  object      TEXT,     -- normalised path
  archive     TEXT,
  section     TEXT,     -- input section
  symbol_id   INTEGER,  -- of the span that holds the byte `covers`; NULL: none does
  target      INTEGER HIDDEN,
  branch      INTEGER HIDDEN,
  ord         INTEGER HIDDEN,
  covers      INTEGER HIDDEN  -- = an address: what holds that byte; else NULL
)
