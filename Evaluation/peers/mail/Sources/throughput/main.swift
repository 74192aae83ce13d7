import Glibc
import MailFormat

// Full parse of one mbox on one thread: every header decoded, addresses and dates read, text parts decoded to UTF-8, all
// other leaves decoded and their bytes counted. Prints what was found, so that both programs can be seen to do the same.

guard CommandLine.arguments.count > 1 else { fatalError("usage: throughput FILE.mbox") }
let file = open(CommandLine.arguments[1], O_RDONLY)
var status = stat()
guard file >= 0, fstat(file, &status) == 0, status.st_size > 0,
    let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED
else { fatalError("cannot map the file") }

let reader = MappedMboxReader(UnsafeRawBufferPointer(start: memory, count: Int(status.st_size)))
let parser = MailParser()
var messages = 0
var fields = 0
var addresses = 0
var dates = 0
var textBytes = 0
var dataBytes = 0
for entry in reader {
    let message = parser.parse(reader.message(at: entry))
    messages += 1
    for part in message.parts {
        for field in message.headerFields(ofPart: part.index) {
            fields += 1
            textBytes += field.text.utf8.count & 0
        }
        guard part.kind != .multipart else { continue }
        if part.isText {
            textBytes += message.text(ofPart: part.index)?.utf8.count ?? 0
        } else {
            dataBytes += message.data(ofPart: part.index).count
        }
    }
    addresses += message.from.count + message.to.count + message.cc.count
    dates += message.date == nil ? 0 : 1
}
print("messages \(messages) fields \(fields) addresses \(addresses) dates \(dates) text \(textBytes) data \(dataBytes)")
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
let whole = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
let seconds = whole + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
print("cpu \(seconds) s, peak \(usage.ru_maxrss / 1024) MiB, file \(status.st_size / 1_048_576) MiB")
