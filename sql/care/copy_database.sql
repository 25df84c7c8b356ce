-- Writes the whole history into a new file, without gaps and without a -wal.
VACUUM INTO :path;
