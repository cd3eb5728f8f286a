import Gymnasium
import LyceumNumerics
import Testing

/// Spaces of sizes that no memory holds, and spaces that cannot be.
@Suite struct SpaceLimitTests {
    private static let huge = [Limits.spaceNumbers + 1, 1 << 61, Int.max]

    @Test(arguments: huge)
    func `a box of too many numbers is no space, and its other methods do not end the program`(n: Int) throws {
        for shape in [[n], [2, n], [n, n], [0, n, n]] {
            let spaces = [
                ArrayBox<Float>(low: 0, high: 1, shape: shape).erased,
                ArrayBox<Int8>(low: 0, high: 1, shape: shape).erased,
                ArrayMultiBinary(shape: shape).erased, Box<Double>(low: 0, high: nil, shape: shape).erased,
            ]
            for var space in spaces {
                let error = #expect(throws: InvalidSpace.self, "\(space)") { try space.validate() }
                #expect(error?.description.isEmpty == false)
                _ = (space.sample(), space.zeroElement, space.flatDim, space.structure, space.description)
                _ = (space.contains(.floats([1])), try? space.flatSpace(), try? space.flatten(space.sample()))
                _ = try? space.unflatten(.doubles([1]))
                #expect(throws: (any Error).self) { try space.batched(3).validate() }
            }
        }
    }

    @Test(arguments: huge)
    func `what is sampled but too long to flatten says so`(n: Int) throws {
        var discrete = Discrete(n)
        try discrete.validate()
        #expect(discrete.contains(discrete.sample()))
        #expect(discrete.flatDim == n)
        let error = #expect(throws: NotFlattenable.self) { try discrete.flatSpace() }
        #expect(error == NotFlattenable(space: "Discrete(\(n))", length: n))
        #expect(error?.description.contains("use the element as it is") == true)
        #expect(throws: NotFlattenable.self) { try discrete.flatten(3) }
        #expect(throws: NotFlattenable.self) { try discrete.typedFlatSpace() }
        #expect(throws: InvalidElement.self) { try discrete.unflatten(.doubles([1])) }

        let several = MultiDiscrete([n, n])
        try several.validate()
        #expect(several.flatDim == Limits.sum([n, n]))
        #expect(throws: NotFlattenable.self) { try several.flatSpace() }
        #expect(throws: NotFlattenable.self) { try several.flatten([0, 0]) }

        for whole in [
            TupleSpace(Discrete(2), discrete, discrete).erased, DictSpace(["a": discrete, "b": several]).erased,
            OneOf(Discrete(2), discrete).erased, Product(discrete, discrete).erased,
            Copies(discrete, count: 3).erased,
        ] {
            var whole = whole
            #expect((whole.flatDim ?? 0) >= n, "\(whole)")
            #expect(throws: NotFlattenable.self) { try whole.flatSpace() }
            #expect(throws: NotFlattenable.self) { try whole.flatten(whole.sample()) }
            #expect(throws: InvalidElement.self) { try whole.unflatten(.doubles([1])) }
        }
    }

    @Test(arguments: [Limits.parts + 1, 1 << 61, Int.max])
    func `texts that are too long are no space, and neither sampled nor flattened`(length: Int) throws {
        for minLength in [1, length] {
            var space = TextSpace(length, minLength: minLength)
            #expect(throws: InvalidSpace.self) { try space.validate() }
            #expect(space.sample() == "")
            _ = space.zeroElement
            #expect(throws: InvalidElement.self) { try space.unflatten(.doubles([1])) }
        }
        if length > Limits.spaceNumbers {
            #expect(throws: NotFlattenable.self) { try TextSpace(length).flatten("a") }
            #expect(throws: NotFlattenable.self) { try TextSpace(length).flatSpace() }
        }
    }

