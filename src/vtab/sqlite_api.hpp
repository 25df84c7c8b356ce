#pragma once

// SQLite's C interface: linked in the program; in the loadable extension called
// through the table that the loading process hands over.

#ifdef MEMSTRATA_LOADABLE_EXTENSION
#include <sqlite3ext.h>

extern "C" const sqlite3_api_routines* sqlite3_api;
#else
#include <sqlite3.h>
#endif
