import LyceumSystem

/// What an optimiser remembers of its parameters: as many numbers for each as it has elements, in one or more slots, all
/// in one piece of memory; and in how many steps each was changed.
final class OptimizerMemory {
    let parameters: [Parameter]
    private let slots: [String]
    private let starts: [Int]
    private var steps: [Int]
    private let numbers: UnsafeMutableBufferPointer<Float>

    /// A parameter in a step, and where its numbers are.
    struct Turn {
        let count: Int
        let value: UnsafeMutablePointer<Float>
        let gradient: UnsafePointer<Float>
        /// How often this parameter has been changed, this time included.
        let step: Int
        fileprivate let memory: UnsafeMutablePointer<Float>

        /// What is remembered in a slot.
        func slot(_ index: Int) -> UnsafeMutablePointer<Float> { memory + index * count }

        /// Calls `body` for the elements, some hundreds at a time, with where they, their gradients and their slots are, and
        /// with room for as many numbers.
        ///
        /// The compiler vectorises a loop without a square root, so roots are taken between two loops.
        @inline(__always)
        func inBlocks(
            _ body: (
                _ count: Int, _ value: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
                _ slot: (Int) -> UnsafeMutablePointer<Float>, _ room: UnsafeMutablePointer<Float>
            ) -> Void
        ) {
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 512) { room in
                guard let room = room.baseAddress else { return }
                for start in stride(from: 0, to: count, by: 512) {
                    body(min(512, count - start), value + start, gradient + start, { slot($0) + start }, room)
                }
            }
        }
    }

    init(_ parameters: [Parameter], slots: [String]) {
        var seen: Set<ObjectIdentifier> = []
        self.parameters = parameters.filter { seen.insert(ObjectIdentifier($0)).inserted }
        self.slots = slots
        var starts: [Int] = []
        var size = 0
        for parameter in self.parameters {
            starts.append(size)
            size += parameter.count * slots.count
        }
        self.starts = starts
        steps = Array(repeating: 0, count: starts.count)
        numbers = .allocate(capacity: max(1, size))
        numbers.initialize(repeating: 0)
    }

    deinit { numbers.deallocate() }

    /// Calls `body` for each parameter that has a gradient.
    @inline(__always)
    func update(_ body: (Turn) -> Void) {
        DebugBuild.noteWork()
        for index in parameters.indices {
            parameters[index].update { value, gradient in
                guard let target = value.baseAddress, let source = gradient.baseAddress else { return }
                steps[index] += 1
                let memory = numbers.baseAddress! + starts[index]
                body(Turn(count: value.count, value: target, gradient: source, step: steps[index], memory: memory))
            }
        }
    }

    // MARK: Checkpoints

    /// The number of steps and the slots of each parameter, named by its place: "0.step", "0.firstMoment".
    var savedTensors: [(name: String, tensor: Tensor)] {
        parameters.indices.flatMap { index in
            [("\(index).step", Tensor(savedCount: steps[index]))]
                + slots.indices.map { slot in
                    let shape = Shape(parameters[index].shape)
                    let source = numbers.baseAddress! + starts[index] + slot * shape.count
                    return ("\(index).\(slots[slot])", Tensor(shape) { $0.update(from: source, count: shape.count) })
                }
        }
    }

    func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) {
        try CheckpointMismatch.check(tensors, against: savedTensors.map { ($0.name, $0.tensor.shape) })
        for index in parameters.indices {
            steps[index] = tensors["\(index).step"]?.savedCount ?? 0
            let count = parameters[index].count
            for (slot, name) in slots.enumerated() {
                let target = numbers.baseAddress! + starts[index] + slot * count
                tensors["\(index).\(name)"]?.withUnsafeElements { source in
                    for place in 0..<count { target[place] = source[place] }
                }
            }
        }
    }
}

/// A number to a whole power of 0 or more, by repeated squaring: the same on every machine.
package func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var rest = exponent
    while rest > 0 {
        if rest & 1 == 1 { result *= square }
        square *= square
        rest >>= 1
    }
    return result
}