    @Test func `numbers of elements below 1 are no space, and are flattened to nothing`() throws {
        #expect(throws: InvalidElement.self) { try MultiDiscrete([3, -1]).unflatten(.doubles([1, 0, 0])) }
        #expect(throws: InvalidElement.self) { try MultiDiscrete([3, -1]).unflatten(.doubles([1, 0])) }
        #expect(throws: InvalidElement.self) { try MultiDiscrete([.min, .max]).unflatten(.doubles([1])) }
        #expect(throws: InvalidElement.self) { try Discrete(-3).unflatten(.doubles([])) }
        #expect(MultiDiscrete([3, -1]).flatDim == 3 && Discrete(-3).flatDim == 0 && MultiBinary(-3).flatDim == 0)
        // Beyond the last number: no space, and no end of the program.
        #expect(try Discrete(2, start: .max).unflatten(.doubles([0, 1])) == .min)
        #expect(try MultiDiscrete([2], start: [.max]).unflatten(.doubles([0, 1])) == [.min])
    }

    @Test func `sequences and graphs sample no more parts than can be held`() throws {
        var sequence = SequenceSpace(Discrete(3))
        #expect(throws: InvalidMask.self) { try sequence.sample(mask: [.int(Limits.parts + 1), nil]) }
        #expect(throws: InvalidMask.self) { try sequence.sample(mask: [.integers([1, .max]), nil]) }
        var pictures = SequenceSpace(ArrayBox<Float>(low: 0, high: 1, shape: [1 << 20]))
        #expect(throws: InvalidMask.self) { try pictures.sample(mask: [1024, nil]) }
        var graph = GraphSpace(nodes: ArrayBox<Float>(low: 0, high: 1, shape: [1 << 20]), edges: Discrete(3))
        try graph.validate()
        #expect(throws: InvalidMask.self) { try graph.sample(nodeCount: 1 << 10) }
        #expect(throws: InvalidMask.self) { try graph.sample(nodeCount: .max) }
        var small = GraphSpace(nodes: Discrete(3), edges: Discrete(3))
        #expect(throws: InvalidMask.self) { try small.sample(nodeCount: 1 << 14) }
        #expect(try small.sample(nodeCount: 1 << 14, edgeCount: 3).edgeLinks?.count == 3)
        #expect(throws: InvalidMask.self) { try small.sample(nodeCount: 3, edgeCount: .max) }
        let huge = GraphSpace(nodes: ArrayBox<Float>(low: 0, high: 1, shape: [Limits.spaceNumbers / 4]))
        #expect(throws: InvalidSpace.self) { try huge.validate() }
    }

    @Test(.timeLimit(.minutes(5)))
    func `spaces in spaces are flattened in a time that does not double with each level`() throws {
        var space = TupleSpace(Discrete(2), Box(low: 0, high: 1, shape: [2])).erased
        for level in 0..<60 {
            space =
                switch level % 3 {
                case 0: TupleSpace(space, MultiBinary(1)).erased
                case 1: DictSpace(["a": space, "b": Discrete(2)]).erased
                default: OneOf(space, Discrete(2)).erased
                }
        }
        var random = space
        for _ in 0..<3 {
            let element = random.sample()
            let flat = try space.flatten(element)
            #expect(try space.flatSpace().contains(flat))
            #expect(try space.unflatten(flat) == element)
        }
    }

    @Test(arguments: [Limits.spaceNumbers + 1, 1 << 61, Int.max])
    func `a batch of too many elements ends the program with a sentence`(count: Int) async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [count] in
            _ = Discrete(3).batched(count)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("a batch of \(count) elements is too large"), "\(text)")
    }
}

