import LyceumNumerics

extension JacksCarRental {
    /// The decision process; action 0 moves 5 cars to the first place, action 10 five to the second.
    ///
    /// It is computed anew at every use, which takes a moment: more than a million transitions, about 45 MB. Keep it in a
    /// constant. A reward is the expected one for the next state; the tails of the Poisson distributions are summed
    /// completely.
    public var model: MDP {
        let days = [day(0), day(1)]
        let size = Self.capacity + 1
        var start = Array(repeating: 0.0, count: size * size)
        start[Self.state(first: 10, second: 10)] = 1
        return MDP(unchecked: size * size, 2 * Self.maxMoved + 1, start: start, discount: 0.9) { state, action in
            let moved = action - Self.maxMoved
            guard Self.moves(in: state).contains(moved) else { return [] }
            let morning = night(Self.cars(in: state), moved: moved)
            let (first, second) = (days[0][morning.first], days[1][morning.second])
            var transitions: [Transition] = []
            transitions.reserveCapacity(size * size)
            for i in 0..<size {
                for j in 0..<size {
                    transitions.append(
                        Transition(
                            probability: first[i].probability * second[j].probability,
                            nextState: i * size + j, reward: 10 * (first[i].rented + second[j].rented) - morning.cost))
                }
            }
            return transitions
        }
    }

    /// How a day at one place ends.
    private struct Evening {
        /// How likely it ends with a certain number of cars.
        var probability = 0.0
        /// The number of cars that are then expected to have been rented out.
        var rented = 0.0
    }

    /// For each number of cars in the morning and in the evening, how a day at one place goes.
    private func day(_ place: Int) -> [[Evening]] {
        let requests = probabilities(Self.meanRequests[place])
        let returns = probabilities(Self.meanReturns[place])
        return (0...Self.capacity).map { morning in
            var evenings = Array(repeating: Evening(), count: Self.capacity + 1)
            for rented in 0...morning {
                let chance = rented < morning ? requests[rented] : tail(requests, from: morning)
                let left = morning - rented
                for evening in left...Self.capacity {
                    let returned = evening - left
                    let both =
                        chance * (evening < Self.capacity ? returns[returned] : tail(returns, from: returned))
                    evenings[evening].probability += both
                    evenings[evening].rented += both * Double(rented)
                }
            }
            for evening in evenings.indices where evenings[evening].probability > 0 {
                evenings[evening].rented /= evenings[evening].probability
            }
            return evenings
        }
    }

    /// The Poisson probabilities of 0 up to the capacity.
    private func probabilities(_ mean: Double) -> [Double] {
        var chance = Math.exp(-mean)
        return (0...Self.capacity).map { count in
            if count > 0 { chance *= mean / Double(count) }
            return chance
        }
    }

    /// The probability of a number or more.
    private func tail(_ probabilities: [Double], from count: Int) -> Double {
        max(0, 1 - probabilities[..<count].reduce(0, +))
    }
}
