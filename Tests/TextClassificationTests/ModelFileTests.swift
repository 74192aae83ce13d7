import Foundation
import Testing
import TextClassification

struct ModelFileTests {
    static let bytes = TextClassifierTests.classifier.serialized()

    @Test func `a model read from bytes classifies as before`() throws {
        let read = try TextClassifier(serialized: Self.bytes)
        #expect(read.labels == TextClassifierTests.classifier.labels)
        for text in ["Biotonne", "mein Hund", ""] {
            #expect(read.classify(text) == TextClassifierTests.classifier.classify(text))
        }
        #expect(read.serialized() == Self.bytes)
    }

    @Test func `a model mapped from a file classifies as before`() throws {
        let path = FileManager.default.temporaryDirectory.path + "/model-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(Self.bytes).write(to: URL(fileURLWithPath: path))
        let mapped = try TextClassifier(contentsOf: path)
        #expect(mapped.classify("mein Hund") == TextClassifierTests.classifier.classify("mein Hund"))
    }

    @Test func `a file that is not there is named`() {
        #expect(throws: ModelFileError.unreadable(path: "/nowhere/model", code: ENOENT)) {
            try TextClassifier(contentsOf: "/nowhere/model")
        }
    }

    @Test func `a newer format is refused as newer`() {
        var bytes = Self.bytes
        bytes[8] = 9
        #expect(throws: ModelFileError.newer(version: 9, known: 1)) { try TextClassifier(serialized: bytes) }
    }

    @Test(arguments: [0, 1, 8, 15]) func `what does not start like a model is none`(length: Int) {
        #expect(throws: ModelFileError.notAModel) { try TextClassifier(serialized: Array(Self.bytes.prefix(length))) }
        #expect(throws: ModelFileError.notAModel) {
            try TextClassifier(serialized: [UInt8](repeating: 65, count: length + 100))
        }
    }

    @Test func `every cut of a model is refused`() {
        for length in stride(from: 16, to: Self.bytes.count, by: 97) {
            #expect(throws: ModelFileError.self) { try TextClassifier(serialized: Array(Self.bytes.prefix(length))) }
        }
        #expect(throws: ModelFileError.wrongLength(expected: Self.bytes.count, found: Self.bytes.count + 1)) {
            try TextClassifier(serialized: Self.bytes + [0])
        }
    }

    @Test func `every changed byte is noticed`() {
        for place in stride(from: 0, to: Self.bytes.count, by: 61) {
            var bytes = Self.bytes
            bytes[place] ^= 0x10
            #expect(throws: ModelFileError.self) { try TextClassifier(serialized: bytes) }
        }
    }

    @Test(arguments: [
        ModelFileError.notAModel, .wrongChecksum, .newer(version: 7, known: 1), .wrongLength(expected: 5, found: 4),
        .impossible(part: "index"), .unreadable(path: "m", code: 2),
    ])
    func `every refusal says what is wrong`(error: ModelFileError) {
        #expect(error.description.hasSuffix("."))
        #expect(error.description.contains("model file"))
    }
}
