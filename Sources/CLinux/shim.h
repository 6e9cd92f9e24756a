// Calls of the GNU C library (2.28) that Swift's Glibc module does not show: it is built without _GNU_SOURCE, and without <malloc.h>.
#include <sys/types.h>

// Swaps two paths in one step where flags is RENAME_EXCHANGE (renameat2(2)).
int renameat2(int old_directory, const char *old_path, int new_directory, const char *new_path, unsigned int flags);
#define CHITRA_RENAME_EXCHANGE 2u

// Brings everything written to the file system of a descriptor to disk (syncfs(2)).
int syncfs(int descriptor);

// Makes a file that lies in memory and has no name (memfd_create(2)).
int memfd_create(const char *name, unsigned int flags);
#define CHITRA_MEMFD_CLOSE_ON_EXEC 1u

// Sets how memory is handed out (mallopt(3)): from how many bytes on a block is taken from the system, and given back when it is freed.
int mallopt(int parameter, int value);
#define CHITRA_MALLOC_SYSTEM_BLOCK_BYTES -3
