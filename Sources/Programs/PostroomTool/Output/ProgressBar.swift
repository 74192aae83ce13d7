import Foundation

/// A bar on a terminal, silence in a pipe.
struct ProgressBar {
    private let title: String
    private let shown: Bool
    private var lastDrawn = ContinuousClock.now - .seconds(1)

    init(_ title: String) {
        self.title = title
        shown = Terminal.errorIsTerminal
    }

    /// - Parameter share: 0 to 1.
    mutating func draw(_ share: Double, _ text: String, force: Bool = false) {
        guard shown, force || ContinuousClock.now - lastDrawn > .milliseconds(100) else { return }
        lastDrawn = ContinuousClock.now
        let width = 30
        let full = Int((min(max(share, 0), 1) * Double(width)).rounded())
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        Terminal.write("\r\u{1B}[K\(title) \(bar) \(Int(share * 100)) %  \(text)", to: STDERR_FILENO)
    }

    /// Takes the bar away; what it told is said by a line of its own.
    func clear() {
        if shown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }
}
