/// A moment, written as in ISO 8601 with its zone: `2026-12-11T14:00Z`, or `2026-12-11T14:00+01:00`.
public struct Deadline: Sendable, Hashable, CustomStringConvertible {
    /// As it was written.
    public let description: String
    /// Seconds since the beginning of 1970 in Greenwich, leap seconds not counted.
    public let seconds: Int

    /// Reads a moment; `nil` where it is none, as 30 February is not.
    public init?(_ text: String) {
        guard
            let match = text.wholeMatch(
                of: /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|([+-])(\d\d):(\d\d))/.asciiOnlyDigits())
        else { return nil }
        func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
        let (year, month, day) = (number(match.1), number(match.2), number(match.3))
        let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
        let (zoneHour, zoneMinute) = (number(match.8), number(match.9))
        guard year >= 1970, (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day), hour < 24,
            minute < 60, second < 60, zoneHour < 15, zoneMinute < 60
        else { return nil }
        let days =
            (1970..<year).reduce(0) { $0 + (Self.isLeap($1) ? 366 : 365) }
            + (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) } + day - 1
        let zone = (zoneHour * 60 + zoneMinute) * (match.7 == "-" ? -1 : 1)
        description = text
        seconds = ((days * 24 + hour) * 60 + minute - zone) * 60 + second
    }

    /// How long after it a moment is, such as `2 days 3 hours`.
    func delay(at moment: Int) -> String {
        let minutes = max(0, moment - seconds) / 60
        let parts = [(minutes / 1440, "day"), (minutes / 60 % 24, "hour"), (minutes % 60, "minute")]
        let texts = parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }
            .map { count, unit in "\(count) \(unit)\(count == 1 ? "" : "s")" }
        return texts.isEmpty ? "less than a minute" : texts.joined(separator: " ")
    }

    /// A moment in Greenwich, to the minute; between 1970 and 9999.
    package init(seconds: Int) {
        let minutes = min(max(seconds, 0) / 60, 4_223_371_679)
        var (days, year, month) = (minutes / 1440, 1970, 1)
        while days >= (Self.isLeap(year) ? 366 : 365) {
            days -= Self.isLeap(year) ? 366 : 365
            year += 1
        }
        while days >= Self.days(in: month, of: year) {
            days -= Self.days(in: month, of: year)
            month += 1
        }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let time = "\(two(minutes % 1440 / 60)):\(two(minutes % 60))"
        (description, self.seconds) = ("\(year)-\(two(month))-\(two(days + 1))T\(time)Z", minutes * 60)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func days(in month: Int, of year: Int) -> Int {
        month == 2 ? isLeap(year) ? 29 : 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
