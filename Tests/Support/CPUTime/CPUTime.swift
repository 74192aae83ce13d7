import Glibc

/// The processor's time that `work` takes in this thread. Unlike the time on the clock it does not grow when others keep the
/// cores busy, so that a bound on it says something about the work alone.
package func cpuTime(_ work: () throws -> Void) rethrows -> Duration {
    let begun = threadTime()
    try work()
    return threadTime() - begun
}

private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
