import LyceumLearning
import Testing

struct GradientClippingTests {
    private func parameters(_ reference: Reference) -> [Parameter] {
        zip(reference.list("start/"), reference.list("gradients/")).map { start, gradients in
            let parameter = Parameter(start)
            parameter.gradient = gradients[0]
            return parameter
        }
    }

    @Test(arguments: [("2", 2.0), ("1", 1), ("3", 3), ("inf", .infinity)], [("0.5", 0.5), ("1000", 1000)])
    func `Clipping by a norm gives PyTorch's gradients and norm`(
        _ order: (name: String, number: Double), _ maximum: (name: String, number: Double)
    ) throws {
        let reference = try Reference("training")
        let parameters = parameters(reference)
        let name = "clip/\(order.name)/\(maximum.name)"
        let norm = clipGradientNorm(parameters, maximum: maximum.number, order: order.number)
        #expect(difference(Tensor(norm), try reference.tensor("\(name)/norm")) < 1e-5)
        for (parameter, expected) in zip(parameters, reference.list("\(name)/")) {
            #expect(difference(try #require(parameter.gradient), expected) < 1e-5)
        }
    }

    @Test func `Clipping by value gives PyTorch's gradients`() throws {
        let reference = try Reference("training")
        let parameters = parameters(reference)
        clipGradientValue(parameters, limit: 0.4)
        for (parameter, expected) in zip(parameters, reference.list("clip/value/")) {
            #expect(parameter.gradient == expected)
        }
    }

    @Test func `A norm below the maximum leaves every bit, and no gradients have the norm 0`() throws {
        let reference = try Reference("training")
        let parameters = parameters(reference)
        let before = parameters.map(\.gradient)
        clipGradientNorm(parameters, maximum: 1000)
        #expect(parameters.map(\.gradient) == before)
        #expect(clipGradientNorm([Parameter([1, 2] as [Float])], maximum: 1) == 0)
    }

    @Test(arguments: [1, 2, Double.infinity])
    func `A gradient that is not a number makes the norm and all gradients so`(_ order: Double) {
        let parameters = [Parameter([1] as [Float]), Parameter([2] as [Float])]
        parameters[0].gradient = Tensor([.nan] as [Float])
        parameters[1].gradient = Tensor([3] as [Float])
        #expect(clipGradientNorm(parameters, maximum: 1, order: order).isNaN)
        #expect(parameters.allSatisfy { $0.gradient?.item.isNaN == true })
    }
}
