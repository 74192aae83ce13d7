import Testing

@testable import MailFormat

#if canImport(Glibc)
    import Glibc
#endif

/// In a debug build the inputs are a tenth of their size and only survival is checked: byte loops are some ten times slower
/// there, so that a limit on time would measure the build. In a release build the goal is 1 s of CPU at full size, which
/// `Docs/Measurements.md` states; the test allows five times that, since on a busy machine CPU seconds grow too, and a
/// parser that is not linear misses it by far more.
@Suite(.serialized) struct TortureTests {
    #if DEBUG
        static let scale = 10
        static let secondsAllowed = 60.0
    #else
        static let scale = 1
        static let secondsAllowed = 5.0
    #endif

    private func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The largest memory of the process since it was last asked to forget it, in MiB.
    private func peakMemory() -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if text.hasPrefix("VmHWM:") { return (Int(text.filter(\.isNumber)) ?? 0) / 1024 }
        }
        return 0
    }

    private func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    @Test(arguments: TortureInput.all)
    func `a message made to break parsers costs little and keeps what can be read`(input: TortureInput) {
        let bytes = input.make(Self.scale)
        forgetPeak()
        let memoryBefore = peakMemory()
        let start = cpuSeconds()
        let message = MailParser().parse(bytes)
        let visible = message.visibleText
        let reply = message.reply
        let seconds = cpuSeconds() - start
        #expect(seconds < Self.secondsAllowed, "\(input.name): \(seconds) s of CPU")
        #if !DEBUG
            let grown = peakMemory() - memoryBefore
            #expect(grown < 128 + 4 * bytes.count / 1_048_576, "\(input.name): \(grown) MiB")
        #endif
        #expect(message.defects.count <= MailLimits.standard.defects)
        #expect(message.parts.count <= MailLimits.standard.parts)
        if bytes.suffix(9).elementsEqual("readable\n".utf8), message.text != nil {
            #expect(visible.text.contains("readable"))
        }
        #expect(reply.spans.isEmpty == false || visible.text.isEmpty)
    }
}
