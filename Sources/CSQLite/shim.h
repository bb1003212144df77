#include <sqlite3.h>

/* Settings take a variable number of arguments, which Swift does not call. */

/* Keeps no account of the memory in use, and so no lock around each piece of it. */
static inline int sqlite3_config_without_memory_status(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
