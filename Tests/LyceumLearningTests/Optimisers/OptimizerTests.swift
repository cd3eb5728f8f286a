import LyceumLearning
import Testing

struct OptimizerTests {
    private static let makers: [String: @Sendable ([Parameter]) -> any Optimizer] = [
        "adam": { Adam($0, learningRate: 0.01) },
        "adam-betas": { Adam($0, learningRate: 0.01, betas: (0.8, 0.95), epsilon: 1e-5) },
        "adam-decay": { Adam($0, learningRate: 0.01, weightDecay: 0.1) },
        "adam-amsgrad": { Adam($0, learningRate: 0.01, amsgrad: true) },
        "adam-maximize": { Adam($0, learningRate: 0.01, maximize: true) },
        "adamw": { AdamW($0, learningRate: 0.01) },
        "adamw-amsgrad": { AdamW($0, learningRate: 0.01, weightDecay: 0.3, amsgrad: true, maximize: true) },
        "sgd": { SGD($0, learningRate: 0.01) },
        "sgd-decay": { SGD($0, learningRate: 0.01, weightDecay: 0.1, maximize: true) },
        "sgd-momentum": { SGD($0, learningRate: 0.01, momentum: 0.9) },
        "sgd-dampening": { SGD($0, learningRate: 0.01, momentum: 0.9, dampening: 0.3, weightDecay: 0.1) },
        "sgd-nesterov": { SGD($0, learningRate: 0.01, momentum: 0.9, weightDecay: 0.1, nesterov: true) },
        "rmsprop": { RMSProp($0, learningRate: 0.01) },
        "rmsprop-alpha": { RMSProp($0, learningRate: 0.01, alpha: 0.9, epsilon: 1e-4, weightDecay: 0.1) },
        "rmsprop-momentum": { RMSProp($0, learningRate: 0.01, momentum: 0.9) },
        "rmsprop-centered": { RMSProp($0, learningRate: 0.01, centered: true) },
        "rmsprop-all": { RMSProp($0, learningRate: 0.01, momentum: 0.5, centered: true, maximize: true) },
    ]

    /// The parameters that the reference starts with, and the gradients of its steps.
    private struct Course {
        let reference: Reference
        let parameters: [Parameter]
        private let gradients: [Tensor]

        init() throws {
            reference = try Reference("training")
            parameters = reference.list("start/").map { Parameter($0) }
            gradients = reference.list("gradients/")
        }

        /// Sets the gradients of a step, as the script does, and takes it.
        func step(_ step: Int, _ optimizer: any Optimizer) {
            for index in 0..<2 {
                let isSkipped = index == 1 && step % 3 == 2
                parameters[index].gradient = isSkipped ? nil : gradients[index][step]
            }
            optimizer.step()
        }
    }

    @Test(arguments: makers.keys.sorted())
    func `A hundred steps with gaps are PyTorch's`(_ name: String) throws {
        let course = try Course()
        let make = try #require(Self.makers[name])
        let optimizer = make(course.parameters)
        for step in 0..<100 {
            course.step(step, optimizer)
            guard [1, 2, 10, 100].contains(step + 1) else { continue }
            for index in 0..<2 {
                let expected = try course.reference.tensor("\(name)/\(step + 1)/\(index)")
                #expect(difference(course.parameters[index].value, expected) < 1e-5, "step \(step + 1)")
            }
        }
    }

    @Test(arguments: makers.keys.sorted())
    func `What was saved and restored goes on to the same bits`(_ name: String) throws {
        let make = try #require(Self.makers[name])
        let first = try Course()
        let second = try Course()
        let optimizer = make(first.parameters)
        for step in 0..<40 { first.step(step, optimizer) }

        var checkpoint = Checkpoint()
        checkpoint.add(optimizer, as: "optimizer")
        let saved = try Checkpoint(bytes: checkpoint.bytes)
        let resumed = make(second.parameters)
        try saved.restore(resumed, from: "optimizer")
        for index in 0..<2 { second.parameters[index].value = first.parameters[index].value }
        for step in 40..<60 {
            first.step(step, optimizer)
            second.step(step, resumed)
        }
        #expect(first.parameters.map(\.value) == second.parameters.map(\.value))
    }

    @Test func `The state of another kind of optimiser is refused by name, and changes nothing`() throws {
        let course = try Course()
        let adam = Adam(course.parameters)
        course.step(0, adam)
        let before = adam.savedTensors.map(\.tensor)
        var checkpoint = Checkpoint()
        checkpoint.add(SGD(course.parameters, momentum: 0.9))
        let error = #expect(throws: CheckpointMismatch.self) { try checkpoint.restore(adam) }
        #expect(error?.missing == ["0.firstMoment", "0.secondMoment", "1.firstMoment", "1.secondMoment"])
        #expect(error?.unexpected == ["0.momentum", "1.momentum"])
        #expect(adam.savedTensors.map(\.tensor) == before)
    }

    @Test func `A parameter given twice takes one step`() {
        let weight = Parameter([1, 2] as [Float])
        let optimizer = SGD([weight, weight], learningRate: 0.5)
        weight.gradient = Tensor([1, 1] as [Float])
        optimizer.step()
        #expect(optimizer.parameters.count == 1)
        #expect(weight.value.elements == [0.5, 1.5])
    }

    @Test func `Without gradients a step changes nothing, and zeroGradients forgets them`() {
        let weight = Parameter([1, 2] as [Float])
        let optimizer = AdamW([weight], learningRate: 0.5)
        optimizer.step()
        weight.gradient = Tensor([1, 1] as [Float])
        optimizer.zeroGradients()
        optimizer.step()
        #expect(weight.gradient == nil)
        #expect(weight.value.elements == [1, 2])
        #expect(optimizer.savedTensors.first?.tensor.elements == [0, 0])
    }

    @Test func `A tensor that was read before a step stays what it was`() {
        let weight = Parameter([1, 2] as [Float])
        let before = weight.value
        let loss = (weight * weight).sum()
        loss.backward()
        SGD([weight], learningRate: 0.25).step()
        #expect(before.elements == [1, 2])
        #expect(weight.value.elements == [0.5, 1])
    }

    @Test func `A whole power is taken without loss`() {
        #expect(power(0.9, 0) == 1)
        #expect(power(0.5, 1_000) == 0x1p-1000)
        #expect(abs(power(0.999, 12_345) - 4.324_8e-6) < 1e-9)
    }
}
