import LyceumValues

/// Grades as text, by which a process that grades one hand-in tells another.
extension Grade {
    /// The grade as JSON, on one line.
    package var json: String {
        func texts(_ texts: [String]) -> Value { .list(texts.map(Value.string)) }
        var fields: Info = [
            "archive": .string(archive), "student": student.map(Value.string) ?? .none,
            "status": .string(status.rawValue), "verdict": .string(verdict.rawValue),
            "other_mathematics": .bool(isOtherMathematics), "notes": texts(notes), "episodes": .int(episodes),
            "steps": .double(steps), "proved": .int(provedEpisodes), "lines": texts(rowLines),
            "curve": .list(curve.map(Value.double)), "seconds": .double(seconds), "trace": .string(traits.trace),
            "rows": .string(traits.rows),
            "actions": .string(Self.text(traits.episodes)), "shingles": .string(Self.text(traits.shingles)),
        ]
        fields["checks"] = Value.list(
            checks.map { check in
                .dictionary([
                    "name": .string(check.name), "passed": check.isPassed.map(Value.bool) ?? .none,
                    "problems": texts(check.problems),
                ])
            })
        fields["files"] = Value.list(
            files.map { .dictionary(["name": .string($0.name), "size": .int($0.size)]) })
        if let rerun { fields["rerun"] = rerun.value }
        if let score {
            fields["score"] = Value.dictionary([
                "value": .double(score.value), "low": .bool(score.isBetterLow),
                "explanation": .string(score.explanation), "points": score.points.map(Value.double) ?? .none,
                "most": score.maxPoints.map(Value.double) ?? .none,
            ])
        }
        return fields.json
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    package init?(json: String) {
        guard let fields = (try? Value(json: json))?.dictionary else { return nil }
        func value(_ key: String) -> Value { (fields[key] as Value?) ?? .none }
        func texts(_ value: Value?) -> [String]? {
            guard case .list(let values)? = value else { return nil }
            return values.compactMap(\.string)
        }
        guard let archive = value("archive").string, let status = value("status").string.flatMap(Status.init),
            let verdict = value("verdict").string.flatMap(Verdict.init), let notes = texts(value("notes")),
            let lines = texts(value("lines")), case .list(let checks) = value("checks"),
            case .list(let files) = value("files"), let actions = value("actions").string.flatMap(Self.numbers),
            let shingles = value("shingles").string.flatMap(Self.numbers)
        else { return nil }
        self.archive = archive
        student = value("student").string
        self.status = status
        self.verdict = verdict
        isOtherMathematics = value("other_mathematics").bool ?? false
        self.notes = notes
        episodes = value("episodes").int ?? 0
        steps = value("steps").double ?? 0
        provedEpisodes = value("proved").int ?? 0
        rowLines = lines
        seconds = value("seconds").double ?? 0
        if case .list(let means) = value("curve") { curve = means.compactMap(\.double) }
        self.checks = checks.compactMap { check in
            guard let name = check["name"]?.string, let problems = texts(check["problems"]) else { return nil }
            return Check(name: name, isPassed: check["passed"]?.bool, problems: problems)
        }
        self.files = files.compactMap { file in
            guard let name = file["name"]?.string, let size = file["size"]?.int else { return nil }
            return File(name: name, size: size)
        }
        rerun = (fields["rerun"] as Value?).flatMap(RerunReport.init)
        (traits.trace, traits.rows) = (value("trace").string ?? "", value("rows").string ?? "")
        (traits.episodes, traits.shingles) = (actions, shingles)
        if let score = value("score").dictionary, let number = (score["value"] as Value?)?.double {
            self.score = Score(
                number, isBetterLow: (score["low"] as Value?)?.bool ?? false,
                explanation: (score["explanation"] as Value?)?.string ?? "",
                points: (score["points"] as Value?)?.double, maxPoints: (score["most"] as Value?)?.double)
        }
    }

    /// Numbers as 16 hexadecimal digits each.
    private static func text(_ numbers: [UInt64]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = numbers.flatMap { number in
            stride(from: UInt64(60), through: 0, by: -4).map { digits[Int(number >> $0 & 15)] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func numbers(_ text: String) -> [UInt64]? {
        let bytes = Array(text.utf8)
        guard bytes.count.isMultiple(of: 16) else { return nil }
        var numbers: [UInt64] = []
        numbers.reserveCapacity(bytes.count / 16)
        for start in stride(from: 0, to: bytes.count, by: 16) {
            guard let number = UInt64(String(decoding: bytes[start..<start + 16], as: UTF8.self), radix: 16) else {
                return nil
            }
            numbers.append(number)
        }
        return numbers
    }
}
