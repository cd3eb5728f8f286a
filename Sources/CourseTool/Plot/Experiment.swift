import Lyceum

/// Runs of one experiment that differ only in their seeds.
package struct Experiment {
    /// The part that the paths of its runs share and those of other experiments do not.
    let name: String
    let runs: [RunLog]

    /// Groups runs whose paths are the same but for seeds: `seed-3`, `sd3`, `s3`, and folders that are numbers.
    static func grouped(_ runs: [RunLog]) -> [Experiment] {
        var groups: [(key: [String], runs: [RunLog])] = []
        for run in runs {
            let key = withoutSeeds(run.path)
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].runs.append(run)
            } else {
                groups.append((key, [run]))
            }
        }
        // Folders name an experiment if they tell all of them apart; the files mostly have the same names.
        let keys = groups.map { $0.key.drop { $0 == "runs" } }
        let folders = keys.map { $0.dropLast() }
        let isEnough = Set(folders).count == folders.count && !folders.contains { $0.isEmpty }
        let names = (isEnough ? folders : keys).map(Array.init)
        return zip(names, groups).map { Experiment(name: name($0, among: names), runs: $1.runs) }
    }

    /// The parts of a path, without folders named `logs`, extensions and seeds.
    package static func withoutSeeds(_ path: String) -> [String] {
        var parts = path.split(separator: "/").map(String.init).filter { $0 != "logs" && $0 != "." }
        if let file = parts.popLast() {
            parts.append(file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file)
        }
        return parts.compactMap { part in
            let words = part.split(whereSeparator: { "-_,".contains($0) }).map(String.init)
            var kept: [String] = []
            var skipsNumber = false
            for word in words {
                let isNumber = word.allSatisfy(\.isNumber)
                if isNumber && (skipsNumber || words.count == 1) || isSeed(word) {
                    skipsNumber = word.allSatisfy(\.isLetter)
                    continue
                }
                skipsNumber = false
                kept.append(word)
            }
            return kept.isEmpty ? nil : kept.joined(separator: "-")
        }
    }

    /// `seed`, `seed3`, `seed=3`, `sd3`, `s3`.
    private static func isSeed(_ word: String) -> Bool {
        let word = word.lowercased()
        if word == "seed" { return true }
        let letters = word.prefix { $0.isLetter }
        let rest = word.dropFirst(letters.count).drop { $0 == "=" }
        return ["seed", "sd", "s"].contains(String(letters)) && !rest.isEmpty && rest.allSatisfy(\.isNumber)
    }

    /// What remains of a key without the parts that all keys begin and end with.
    private static func name(_ key: [String], among keys: [[String]]) -> String {
        guard keys.count > 1 else { return key.last ?? "runs" }
        var front = 0
        while keys.allSatisfy({ $0.count > front && $0[front] == keys[0][front] }) { front += 1 }
        var back = 0
        while keys.allSatisfy({
            $0.count - back > front && $0[$0.count - 1 - back] == keys[0][keys[0].count - 1 - back]
        }) {
            back += 1
        }
        let own = key[front..<max(front, key.count - back)]
        return own.isEmpty ? key.last ?? "runs" : own.joined(separator: "/")
    }
}
