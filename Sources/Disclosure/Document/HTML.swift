extension Document {
    /// One static page without script, fonts or anything from elsewhere. Headings in order, tables with captions and
    /// header cells, colours with a contrast of at least 7 to 1, no text in images.
    package var html: String {
        let words = HeadWords(language)
        var out = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(Self.html(title))</title>
            <style>
            body { font: 1.1rem/1.5 sans-serif; color: #1a1a1a; background: #fff; max-width: 45rem; margin: 0 auto; padding: 1rem }
            table { border-collapse: collapse; display: block; overflow-x: auto }
            caption { text-align: left; font-weight: bold; padding: .5rem 0 }
            th, td { border: 1px solid #595959; padding: .3rem .5rem; text-align: left; vertical-align: top }
            dt { font-weight: bold } dd { margin: 0 0 .8rem 1rem } .open { background: #fff3b0; color: #1a1a1a }
            </style>
            </head>
            <body>
            <main>
            <h1>\(Self.html(title))</h1>
            <p>\(Self.html("\(words.date): \(date). \(words.software): \(software.name) \(software.version), \(words.commit) \(software.commit ?? words.unknown). \(words.openItems): \(open.count)."))</p>

            """
        for note in notes { out += "<p>\(Self.html(note))</p>\n" }
        for section in sections {
            out += "<section>\n<h2>\(Self.html(section.heading))</h2>\n"
            if let provision = section.provision { out += "<p>\(Self.html(provision.text(in: language)))</p>\n" }
            for item in section.items { out += html(item, words) }
            out += "</section>\n"
        }
        out += "<section>\n<h2>\(words.sources)</h2>\n<ul>\n"
        for source in sources { out += "<li>\(Self.html(source))</li>\n" }
        return out + "</ul>\n</section>\n</main>\n</body>\n</html>\n"
    }

    private func html(_ item: Item, _ words: HeadWords) -> String {
        switch item {
        case .text(let text): return "<p>\(Self.html(text))</p>\n"
        case .field(let field):
            var out = "<dl>\n<dt>\(Self.html(field.label))</dt>\n"
            switch field.answer {
            case .known(let values): for value in values { out += "<dd>\(Self.html(value))</dd>\n" }
            case .open(let open):
                out +=
                    "<dd><strong class=\"open\">\(words.open):</strong> \(Self.html(open.question)) "
                    + "<code>\(Self.html(open.place))</code></dd>\n"
            }
            return out + "</dl>\n"
        case .table(let table):
            var out = "<table tabindex=\"0\">\n<caption>\(Self.html(table.caption))</caption>\n<thead>\n<tr>"
            for cell in table.header { out += "<th scope=\"col\">\(Self.html(cell))</th>" }
            out += "</tr>\n</thead>\n<tbody>\n"
            for row in table.rows {
                out += "<tr>"
                for (index, cell) in row.enumerated() {
                    out += index == 0 ? "<th scope=\"row\">\(Self.html(cell))</th>" : "<td>\(Self.html(cell))</td>"
                }
                out += "</tr>\n"
            }
            return out + "</tbody>\n</table>\n"
        }
    }

    /// Text as HTML shows it, in elements and in double-quoted attributes.
    static func html(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
