#include <stddef.h>
#include <stdint.h>

/* libFuzzer's own entry, called by the Swift main. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));
