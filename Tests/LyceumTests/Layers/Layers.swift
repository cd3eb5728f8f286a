/// The modules of a package as their files are, to be compared with the picture of them.
struct Layers {
    struct File {
        let module: String
        /// The module's folder that it is in; empty for a file beside the folders.
        let folder: String
        let path: String
        let names: SwiftNames

        /// - Parameter path: as in `Sources/Module/Folder/File.swift`.
        init(path: String, text: String) {
            let parts = path.split(separator: "/").map(String.init)
            module = parts[1]
            folder = parts.count > 3 ? parts[2] : ""
            self.path = path
            names = SwiftNames(text)
        }
    }

    let picture: LayerPicture
    /// The modules that each module may import, by the manifest.
    let dependencies: [String: Set<String>]
    let files: [File]

    /// What goes up, goes round, or is not in the picture, each as a sentence; empty where the picture is true.
    func findings() -> [String] { arrows() + manifest() + places() + imports() + references() }

    /// Arrows of the picture that do not point at a lower line: without one there is no circle.
    private func arrows() -> [String] {
        picture.modules.indices.flatMap { index in
            let module = picture.modules[index]
            let lower = Set(picture.modules[(index + 1)...].map(\.name))
            return module.base.filter { !lower.contains($0) }.map {
                "\(module.name) stands on \($0), which is not below it"
            }
        }
    }

    /// The manifest and the picture allow the same.
    private func manifest() -> [String] {
        var reached = dependencies
        for _ in reached {
            for (name, direct) in reached { reached[name] = direct.reduce(direct) { $0.union(reached[$1] ?? []) } }
        }
        return picture.modules.flatMap { module in
            let (drawn, written) = (picture.below(module.name), reached[module.name] ?? [])
            return written.subtracting(drawn).sorted().map { "\(module.name) depends on \($0), which is not drawn" }
                + drawn.subtracting(written).sorted().map {
                    "\(module.name) is drawn above \($0), and does not depend on it"
                }
        }
    }

    /// Modules and folders that are in the sources or in the picture alone.
    private func places() -> [String] {
        let present = Dictionary(grouping: files, by: \.module).mapValues { Set($0.map(\.folder)) }
        let missing = present.keys.filter { picture[$0] == nil }.sorted().map { "\($0) is not drawn" }
        return missing
            + picture.modules.flatMap { module -> [String] in
                let folders = present[module.name] ?? []
                let drawn = module.layers.joined().filter { $0 != "files" }
                return folders.filter { module.height(of: $0) == nil }.sorted().map {
                    "\(module.name)/\($0) is not drawn"
                }
                    + drawn.filter { !folders.contains($0) }.map { "\(module.name)/\($0) is drawn, and is not there" }
            }
    }

    private func imports() -> [String] {
        let modules = Set(picture.modules.map(\.name))
        return files.flatMap { file in
            let allowed = picture.below(file.module)
            return file.names.imports.intersection(modules).subtracting(allowed).sorted()
                .map { "\(file.path) imports \($0), which is not below \(file.module)" }
        }
    }

    /// Names of a folder that a folder below it or beside it uses.
    private func references() -> [String] {
        Dictionary(grouping: files, by: \.module).sorted { $0.key < $1.key }.flatMap { module, files in
            picture[module].map { references(in: $0, files) } ?? []
        }
    }

    private func references(in module: LayerPicture.Module, _ files: [File]) -> [String] {
        var homes: [String: Set<String>] = [:]
        var inner: [String: Set<String>] = [:]
        for file in files {
            for name in file.names.declared { homes[name, default: []].insert(file.folder) }
            inner[file.folder, default: []].formUnion(file.names.inner)
        }
        func isBelow(_ lower: String, _ upper: String) -> Bool {
            guard let low = module.height(of: lower), let high = module.height(of: upper) else { return true }
            return lower == upper || low < high
        }
        return files.flatMap { file in
            // A name that is also declared within something that the file may see can mean that one.
            let hidden = inner.filter { isBelow($0.key, file.folder) }.values.reduce(Set()) { $0.union($1) }
            return file.names.used.sorted().compactMap { use -> String? in
                let isQualified = use.hasPrefix("\(module.name).")
                let name = isQualified ? String(use.dropFirst(module.name.count + 1)) : use
                guard let places = homes[name], isQualified || !hidden.contains(name),
                    !places.contains(where: { isBelow($0, file.folder) })
                else { return nil }
                let place = places.sorted().map { $0.isEmpty ? "files" : $0 }.joined(separator: ", ")
                return "\(file.path) -> \(place): \(name)"
            }
        }
    }
}
