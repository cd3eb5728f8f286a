extension Taxi {
    /// The transitions without rain.
    static let dryModel = model { now, action in
        [Transition(nextState: moved(now, action).state, reward: -1)]
    }

    /// The transitions in rain, in Gymnasium's order: ahead, to the left of the heading, to its right. Where the way
    /// ahead is blocked, the taxi does not slip to the side either.
    static func rainyModel(ahead: Double) -> MDP {
        let aside = (1 - ahead) / 2
        // What is to the left and right of south, north, east and west.
        let sides = [(2, 3), (3, 2), (1, 0), (0, 1)]
        return model { now, action in
            let isFree = canMove(now.row, now.column, action)
            let (left, right) = sides[action]
            return [(ahead, action), (aside, left), (aside, right)].map { probability, direction in
                Transition(
                    probability: probability, nextState: (isFree ? moved(now, direction) : now).state, reward: -1)
            }
        }
    }

    private static func model(moves: (Situation, Int) -> [Transition]) -> MDP {
        let starts = (0..<500).filter { state in
            let now = decode(state)
            return now.passenger < 4 && now.passenger != now.destination
        }
        return MDP(unchecked: 500, 6, start: uniform(over: starts, of: 500)) { state, action in
            let now = decode(state)
            return switch action {
            case 0..<4: moves(now, action)
            case 4: [pickUp(now)]
            default: [dropOff(now)]
            }
        }
    }

    private static func pickUp(_ now: Situation) -> Transition {
        var next = now
        guard now.passenger < 4, stops[now.passenger] == (now.row, now.column) else {
            return Transition(nextState: now.state, reward: -10)
        }
        next.passenger = 4
        return Transition(nextState: next.state, reward: -1)
    }

    private static func dropOff(_ now: Situation) -> Transition {
        guard now.passenger == 4, let stop = stops.firstIndex(where: { $0 == (now.row, now.column) }) else {
            return Transition(nextState: now.state, reward: -10)
        }
        var next = now
        next.passenger = stop
        let isDelivered = stop == now.destination
        return Transition(nextState: next.state, reward: isDelivered ? 20 : -1, terminated: isDelivered)
    }
}
