import CMalloc
import Foundation

/// How the C library keeps memory that the program has given back.
enum Memory {
    /// Blocks of at least so many bytes go back to the system as soon as they are free, and so does what is free at the end
    /// of a heap.
    private static let keptBytes: CInt = 128 * 1024

    /// Makes a program that runs for months give memory back.
    ///
    /// By itself glibc keeps eight heaps a core, each as large as the largest moment that fell to it, and raises
    /// the thresholds with each large block (mallopt(3)). A page that looks at all cases then leaves a little more behind in
    /// each heap as the cases grow, although nothing is held. To be called before there are many threads.
    static func giveBack() {
        mallopt(M_ARENA_MAX, CInt(max(2, ProcessInfo.processInfo.activeProcessorCount)))
        mallopt(M_MMAP_THRESHOLD, keptBytes)
        mallopt(M_TRIM_THRESHOLD, keptBytes)
    }
}