/// Sentences that Gymnasium's comparison with other rows of numbers settled.
@Suite struct SpaceAgreementTests {
    @Test func `a condition of a text is a length and a mask, of which each may be nil`() throws {
        var (text, plain) = (TextSpace(4, minLength: 4, seed: 3), TextSpace(4, minLength: 4, seed: 3))
        #expect(try text.sample(mask: [4, nil]) == plain.sample(length: 4, mask: nil))
        #expect(try text.sample(probability: [4, nil]) == plain.sample(length: 4, probability: nil))
        #expect(try text.sample(mask: [nil, nil]) == plain.sample(length: nil, mask: nil))
        #expect(try text.sample(mask: nil) == plain.sample())
        #expect(try text.sample(probability: [nil, nil]) == plain.sample(length: nil, probability: nil))
        #expect(try text.sample(mask: .tuple([.int(4), .none])).count == 4)
        var letters = TextSpace(3, characters: "ab")
        #expect(try letters.sample(mask: [nil, [0, 1]]).allSatisfy { $0 == "b" })
        var parts = TupleSpace(TextSpace(3), Discrete(2))
        #expect(try parts.sample(mask: [[2, nil], nil]).values?[0].string?.count == 2)
        var named = DictSpace(["word": TextSpace(3), "n": Discrete(2)])
        #expect(try named.sample(mask: ["word": [2, nil], "n": nil])["word"]?.string?.count == 2)
        var one = OneOf(TextSpace(3))
        #expect(throws: Never.self) { try one.sample(probability: [[2, nil]]) }
        var words = SequenceSpace(TextSpace(3))
        #expect(try words.sample(mask: [2, [3, nil]]).map(\.count) == [3, 3])
    }

    @Test func `whole numbers without a bound are sampled from all of their type in a batch, as Gymnasium does`() throws
    {
        let space = Box<Int8>(low: [nil, 0, nil], high: [5, nil, nil], seed: 3)
        var batched = space.batched(3)
        #expect(batched.sample().elements == [-117, 30, 77, -50, 12, -18, -64, 20, 60])
        var alone = space
        #expect(alone.sample() == [4, 0, 2])
        var wide = Box<Int32>(low: [nil, 0, nil], high: [5, nil, nil], seed: 3).batched(3)
        #expect(wide.sample().elements.prefix(3) == [-1_963_553_462, 508_546_690, 1_293_963_975])
        let one = Box<Int8>(low: [nil, 0, nil], high: [5, nil, nil]).erased
        var differing = try AnySpace.batched(differing: [one, one, one])
        try differing.seed(5)
        #expect(differing.sample().integers == [-21, 103, 3, -90, 6, -30, -74, 5, -116])
    }

    @Test func `spaces of a single number without axes contain, flatten and write their own samples when erased`()
        throws
    {
        let spaces: [any Space] = [
            ArrayBox<Float>(low: -1, high: nil, shape: []), ArrayBox<Double>(low: nil, high: 1, shape: []),
            ArrayBox<Int>(low: 0, high: 5, shape: []), ArrayBox<UInt8>(low: 0, high: 5, shape: []),
            Box<Float>(low: 0, high: 1, shape: []), ArrayMultiDiscrete(NDArray(shape: [], repeating: 4)),
            ArrayMultiBinary(shape: []),
        ]
        for space in spaces {
            var space = space.erased
            for _ in 0..<5 {
                let sample = space.sample()
                #expect(space.contains(sample), "\(space) and \(sample)")
                #expect(try space.flatSpace().contains(space.flatten(sample)), "\(space) and \(sample)")
                #expect(try space.contains(space.unflatten(space.flatten(sample))))
                let batch = try space.batch([sample, sample])
                #expect(space.batched(2).contains(batch), "\(space) and \(batch)")
                #expect(space.elements(of: batch) == [sample, sample])
                #expect(try space.fromJSON(space.toJSON([sample])).count == 1)
            }
        }
        #expect(!ArrayBox<Float>(low: 0, high: 1, shape: [1]).contains(NDArray(shape: [], repeating: 0.5)))
    }

    @Test func `whole numbers wider than those of a MultiDiscrete space are not in it`() {
        let space = MultiDiscrete([3, 3], scalarType: .int8).erased
        #expect(space.contains(.integers([1, 2])))
        #expect(space.contains(.array(.int8(NDArray([1, 2])))))
        #expect(!space.contains(.array(.int64(NDArray([1, 2])))))
        #expect(!space.contains(.array(.int16(NDArray([1, 2])))))
        #expect(MultiDiscrete([3, 3]).erased.contains(.array(.int8(NDArray([1, 2])))))
        #expect(!TupleSpace(MultiDiscrete([3], scalarType: .int32)).contains(.tuple([.array(.int64(NDArray([1])))])))
    }
}
