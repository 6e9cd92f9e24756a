// Three calls of the GNU C library (2.28) that Swift's Glibc module does not show, since it is built without _GNU_SOURCE.
#include <sys/types.h>

// Swaps two paths in one step where flags is RENAME_EXCHANGE (renameat2(2)).
int renameat2(int old_directory, const char *old_path, int new_directory, const char *new_path, unsigned int flags);
#define CHITRA_RENAME_EXCHANGE 2u

// Brings everything written to the file system of a descriptor to disk (syncfs(2)).
int syncfs(int descriptor);

// Makes a file that lies in memory and has no name (memfd_create(2)).
int memfd_create(const char *name, unsigned int flags);
#define CHITRA_MEMFD_CLOSE_ON_EXEC 1u
