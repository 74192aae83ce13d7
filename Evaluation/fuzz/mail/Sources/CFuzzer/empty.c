#include "fuzzer.h"

/* libFuzzer wants this symbol to link; the Swift main hands its own function in. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    (void)data, (void)size;
    return 0;
}
