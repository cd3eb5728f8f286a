import GymnasiumCore

/// The ids of all environments in columns, one block for each namespace or group.
///
/// ```swift
/// print(registryText())
/// // ===== classic_control =====
/// // CartPole-v0 CartPole-v1
/// ```
///
/// The layout is that of Gymnasium 1.4's `pprint_registry`. An id without a namespace belongs to the group of its entry
/// point: that of Gymnasium for a built-in one, the module of the environment for one registered since.
///
/// - Parameters:
///   - columns: the number of ids on a line, 1 or more.
///   - excludedNamespaces: namespaces and groups that are left out.
public func registryText(columns: Int = 3, excludedNamespaces: Set<String> = []) -> String {
    registryText(of: Registry.shared.withLock(\.specs), columns: columns, excludedNamespaces: excludedNamespaces)
}

/// Prints ``registryText(columns:excludedNamespaces:)``.
public func pprintRegistry(columns: Int = 3, excludedNamespaces: Set<String> = []) {
    print(registryText(columns: columns, excludedNamespaces: excludedNamespaces))
}

package func registryText(of specs: [EnvSpec], columns: Int, excludedNamespaces: Set<String>) -> String {
    let width = specs.map(\.name.name.unicodeScalars.count).max() ?? 0
    var groups: [(name: String, ids: [String])] = []
    for spec in specs where !excludedNamespaces.contains(spec.group) {
        if let index = groups.firstIndex(where: { $0.name == spec.group }) {
            groups[index].ids.append(spec.id)
        } else {
            groups.append((spec.group, [spec.id]))
        }
    }
    return groups.map { group in
        let ids = group.ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let lines = stride(from: 0, to: ids.count, by: max(columns, 1)).map { start in
            let row = ids[start..<min(start + max(columns, 1), ids.count)]
            let padded = row.map { $0 + String(repeating: " ", count: max(0, width - $0.unicodeScalars.count)) }
            var line = padded.joined(separator: " ")[...]
            while line.last == " " { line.removeLast() }
            return String(line)
        }
        return (["===== \(group.name) ====="] + lines).joined(separator: "\n")
    }.joined(separator: "\n")
}

extension EnvSpec {
    /// The namespace, or what takes its place in lists.
    var group: String {
        if let namespace = name.namespace { return namespace }
        let module = entryPoint.prefix { $0 != ":" }
        let parts = module.split(separator: ".")
        return (parts.count > 2 ? parts[2] : parts.last).map(String.init) ?? name.name
    }
}
