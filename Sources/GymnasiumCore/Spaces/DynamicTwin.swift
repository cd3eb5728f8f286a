/// A typed space that is made of others as a ``TupleSpace`` is.
protocol DynamicTwin {
    /// The same space, with elements that are values, continuing with the same random streams.
    var dynamicTwin: TupleSpace { get }
}

extension Copies: DynamicTwin {
    var dynamicTwin: TupleSpace {
        var twin = TupleSpace(spaces)
        twin.random = random
        return twin
    }
}

/// The dynamic twin of a space where it has one, else the space.
package func twin(of space: any Space) -> any Space { (space as? any DynamicTwin)?.dynamicTwin ?? space }
