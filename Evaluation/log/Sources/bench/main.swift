// log-bench grow FOLDER COUNT BATCH | prove FOLDER TIMES | verify FOLDER | flip FOLDER
//
// grow     publishes COUNT leaves of about 600 bytes, BATCH at a time, each batch with a signed checkpoint
// prove    makes and checks TIMES inclusion proofs at places spread over the log
// verify   checks the whole log from its entries up
// flip     flips each byte of each file in turn and counts how many the check finds

import Foundation
import LogFolder
import Transparency

struct Leaves: LeafSource {
    var count: Int64
    let bytes: Int

    func size() -> Int64 { count }

    func leaves(from: Int64, count: Int) -> [[UInt8]] { (from..<from + Int64(count)).map(leaf) }

    /// Canonical JSON that differs from leaf to leaf, as records do.
    func leaf(_ position: Int64) -> [UInt8] {
        let id = sha256Hex("\(position)".utf8)
        var text = "{\"action\":\"classify\",\"commitment\":\"\(id)\",\"position\":\(position),\"schema\":\"ai-action-record/2\"}"
        let filler = max(0, bytes - text.utf8.count - 7)
        text.removeLast()
        return Array((text + ",\"z\":\"" + String(repeating: id, count: filler / 64 + 1).prefix(filler) + "\"}").utf8)
    }
}

func seconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    let time = (clock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

func rounded(_ value: Double, _ digits: Int = 1) -> String { String(format: "%.\(digits)f", value) }

let signer = try NoteSigner(name: "bench.example/log", type: .ed25519, seed: [UInt8](repeating: 5, count: 32))
let given = CommandLine.arguments
guard given.count >= 3 else {
    print("usage: bench grow FOLDER COUNT BATCH BYTES | prove FOLDER TIMES BYTES | verify FOLDER | flip FOLDER")
    exit(64)
}
let folder = LogFolder(path: given[2] + "/log")
let publisher = LogPublisher(
    folder: folder, signer: signer, store: FolderCheckpointStore(path: given[2] + "/second"))
let audit = LogAudit(folder: folder, key: signer.verifier)

switch given[1] {
case "key":
    print(signer.verifier.text)
case "grow":
    let (count, batch, bytes) = (Int64(given[3]) ?? 0, Int64(given[4]) ?? 1, Int(given[5]) ?? 600)
    // What is published already stays.
    let there = try folder.checkpoint().map { try Checkpoint(text: $0.text).size } ?? 0
    var source = Leaves(count: there, bytes: bytes)
    let making = await seconds { for start in stride(from: 0, to: count, by: 256) { _ = source.leaves(from: start, count: Int(min(256, count - start))) } }
    let all = try await seconds {
        while source.count < count {
            source.count = min(count, source.count + batch)
            _ = try await publisher.publish(source)
        }
    }
    print("leaves \(count), batch \(batch): \(rounded(all)) s, of which making leaves about \(rounded(making)) s;",
        "\(Int(Double(count) / (all - making))) leaves/s")
case "prove":
    let (times, bytes) = (Int64(given[3]) ?? 1000, Int(given[4]) ?? 600)
    guard let note = try folder.checkpoint() else { exit(1) }
    let checkpoint = try Checkpoint(text: note.text)
    let source = Leaves(count: checkpoint.size, bytes: bytes)
    var took: [Double] = []
    for time in 0..<times {
        let index = time * 7_919_993 % checkpoint.size
        let leaf = source.leaf(index)
        took.append(try await seconds { _ = try folder.proof(of: leaf, at: index, openings: [:]) })
    }
    took.sort()
    print("proofs \(times) in a log of \(checkpoint.size):",
        "median \(rounded(took[took.count / 2] * 1000, 3)) ms, 99 of 100 below",
        "\(rounded(took[took.count * 99 / 100] * 1000, 3)) ms, longest \(rounded(took.last.map { $0 * 1000 } ?? 0, 3)) ms")
case "verify":
    var size: Int64 = 0
    let time = try await seconds { size = try await audit.check().size }
    print("verified \(size) leaves in \(rounded(time)) s: \(Int(Double(size) / time)) leaves/s")
case "flip":
    var (flipped, found) = (0, 0)
    for case let file as String in FileManager.default.enumerator(atPath: folder.path) ?? .init() {
        let url = URL(fileURLWithPath: folder.path + "/" + file)
        guard !file.hasPrefix("."), let good = try? Data(contentsOf: url) else { continue }
        for place in good.indices {
            var bad = good
            bad[place] ^= 1 << UInt8(place % 8)
            try bad.write(to: url)
            flipped += 1
            do { _ = try await audit.check() } catch is LogFault { found += 1 }
        }
        try good.write(to: url)
    }
    _ = try await audit.check()
    print("Swift: \(flipped) bytes flipped, \(found) found")
    exit(flipped == found && flipped > 0 ? 0 : 1)
default:
    exit(64)
}
