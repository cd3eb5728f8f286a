import Gymnasium
import Testing

@Suite("Tables over discrete spaces of environments made by their string")
struct ValuePositionTests {
    @Test("an array is read and written at a position that is a value")
    func table() {
        var table = [[1.0, 2], [3, 4]]
        let (state, action) = (Value.int(1), Value.int(0))
        #expect(table[state][action] == 3)
        table[state][action] += 0.5
        #expect(table == [[1, 2], [3.5, 4]])
        table[1][1] = 7
        #expect(table == [[1, 2], [3.5, 7]])
    }

    @Test("writing at a position that is a value copies no array")
    func inPlace() {
        var table = [[Double]](repeating: [Double](repeating: 0, count: 1000), count: 2)
        table[1][0] = 1
        let address = table[1].withUnsafeBufferPointer { $0.baseAddress }
        for number in 0..<1000 { table[Value.int(1)][Value.int(number)] = 1 }
        #expect(table[1].withUnsafeBufferPointer { $0.baseAddress } == address)
    }

    @Test("a value that is no position ends the program in one sentence with the place in it")
    func mistake() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
        ) {
            readAtNoPosition()
        }
        let text = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(
            text.contains(
                "error: an array's position is a whole number, an element of a Discrete space; "
                    + "got array([0.5], dtype=float32)\n"), "\(text)")
        #expect(text.hasPrefix("ValuePositionTests.swift:\(lineOfReading): "), "\(text)")
    }

    @Test("a position outside ends the program in one sentence with the place in it")
    func outside() async throws {
        let result = try await #require(
            processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
        ) {
            print([1.0, 2][Value.int(2)])
        }
        let text = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(text.contains("error: the position 2 is outside an array of 2 elements\n"), "\(text)")
    }
}

private let lineOfReading = #line + 3
@inline(never)
private func readAtNoPosition() {
    print([1.0, 2][Value.floats([0.5])])
}

@Suite("Properties of spaces whose kind is known only at run time")
struct AnySpacePropertyTests {
    @Test("a discrete space has its number of elements, where they begin, and the empty shape")
    func discrete() throws {
        let space = Discrete(5, start: 2).erased
        #expect(try space.n == 5)
        #expect(try space.start == 2)
        #expect(try space.shape == [])
    }

    @Test("a box has its shape and bounds, of whatever type and rank")
    func box() throws {
        let space = Box(low: [-1, 0], high: [1, .infinity]).erased
        #expect(try space.shape == [2])
        #expect(try space.low == [-1, 0])
        #expect(try space.high == [1, .infinity])
        let image = ArrayBox(low: 0, high: 255, shape: [2, 1, 1], dtype: UInt8.self).erased
        #expect(try image.shape == [2, 1, 1])
        #expect(try image.high == [255, 255])
        #expect(try make("Pendulum-v1").actionSpace.high == [2])
    }

    @Test("a space of several numbers has how many there are of each")
    func multiDiscrete() throws {
        #expect(try MultiDiscrete([3, 2]).erased.nvec == [3, 2])
        #expect(try MultiDiscrete([3, 2]).erased.shape == [2])
    }

    @Test("a property of another kind of space is refused by name, with what has it")
    func missing() throws {
        let space = try make("CartPole-v1").observationSpace
        #expect(throws: SpacePropertyNotFound.self) { try space.n }
        let error = #expect(throws: SpacePropertyNotFound.self) { try Discrete(2).erased.high }
        #expect(
            error?.description
                == "Discrete(2) has no `high`, which only a Box has: print the space to see what it is")
        #expect(throws: SpacePropertyNotFound.self) { try TupleSpace([Discrete(2).erased]).erased.shape }
        #expect(throws: SpacePropertyNotFound.self) { try space.nvec }
        #expect(throws: SpacePropertyNotFound.self) { try space.start }
    }
}
