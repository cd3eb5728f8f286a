import LyceumValues

extension AnySpace {
    /// The layout of the space inside.
    public func jsonLayout(of samples: [Value]) -> Value { erasedLayout(base, samples) }
    /// The elements in the layout of the space inside.
    public func samples(ofJSON layout: Value) throws -> [Value] { try erasedSamples(base, layout) }
}

/// Values that are not elements of the space are left out, so that reading the text back gives fewer.
private func erasedLayout<S: Space>(_ space: S, _ samples: [Value]) -> Value {
    space.jsonLayout(of: samples.compactMap(S.element(of:)))
}

private func erasedSamples<S: Space>(_ space: S, _ layout: Value) throws -> [Value] {
    try space.samples(ofJSON: layout).map(S.value(of:))
}

/// The elements made of one entry of each column.
private func rows(_ columns: [[Value]]) -> [[Value]]? {
    guard let count = columns.first?.count else { return [] }
    guard columns.allSatisfy({ $0.count == count }) else { return nil }
    return (0..<count).map { row in columns.map { $0[row] } }
}

extension TupleSpace {
    /// A list with the layout of each part's elements. For a tuple without parts it does not tell how many elements
    /// there are.
    public func jsonLayout(of samples: [Value]) -> Value {
        let rows = samples.map { Self.element(of: $0)?.values ?? [] }.filter { $0.count == count }
        return .list(spaces.indices.map { part in spaces[part].jsonLayout(of: rows.map { $0[part] }) })
    }

    /// The tuples of the parts' elements.
    public func samples(ofJSON layout: Value) throws -> [Value] {
        guard let layouts = layout.values, layouts.count == count else {
            throw notJSON(layout, "a list of \(count) lists, one for each part")
        }
        guard let rows = rows(try zip(spaces, layouts).map { try $0.samples(ofJSON: $1) }) else {
            throw notJSON(layout, "as many elements of each part")
        }
        return rows.map { .tuple($0) }
    }
}

extension DictSpace {
    /// A dictionary with the layout of each part's elements.
    public func jsonLayout(of samples: [Value]) -> Value {
        .dictionary(
            Info(zip(keys, spaces).map { key, space in (key, space.jsonLayout(of: samples.compactMap { $0[key] })) }))
    }

    /// The dictionaries of the parts' elements.
    public func samples(ofJSON layout: Value) throws -> [Value] {
        let layouts = keys.compactMap { layout[$0] }
        guard layouts.count == count, layout.dictionary?.count == count else {
            throw notJSON(layout, "a dictionary of lists with the keys of the space")
        }
        guard let rows = rows(try zip(spaces, layouts).map { try $0.samples(ofJSON: $1) }) else {
            throw notJSON(layout, "as many elements of each part")
        }
        return rows.map { .dictionary(Info(zip(keys, $0).map { ($0, $1) })) }
    }
}

extension Product {
    /// The layout of ``TupleSpace``.
    public func jsonLayout(of samples: [(repeat (each S).Element)]) -> Value {
        var values: [Value] = []
        for sample in samples { values.append(Self.erased(repeat each sample)) }
        return dynamicTwin.jsonLayout(of: values)
    }

    /// The tuples of the parts' elements.
    public func samples(ofJSON layout: Value) throws -> [(repeat (each S).Element)] {
        var elements: [(repeat (each S).Element)] = []
        for value in try dynamicTwin.samples(ofJSON: layout) {
            guard let element = Self.element(of: value) else { throw notJSON(value, "one of its elements") }
            elements.append(element)
        }
        return elements
    }
}

extension Copies {
    /// The layout of ``TupleSpace``.
    public func jsonLayout(of samples: [[Base.Element]]) -> Value {
        dynamicTwin.jsonLayout(of: samples.map(Self.value(of:)))
    }

    /// The arrays of the copies' elements.
    public func samples(ofJSON layout: Value) throws -> [[Base.Element]] {
        try dynamicTwin.samples(ofJSON: layout).map { value in
            guard let element = Self.element(of: value) else { throw notJSON(value, "one of its elements") }
            return element
        }
    }
}

extension SequenceSpace {
    /// A list with the layout of each sequence.
    public func jsonLayout(of samples: [[Feature.Element]]) -> Value {
        .list(samples.map { feature.jsonLayout(of: $0) })
    }

