-- The history of linker maps: targets, branches, builds, their layouts and the
-- change rows that index them.
--
-- target_id is the first column of every key: one target is one shard.
-- The layout is the truth; every *_change table is derived from it and written
-- in the same transaction.
--
-- Names (text, object, region, block, symbol) stay when the last build that had
-- them is deleted, and go with their target: layouts refer to them by number, in
-- scripts too, and what is built again finds its number again.

CREATE TABLE target (                   -- what is built again and again: a board and its variant
  target_id INTEGER NOT NULL PRIMARY KEY, -- dense, from 1
  name      TEXT    NOT NULL UNIQUE CHECK (name <> ''), -- its name
  metadata_checksum INTEGER NOT NULL    -- of its name, its target_memory and its symbol_rename
) STRICT;

CREATE TABLE branch (                   -- a line of builds of a target
  target_id      INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  branch_id      INTEGER NOT NULL,      -- dense per target, from 1
  name           TEXT    NOT NULL CHECK (name <> ''), -- its name
  fork_branch_id INTEGER NOT NULL DEFAULT 0,  -- branch it forks from; 0: stands alone.  Derived: where the
  fork_ord       INTEGER NOT NULL DEFAULT 0,  -- first build's parent_commit is; the last build that it shares
  PRIMARY KEY (target_id, branch_id),
  UNIQUE (target_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE build (                    -- one linked image of a target
  target_id     INTEGER NOT NULL,       -- the target
  branch_id     INTEGER NOT NULL,       -- the branch
  ord           INTEGER NOT NULL,       -- place in its branch: seconds since 2000-01-01 UTC, +1 until free
  build_id      INTEGER NOT NULL UNIQUE,  -- #N of the command line, of this database only
  label         TEXT    NOT NULL CHECK (label <> ''), -- unique in its branch
  commit_hash   TEXT    NOT NULL DEFAULT '',  -- '': unknown
  time          INTEGER NOT NULL,       -- seconds since 1970-01-01 UTC: commit time, else time of the file
  time_source   TEXT    NOT NULL CHECK (time_source IN ('commit', 'file')), -- where the time is from
  generation    INTEGER NOT NULL DEFAULT -1,  -- place in the first-parent line; -1: unknown
  parent_commit TEXT    NOT NULL DEFAULT '',  -- '': unknown
  toolchain     TEXT    NOT NULL DEFAULT '',  -- 'gcc 12.2.1'; '': unknown
  status        TEXT    NOT NULL CHECK (status IN ('ok', 'overflow', 'failed', 'truncated', 'relocatable')), -- how far the build can be trusted
  note          TEXT    NOT NULL DEFAULT '', -- free text
  content_hash  BLOB    NOT NULL,       -- of the normalised map: equal hash, equal content
  loaded_bytes  INTEGER NOT NULL CHECK (loaded_bytes >= 0),  -- all loaded regions, each once
  fill_bytes    INTEGER NOT NULL CHECK (fill_bytes >= 0),    -- padding among them
  metadata_checksum INTEGER NOT NULL,   -- of this row but ord, its branch's name and its tags
  PRIMARY KEY (target_id, branch_id, ord),
  UNIQUE (target_id, branch_id, label),
  FOREIGN KEY (target_id, branch_id) REFERENCES branch (target_id, branch_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX build_by_commit ON build (commit_hash);

CREATE TABLE tag (                      -- a build with a tag is a release
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  ord       INTEGER NOT NULL,           -- the build
  name      TEXT    NOT NULL CHECK (name <> ''), -- 'v1.26.0'
  PRIMARY KEY (target_id, branch_id, ord, name),
  FOREIGN KEY (target_id, branch_id, ord) REFERENCES build (target_id, branch_id, ord)
    ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE text (                     -- every spelling that a build had, once per target; text_id 0 is ''
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  text_id   INTEGER NOT NULL,           -- dense per target; 0 is ''
  hash      INTEGER NOT NULL,           -- 64 bits of the text, for look-up by name
  text      TEXT    NOT NULL,           -- as it is spelled in maps
  PRIMARY KEY (target_id, text_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_by_hash ON text (hash);

CREATE TABLE object (                   -- an object file by its normalised path; object_id 0 is none: ''
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  object_id INTEGER NOT NULL,           -- dense per target, from 1
  path      TEXT    NOT NULL,           -- without build folder and random parts
  archive   TEXT    NOT NULL,           -- '': in no archive
  PRIMARY KEY (target_id, object_id),
  UNIQUE (target_id, path, archive)
) STRICT, WITHOUT ROWID;

CREATE TABLE region (                   -- an output section by name
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  region_id INTEGER NOT NULL,           -- dense per target, from 1
  name      TEXT    NOT NULL,           -- as the map writes it
  ordinal   INTEGER NOT NULL,           -- how many regions of that name stand before it in a map
  PRIMARY KEY (target_id, region_id),
  UNIQUE (target_id, name, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (                    -- a memory by name; block_id 0 is none: ''
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  block_id  INTEGER NOT NULL,           -- dense per target, from 1
  name      TEXT    NOT NULL,           -- as the map writes it
  ordinal   INTEGER NOT NULL,           -- how many blocks of that name stand before it: 0 but in odd maps
  PRIMARY KEY (target_id, block_id),
  UNIQUE (target_id, name, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE symbol (                   -- the identity of a name, or of a nameless span (name_id 0)
  target_id INTEGER NOT NULL REFERENCES target (target_id) ON DELETE CASCADE, -- the target
  symbol_id INTEGER NOT NULL,           -- dense per target, from 1
  name_id   INTEGER NOT NULL,           -- text: the name without counters and compiler suffixes
  object_id INTEGER NOT NULL,           -- where it is
  region_id INTEGER NOT NULL,           -- where it is
  ordinal   INTEGER NOT NULL,           -- which of several that are equal otherwise
  PRIMARY KEY (target_id, symbol_id),
  UNIQUE (target_id, name_id, object_id, region_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX symbol_by_object ON symbol (target_id, object_id);

CREATE TABLE layout (                   -- the truth: a build's whole layout, or how to make it from the one before
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  ord       INTEGER NOT NULL,           -- the build
  kind      TEXT    NOT NULL CHECK (kind IN ('keyframe', 'script')), -- what holds the bytes
  data      BLOB    NOT NULL,           -- docs/layout.md; carries its own checksum
  PRIMARY KEY (target_id, branch_id, ord),
  FOREIGN KEY (target_id, branch_id, ord) REFERENCES build (target_id, branch_id, ord)
    ON DELETE CASCADE ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

-- From this build on, this thing has this size (NULL: it is gone), by so much more than before.
-- "Before" is the build before in the branch; for the first of a branch that forks, the fork point.

CREATE TABLE symbol_change (            -- one row a span, named by its alias group's founder
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  symbol_id INTEGER NOT NULL,           -- the group: its founder
  ord       INTEGER NOT NULL,           -- the build
  size      INTEGER CHECK (size >= 0),  -- bytes
  delta     INTEGER NOT NULL,           -- bytes
  PRIMARY KEY (target_id, branch_id, symbol_id, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE symbol_life (              -- a filter for as-of questions
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  symbol_id INTEGER NOT NULL,           -- the group: its founder
  first_ord INTEGER NOT NULL,           -- first build of the branch that brings it
  gone_ord  INTEGER NOT NULL,           -- build that takes it away; 9223372036854775807: it lives
  PRIMARY KEY (target_id, branch_id, symbol_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE object_change (            -- their sum over a region is the region's size, in every build
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  object_id INTEGER NOT NULL,           -- 0: fill (padding behind common symbols too), data and gaps
  region_id INTEGER NOT NULL,           -- the region
  kind      TEXT    NOT NULL CHECK (kind IN ('object', 'merged', 'fill', 'data', 'stub', 'gap')), -- what holds the bytes
  ord       INTEGER NOT NULL,           -- the build
  size      INTEGER CHECK (size >= 0),  -- bytes
  delta     INTEGER NOT NULL,           -- bytes
  PRIMARY KEY (target_id, branch_id, object_id, region_id, kind, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE region_change (            -- loaded regions only
  target_id     INTEGER NOT NULL,       -- the target
  branch_id     INTEGER NOT NULL,       -- the branch
  region_id     INTEGER NOT NULL,       -- the region
  ord           INTEGER NOT NULL,       -- the build
  size          INTEGER CHECK (size >= 0),  -- bytes
  fill          INTEGER NOT NULL,       -- bytes of padding in it
  load_size     INTEGER NOT NULL,       -- bytes of its separate load image; 0: none
  takes_space   INTEGER NOT NULL CHECK (takes_space IN (0, 1)),  -- 0: .tbss, counted nowhere
  block_id      INTEGER NOT NULL,       -- where it runs
  load_block_id INTEGER NOT NULL,       -- where its load image lies; 0: none
  delta         INTEGER NOT NULL,       -- bytes
  PRIMARY KEY (target_id, branch_id, region_id, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_change (             -- docs/formats.md, "Numbers of a block"; all_*: with the blocks nested in it
  target_id       INTEGER NOT NULL,     -- the target
  branch_id       INTEGER NOT NULL,     -- the branch
  block_id        INTEGER NOT NULL,     -- the block
  ord             INTEGER NOT NULL,     -- the build
  present         INTEGER NOT NULL CHECK (present IN (0, 1)),  -- 0: from here on the block is gone
  position        INTEGER NOT NULL,     -- place in the memory table, from 0
  origin          INTEGER NOT NULL,     -- 64-bit pattern of the address
  length          INTEGER,              -- bytes; NULL: unknown
  parent_block_id INTEGER NOT NULL,     -- 0: none
  same_range_id   INTEGER NOT NULL,     -- first declared block of an identical range; 0: none other
  run             INTEGER NOT NULL,     -- bytes, as all that follow
  load            INTEGER NOT NULL,     -- bytes of load images
  overlap         INTEGER NOT NULL,     -- bytes that regions share
  used            INTEGER NOT NULL,     -- run + load
  high_water      INTEGER NOT NULL,     -- highest end - origin
  all_run         INTEGER NOT NULL,     -- with the blocks nested in it, as all that follow
  all_load        INTEGER NOT NULL,     -- bytes of load images
  all_overlap     INTEGER NOT NULL,     -- bytes that regions share
  all_used        INTEGER NOT NULL,     -- run + load
  all_high_water  INTEGER NOT NULL,     -- highest end - origin
  delta           INTEGER NOT NULL,     -- of all_used
  PRIMARY KEY (target_id, branch_id, block_id, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias_change (             -- from this build on, this name is in that group
  target_id INTEGER NOT NULL,           -- the target
  branch_id INTEGER NOT NULL,           -- the branch
  symbol_id INTEGER NOT NULL,           -- the name
  ord       INTEGER NOT NULL,           -- the build
  group_id  INTEGER NOT NULL,           -- symbol_id of the group's founder; 0: alone, or gone with its span;
                                        -- -1: gone, while the group it founded lives on
  PRIMARY KEY (target_id, branch_id, symbol_id, ord)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_change_by_group ON alias_change (target_id, branch_id, group_id, ord);
