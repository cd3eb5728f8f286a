import Lyceum

/// Ten states in a ring, and two actions that move along it: the decision process of section 4 of the lecture.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 is up, to state + 1; 1 is down, to state - 1; with probability 0.1 the other way |
/// | Observation | `Discrete(10)`: the state; 9 and 0 are neighbours |
/// | Reward | 1 for arriving in state 0, else 0 |
/// | Start | any state, equally likely |
/// | Terminated | never |
///
/// A `struct` is a type with data and functions of its own, `init` makes one, and `static` marks what all of them share.
/// A `TabularEnv` is an environment that has a `model`, which lists what each action may lead to. `reset` and `step` follow
/// from the model, so that they need not be written here. The numbers are those of the rldurham course's practical 3.
struct Ring: TabularEnv {
    let model: MDP
    var state: Int?
    var observationSpace = Discrete(10)
    var actionSpace = Discrete(2)
    var random = Generator()
    let renderMode: RenderMode?
    static let metadata = Metadata(renderModes: [.rgbArray], renderFPS: 4)

    init(renderMode: RenderMode? = nil) throws {
        self.renderMode = renderMode
        model = try MDP(stateCount: 10, actionCount: 2) { state, action in
            let (above, below) = ((state + 1) % 10, (state + 9) % 10)
            let (wanted, other) = action == 0 ? (above, below) : (below, above)
            return [
                Transition(probability: 0.9, nextState: wanted, reward: wanted == 0 ? 1 : 0),
                Transition(probability: 0.1, nextState: other, reward: other == 0 ? 1 : 0),
            ]
        }
    }

    /// The states as discs in a circle, state 0 on top and the others clockwise; the agent's is red.
    func render() -> RenderedFrame? {
        guard renderMode == .rgbArray, let state else { return nil }
        var canvas = Canvas(width: 320, height: 320, background: .white)
        canvas.stroke(circleAt: Point(160, 160), radius: 110, width: 3, Color(grey: 190))
        for number in 0..<10 {
            let angle = 2 * Double.pi * Double(number) / 10
            let center = Point(160 + 110 * Math.sin(angle), 160 - 110 * Math.cos(angle))
            let pays = number == 0
            canvas.fill(
                circleAt: center, radius: 26, number == state ? .red : pays ? Color(250, 214, 90) : Color(grey: 225))
            canvas.text("\(number)", at: center, size: 24, number == state ? .white : .black, anchor: .center)
        }
        canvas.text("state 0 pays 1", at: Point(160, 160), size: 18, Color(grey: 90), anchor: .center)
        return .image(canvas.image)
    }
}