    /// The sequences in the layouts of a list.
    public func samples(ofJSON layout: Value) throws -> [[Feature.Element]] {
        guard let layouts = layout.values else { throw notJSON(layout, "a list of sequences") }
        return try layouts.map { try feature.samples(ofJSON: $0) }
    }
}

extension StackedSequenceSpace {
    /// The layout of the space of batches.
    public func jsonLayout(of samples: [Feature.Batch]) -> Value { feature.batched(1).jsonLayout(of: samples) }

    /// The batches in the layout of their space.
    public func samples(ofJSON layout: Value) throws -> [Feature.Batch] {
        try feature.batched(1).samples(ofJSON: layout)
    }
}

extension OneOf {
    /// A list with pairs of a position and an element.
    public func jsonLayout(of samples: [Value]) -> Value {
        .list(
            samples.compactMap(Self.parts(of:)).filter { spaces.indices.contains($0.index) }.map { index, element in
                .list([.int(index), spaces[index].entry(element)])
            })
    }

    /// The pairs of a list, as tuples.
    public func samples(ofJSON layout: Value) throws -> [Value] {
        guard let pairs = layout.values else { throw notJSON(layout, "a list of pairs") }
        return try pairs.map { pair in
            guard let parts = pair.values, parts.count == 2, let index = parts[0].int, spaces.indices.contains(index),
                let element = try spaces[index].element(ofEntry: parts[1])
            else { throw notJSON(pair, "a pair of a position and an element") }
            return .tuple([.int(index), element])
        }
    }
}

extension GraphSpace {
    /// A list with dictionaries of nodes, edges and links.
    public func jsonLayout(of samples: [GraphInstance]) -> Value {
        .list(
            samples.map { graph in
                var parts: Info = ["nodes": layout(graph.nodes, nodeSpace)]
                if let edges = graph.edges, let links = graph.edgeLinks, let edgeSpace {
                    parts["edges"] = layout(edges, edgeSpace)
                    parts["edge_links"] = .list(links.map { .integers($0) })
                }
                return .dictionary(parts)
            })
    }

    private func layout(_ batch: Value, _ space: AnySpace) -> Value {
        space.batched(space.count(of: batch)).jsonLayout(of: [batch])
    }

    /// The graphs in the dictionaries of a list.
    public func samples(ofJSON layout: Value) throws -> [GraphInstance] {
        guard let graphs = layout.values else { throw notJSON(layout, "a list of graphs") }
        return try graphs.map { graph in
            guard let nodes = try graph["nodes"].flatMap({ try batch($0, nodeSpace) }) else {
                throw notJSON(graph, "a dictionary with nodes")
            }
            let links = graph["edge_links"]?.values?.compactMap { $0.integers ?? ($0.values == [] ? [] : nil) }
            let edges = try graph["edges"].flatMap { edges in try edgeSpace.flatMap { try batch(edges, $0) } }
            guard links?.count == graph["edge_links"]?.values?.count, (edges == nil) == (links == nil),
                (graph["edges"] == nil) == (edges == nil)
            else { throw notJSON(graph, "edges with links") }
            return GraphInstance(nodes: nodes, edges: edges, edgeLinks: links)
        }
    }

    /// The only batch in a layout. Batches that are tuples of elements have as many columns as elements.
    private func batch(_ layout: Value, _ space: AnySpace) throws -> Value? {
        let isTupleOfElements = space.as(TupleSpace.self) == nil && space.batched(1).as(TupleSpace.self) != nil
        return try space.batched(isTupleOfElements ? layout.values?.count ?? 0 : 1).samples(ofJSON: layout).first
    }
}

extension AnySpace {
    /// Whether a layout lists the elements one by one, and not in columns, one for each part.
    private var hasPlainLayout: Bool { jsonLayout(of: []) == .list([]) }

    /// What stands for a single element: the only entry of a list, or its columns.
    fileprivate func entry(_ element: Value) -> Value {
        let layout = jsonLayout(of: [element])
        return hasPlainLayout ? layout.values?.first ?? .none : layout
    }

    /// The element that an entry stands for.
    fileprivate func element(ofEntry entry: Value) throws -> Value? {
        try samples(ofJSON: hasPlainLayout ? .list([entry]) : entry).first
    }
}
