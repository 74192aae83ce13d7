// bench COMMAND FOLDER …
//
// key FOLDER                      prints the public key of the log
// grow FOLDER COUNT BATCH BYTES   publishes leaves of this size, BATCH at a time, each batch with a signed checkpoint
// prove FOLDER TIMES BYTES        makes inclusion proofs at places spread over the log
// verify FOLDER                   checks the whole log from its entries up
// flip FOLDER                     flips each byte of each file in turn and counts how many the check finds

import Foundation
import LogFolder
import Transparency

@main
struct Bench {
    let folder: LogFolder
    let publisher: LogPublisher
    let audit: LogAudit
    let signer: NoteSigner

    init(_ path: String) throws {
        signer = try NoteSigner(name: "bench.example/log", type: .ed25519, seed: [UInt8](repeating: 5, count: 32))
        folder = LogFolder(path: path + "/log")
        publisher = LogPublisher(folder: folder, signer: signer, store: FolderCheckpointStore(path: path + "/second"))
        audit = LogAudit(folder: folder, key: signer.verifier)
    }

    static func main() async throws {
        let given = CommandLine.arguments
        guard given.count >= 3 else { exit(64) }
        let bench = try Bench(given[2])
        let numbers = given.dropFirst(3).compactMap { Int64($0) }
        switch (given[1], numbers.count) {
        case ("key", 0): print(bench.signer.verifier.text)
        case ("grow", 3): try await bench.grow(to: numbers[0], by: numbers[1], bytes: Int(numbers[2]))
        case ("prove", 2): try bench.prove(Int(numbers[0]), bytes: Int(numbers[1]))
        case ("verify", 0): try await bench.verify()
        case ("flip", 0): exit(try await bench.flip() ? 0 : 1)
        default: exit(64)
        }
    }

    func grow(to count: Int64, by batch: Int64, bytes: Int) async throws {
        // What is published already stays.
        let there = try folder.checkpoint().map { try Checkpoint(text: $0.text).size } ?? 0
        var source = Leaves(count: there, bytes: bytes)
        var watch = Stopwatch()
        for start in stride(from: there, to: count, by: 256) {
            _ = source.leaves(from: start, count: Int(min(256, count - start)))
        }
        let making = watch.lap()
        while source.count < count {
            source.count = min(count, source.count + batch)
            _ = try await publisher.publish(source)
        }
        let all = watch.lap()
        print(
            "\(count - there) leaves, \(batch) at a time: \(text(all)) s, of which making the leaves \(text(making)) s:",
            "\(Int(Double(count - there) / max(all - making, 0.001))) leaves/s")
    }

    func prove(_ times: Int, bytes: Int) throws {
        guard let note = try folder.checkpoint() else { exit(1) }
        let size = try Checkpoint(text: note.text).size
        let source = Leaves(count: size, bytes: bytes)
        var took: [Double] = []
        for time in 0..<Int64(times) {
            let index = time * 7_919_993 % size
            let leaf = source.leaf(index)
            var watch = Stopwatch()
            _ = try folder.proof(of: leaf, at: index, openings: [:])
            took.append(watch.lap() * 1000)
        }
        took.sort()
        print(
            "\(times) proofs in a log of \(size): median \(text(took[times / 2], 3)) ms,",
            "99 of 100 within \(text(took[times * 99 / 100], 3)) ms, longest \(text(took[times - 1], 3)) ms")
    }

    func verify() async throws {
        var watch = Stopwatch()
        let size = try await audit.check().size
        let time = watch.lap()
        print("Swift: \(size) leaves verified in \(text(time)) s: \(Int(Double(size) / time)) leaves/s")
    }

    /// - Returns: Whether all were found.
    func flip() async throws -> Bool {
        var (flipped, found) = (0, 0)
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where !file.hasPrefix(".") {
            let url = URL(fileURLWithPath: folder.path + "/" + file)
            guard let good = try? Data(contentsOf: url) else { continue }
            for place in good.indices {
                var bad = good
                bad[place] ^= 1 << UInt8(place % 8)
                try bad.write(to: url)
                flipped += 1
                do {
                    _ = try await audit.check()
                    print("not found: byte \(place) of \(file)")
                } catch is LogFault {
                    found += 1
                }
            }
            try good.write(to: url)
        }
        _ = try await audit.check()
        print("Swift: \(flipped) bytes flipped, \(found) found")
        return flipped == found && flipped > 0
    }

    private func text(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }
}

struct Stopwatch {
    private var start = ContinuousClock.now

    /// Seconds since the last call.
    mutating func lap() -> Double {
        let now = ContinuousClock.now
        defer { start = now }
        let time = (now - start).components
        return Double(time.seconds) + Double(time.attoseconds) / 1e18
    }
}

struct Leaves: LeafSource {
    var count: Int64
    let bytes: Int

    func size() -> Int64 { count }

    func leaves(from: Int64, count: Int) -> [[UInt8]] { (from..<from + Int64(count)).map(leaf) }

    /// Canonical JSON that differs from leaf to leaf, as records do.
    func leaf(_ position: Int64) -> [UInt8] {
        let id = sha256Hex("\(position)".utf8)
        var leaf = Array("{\"commitment\":\"\(id)\",\"position\":\(position),\"z\":\"".utf8)
        while leaf.count + 2 < bytes { leaf += id.utf8.prefix(bytes - leaf.count - 2) }
        return leaf + Array("\"}".utf8)
    }
}
