/// The labels of charsets: those of the WHATWG Encoding Standard section 4.2, then some that only mail programs write.
enum CharsetLabels {
    static let table: [String: Charset] = {
        var table: [String: Charset] = [:]
        for (name, labels) in singleByte {
            guard let index = SingleByteTables.names.firstIndex(of: name) else { continue }
            table[name] = .singleByte(index)
            for label in labels.split(separator: " ") { table[String(label)] = .singleByte(index) }
        }
        for (charset, labels) in others {
            for label in labels.split(separator: " ") { table[String(label)] = charset }
        }
        return table
    }()

    private static let singleByte: [(String, String)] = [
        ("ibm866", "866 cp866 csibm866"),
        (
            "iso-8859-2",
            "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 iso8859_2 latin-2"
        ),
        ("iso-8859-3", "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"),
        ("iso-8859-4", "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"),
        (
            "iso-8859-5",
            "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
        ),
        (
            "iso-8859-6",
            "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 "
                + "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
        ),
        (
            "iso-8859-7",
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
                + "sun_eu_greek"
        ),
        (
            "iso-8859-8",
            "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
                + "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical"
        ),
        ("iso-8859-10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
        ("iso-8859-13", "iso8859-13 iso885913"),
        ("iso-8859-14", "iso8859-14 iso885914"),
        ("iso-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9 iso8859_15"),
        ("iso-8859-16", "iso8859-16 iso885916"),
        ("koi8-r", "cskoi8r koi koi8 koi8_r"),
        ("koi8-u", "koi8-ru"),
        ("macintosh", "csmacintosh mac x-mac-roman macroman"),
        ("windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
        ("windows-1250", "cp1250 x-cp1250 win-1250"),
        ("windows-1251", "cp1251 x-cp1251 win-1251"),
        (
            "windows-1252",
            "ansi_x3.4-1968 cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
                + "iso_8859-1:1987 l1 latin1 x-cp1252 latin-1 iso8859_1 win-1252 iso-8859-1-windows-3.1-latin-1 "
                + "x-ansi ansi"
        ),
        ("windows-1253", "cp1253 x-cp1253"),
        (
            "windows-1254",
            "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"
        ),
        ("windows-1255", "cp1255 x-cp1255"),
        ("windows-1256", "cp1256 x-cp1256"),
        ("windows-1257", "cp1257 x-cp1257"),
        ("windows-1258", "cp1258 x-cp1258"),
        ("x-mac-cyrillic", "x-mac-ukrainian"),
        ("ibm437", "cp437 437 cspc8codepage437"),
        ("ibm850", "cp850 850 cspc850multilingual"),
        ("ibm852", "cp852 852 cspcp852"),
        ("ibm855", "cp855 855 csibm855"),
        ("ibm857", "cp857 857 csibm857"),
        ("ibm858", "cp858 ibm00858 cp00858 ccsid00858"),
    ]

    private static let others: [(Charset, String)] = [
        (.utf8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf_8 cp65001 utf8mb4"),
        (.utf8OrWindows1252, "us-ascii ascii ansi_x3.4-1986 iso646-us us csascii iso-ir-6 cp367 ibm367 x-user-defined"),
        (.utf8OrWindows1252, "unknown-8bit x-unknown 8bit unknown default_charset default none x-user-defined binary"),
        (.utf16LittleEndian, "utf-16 utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
        (.utf16BigEndian, "utf-16be unicodefffe"),
        (.utf32LittleEndian, "utf-32le"),
        (.utf32BigEndian, "utf-32 utf-32be ucs-4 iso-10646-ucs-4"),
        (.utf7, "utf-7 unicode-1-1-utf-7 csunicode11utf7 x-unicode-2-0-utf-7 utf7"),
        (
            .platform(.gb18030),
            "gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 ms936 "
                + "windows-936 euc-cn x-euc-cn gb"
        ),
        (.hz, "hz-gb-2312"),
        (.platform(.big5), "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 big-5"),
        (.platform(.eucTW), "euc-tw x-euc-tw"),
        (.platform(.eucJP), "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp"),
        (
            .iso2022JP,
            "csiso2022jp iso-2022-jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms cp50220 cp50221 cp50222"
        ),
        (
            .platform(.shiftJIS),
            "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 windows-932"
        ),
        (
            .platform(.eucKR),
            "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
                + "windows-949 cp949 uhc ks_c_5601"
        ),
        (.iso2022KR, "csiso2022kr iso-2022-kr"),
        (.platform(.johab), "johab cp1361"),
    ]
}
