/// Reads the dates that mail programs write: RFC 5322, the obsolete forms, `asctime` and ISO 8601.
struct DateReader {
    private enum Token {
        case number(value: Int, digits: Int)
        case word(UInt32)
        case zone(minutes: Int)
        case colon, hyphen, slash, dot, other
    }

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = min(range.upperBound, range.lowerBound + 256)
    }

    mutating func read() -> MailDate? {
        var year: Int?
        var month: Int?
        var day: Int?
        var time: (hour: Int, minute: Int, second: Int)?
        var zone: Int?
        while let token = next(afterTime: time != nil) {
            switch token {
            case .number(let value, let digits):
                if time == nil, peek() == Byte.colon || (day != nil && month != nil && year != nil && peek() == 0x2E) {
                    time = readTime(hour: value)
                } else if digits == 4, day == nil, peek() == Byte.hyphen || peek() == 0x2F {
                    year = value
                } else if digits >= 3 || (day != nil && year == nil && month != nil) {
                    if year == nil { year = fullYear(value, digits: digits) }
                } else if month == nil, year != nil {
                    month = value
                } else if day == nil {
                    day = value
                    if month == nil, peek() == 0x2F || peek() == 0x2E { numericMonth(&month) }
                }
            case .word(let letters):
                if month == nil, let found = Self.month(letters) {
                    month = found
                } else if time != nil, zone == nil {
                    zone = Self.namedZone(letters)
                    if letters == Self.code("pm"), let hour = time?.hour, hour < 12 { time?.hour = hour + 12 }
                    if letters == Self.code("am"), time?.hour == 12 { time?.hour = 0 }
                }
            case .zone(let minutes):
                zone = minutes
            case .colon, .hyphen, .slash, .dot, .other:
                break
            }
        }
        return date(year, month, day, time, zone)
    }

    private func date(
        _ year: Int?, _ month: Int?, _ day: Int?, _ time: (hour: Int, minute: Int, second: Int)?, _ zone: Int?
    ) -> MailDate? {
        guard let year, let month, let day, (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year)
        else { return nil }
        let clock = time ?? (0, 0, 0)
        guard clock.hour <= 24, clock.minute <= 59, clock.second <= 60 else { return nil }
        let days = MailDate.days(year: year, month: month, day: day)
        let minutes = zone ?? 0
        let seconds = days * 86_400 + clock.hour * 3_600 + clock.minute * 60 + clock.second - minutes * 60
        return MailDate(secondsSince1970: Int64(seconds), zoneMinutes: minutes)
    }

    private mutating func numericMonth(_ month: inout Int?) {
        let mark = position
        position += 1
        if case .number(let value, let digits)? = next(afterTime: false), digits <= 2, (1...12).contains(value) {
            month = value
        } else {
            position = mark
        }
    }

    private mutating func readTime(hour: Int) -> (hour: Int, minute: Int, second: Int) {
        var fields = [0, 0]
        for index in 0..<2 where peek() == Byte.colon || peek() == 0x2E {
            position += 1
            skipSpace()
            guard position < end, Byte.isDigit(bytes[position]) else { break }
            fields[index] = readNumber().value
        }
        if peek() == 0x2E {
            position += 1
            _ = readNumber()
        }
        return (hour, fields[0], fields[1])
    }

    private func peek() -> UInt8 {
        var index = position
        while index < end, Byte.isSpace(bytes[index]) { index += 1 }
        return index < end ? bytes[index] : 0
    }

    private mutating func skipSpace() {
        while position < end, Byte.isSpace(bytes[position]) { position += 1 }
    }

    private mutating func readNumber() -> (value: Int, digits: Int) {
        var value = 0
        var digits = 0
        while position < end, Byte.isDigit(bytes[position]) {
            if digits < 9 { value = value * 10 + Int(bytes[position] - 0x30) }
            digits += 1
            position += 1
        }
        return (value, digits)
    }

    private mutating func next(afterTime: Bool) -> Token? {
        skipSpace()
        while position < end, bytes[position] == Byte.openParen { skipComment() }
        guard position < end else { return nil }
        let byte = bytes[position]
        if Byte.isDigit(byte) {
            let number = readNumber()
            return .number(value: number.value, digits: number.digits)
        }
        if Byte.isLetter(byte) { return .word(readWord()) }
        position += 1
        switch byte {
        case 0x2B, Byte.hyphen:
            guard afterTime, position < end, Byte.isDigit(bytes[position]) else { return .hyphen }
            var number = readNumber()
            if number.digits <= 2 {
                number.value *= 100
                if position < end, bytes[position] == Byte.colon {
                    position += 1
                    number.value += readNumber().value % 100
                }
            }
            let minutes = (number.value / 100 % 100) * 60 + number.value % 100
            return .zone(minutes: byte == Byte.hyphen ? -minutes : minutes)
        case Byte.colon: return .colon
        case 0x2F: return .slash
        case 0x2E: return .dot
        default: return .other
        }
    }

    private mutating func skipComment() {
        var depth = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            if byte == Byte.openParen { depth += 1 }
            if byte == Byte.closeParen { depth -= 1 }
            if byte == Byte.backslash { position += 1 }
            if depth == 0 { break }
        }
        skipSpace()
    }

    /// The first three letters of a word, packed; shorter words keep their length.
    private mutating func readWord() -> UInt32 {
        var code: UInt32 = 0
        var length = 0
        while position < end, Byte.isLetter(bytes[position]) {
            if length < 3 { code = code << 8 | UInt32(Byte.lowercased(bytes[position])) }
            length += 1
            position += 1
        }
        return code
    }

    private static func code(_ word: StaticString) -> UInt32 {
        var code: UInt32 = 0
        for index in 0..<min(3, word.utf8CodeUnitCount) { code = code << 8 | UInt32(word.utf8Start[index]) }
        return code
    }

    private static let months: [UInt32: Int] = {
        var table: [UInt32: Int] = [:]
        let names: [StaticString] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        for (index, name) in names.enumerated() { table[code(name)] = index + 1 }
        for (name, month): (StaticString, Int) in [("mai", 5), ("okt", 10), ("dez", 12)] { table[code(name)] = month }
        return table
    }()

    private static let zones: [UInt32: Int] = {
        var table: [UInt32: Int] = [:]
        let names: [(StaticString, Int)] = [
            ("est", -300), ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480),
            ("pdt", -420), ("met", 60), ("mez", 60), ("cet", 60), ("ces", 120), ("mes", 120), ("eet", 120),
            ("ees", 180),
            ("bst", 60), ("wes", 60), ("jst", 540),
        ]
        for (name, minutes) in names { table[code(name)] = minutes }
        return table
    }()

    private static func month(_ code: UInt32) -> Int? { months[code] }

    private static func namedZone(_ code: UInt32) -> Int? { zones[code] ?? (code > 0xFFFF ? 0 : nil) }

    /// RFC 5322 section 4.3: two digits below 50 are of this century, three digits count from 1900.
    private func fullYear(_ value: Int, digits: Int) -> Int {
        if digits <= 2 { return value < 50 ? value + 2000 : value + 1900 }
        if digits == 3 { return value + 1900 }
        return value
    }
}
