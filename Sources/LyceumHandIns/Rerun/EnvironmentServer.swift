import Gymnasium
import GymnasiumCore
import GymnasiumWrappers
import Lyceum
import LyceumRecording
import LyceumValues

/// The environments of a program that is in another process, with their hidden seed, and what the program does in them.
///
/// Whatever the program sends, it gets an answer or its run ends; nothing that it sends can end this process.
package struct EnvironmentServer: Sendable {
    /// What comes of a request.
    package enum Reaction: Sendable, Equatable {
        case answer(RemoteAnswer)
        /// There is nothing to answer.
        case nothing
        case end(RerunEnd)
    }

    /// An environment, or a copy of one.
    private struct Served: Sendable {
        var env: AnyEnv
        let spec: EnvSpec?
        /// The environment that it was copied from, in the end.
        let root: Int
        var wasReset = false
        /// The reward of the last step.
        var last = 0.0
        /// The number of its steps, those before it was copied included.
        var age = 0
        /// Its episodes, as long as there is no recorder that says which they are; copies have none.
        var own: EpisodeBook? = EpisodeBook()
        var ownCount = 0
    }

    /// A recorder.
    private struct Recorded: Sendable {
        var book = EpisodeBook()
        var spec: EnvSpec?
        var root = 0
        /// The steps of the environment that led to steps of the recorder.
        var steps = 0
        /// The number of steps that the environment had when the last step of the recorder was over.
        var age = 0
    }

    /// What was played in an environment that no recorder has.
    private struct Unrecorded: Sendable {
        var rows: [CourseLog.Row]
        var spec: EnvSpec?
        var root: Int
    }

    let seed: HiddenSeed
    /// The environment that is to be played; `nil` for any.
    let wanted: EnvSpec?
    let limits: RerunLimits
    private var environments: [Int: Served] = [:]
    private var recorders: [Int: Recorded] = [:]
    /// The number of environments so far, copies included.
    private var made = 0
    /// The number of those that were no copies.
    private var roots = 0
    private var episodes = 0
    /// The steps in the environments made, by their numbers, those of their copies included.
    private var stepsByRoot: [Int: Int] = [:]
    private var steps = 0
    /// Of the environments without a recorder that are not needed any more, the one that is rather meant.
    private var best: Unrecorded?
    private var unknown: [String] = []
    private var wasLookedInto = false

    /// A server without environments.
    package init(seed: HiddenSeed, wanted: EnvSpec? = nil, limits: RerunLimits = RerunLimits()) {
        (self.seed, self.wanted, self.limits) = (seed, wanted, limits)
    }

    /// Does what a message asks for.
    package mutating func react(to message: [UInt8]) -> Reaction {
        let request: RemoteRequest
        do throws(TraceProblem) {
            request = try RemoteRequest(message)
        } catch {
            return .end(.isMalformed(error.text))
        }
        do {
            let (answer, _) = try Warnings.collecting { try self.answer(request) }
            return answer.map(Reaction.answer) ?? .nothing
        } catch let stop as Stop {
            return .end(stop.end)
        } catch {
            return .answer(.failure("\(error)"))
        }
    }

    /// Ends the run.
    private struct Stop: Error {
        let end: RerunEnd

        static func malformed(_ problem: String) -> Stop { Stop(end: .isMalformed(problem)) }
        static func limit(_ reason: String) -> Stop { Stop(end: .isStopped(reason)) }
    }

    private mutating func answer(_ request: RemoteRequest) throws -> RemoteAnswer? {
        switch request {
        case .hello(let version):
            guard version == RemoteRequest.version else {
                throw Stop.malformed("it speaks version \(version), and this is version \(RemoteRequest.version)")
            }
            return .done
        case .make(let spec, let mode): return try make(spec, mode)
        case .reset(let place, let seed, let options): return try reset(place, seed, options)
        case .step(let place, let action): return try step(place, action)
        case .render(let number):
            try check(number)
            return .frame(try environments[number]?.env.render())
        case .close(let number):
            try check(number)
            try environments[number]?.env.close()
            return .done
        case .copy(let number): return try copy(number)
        case .seed(let number): return .seed(seed.programSeed(for: number))
        case .release(let number):
            try check(number)
            keep(number)
            environments[number] = nil
            return nil
        case .note(let recorder, let note):
            try hear(note, of: recorder)
            return nil
        case .inside:
            wasLookedInto = true
            return nil
        }
    }

    private func check(_ number: Int) throws {
        guard environments[number] != nil else { throw Stop.malformed("there is no environment \(number)") }
    }

    // MARK: Environments

    private mutating func add(_ served: Served) throws -> RemoteAnswer {
        guard environments.count < limits.environments else {
            throw Stop.limit("it has more than \(limits.environments) environments at a time")
        }
        made += 1
        environments[made] = served
        return .made(made)
    }

    private mutating func make(_ json: String, _ mode: RenderMode?) throws -> RemoteAnswer {
        // Windows and lists of pictures are the program's own business.
        guard mode != .human, mode?.single == nil else {
            throw Stop.malformed("it asks for pictures as \(mode?.rawValue ?? "")")
        }
        do {
            var asked = try EnvSpec(json: json)
            asked.options["render_mode"] = nil as Value?
            let registered = try Gymnasium.spec(asked.id)
            guard asked.additionalWrappers == registered.additionalWrappers else {
                return refuse("\(asked.id) was made with wrappers of the program's own inside of it")
            }
            let env = try Gymnasium.make(
                asked.id, asked.options, renderMode: mode, maxEpisodeSteps: asked.maxEpisodeSteps ?? -1,
                disableEnvChecker: true)
            var spec = env.spec
            spec?.options["render_mode"] = nil as Value?
            roots += 1
            return try add(Served(env: env, spec: spec, root: roots))
        } catch let stop as Stop {
            throw stop
        } catch {
            return refuse("\(error)")
        }
    }

    private mutating func refuse(_ reason: String) -> RemoteAnswer {
        if unknown.count < 10, !unknown.contains(reason) { unknown.append(reason) }
        return .unknown(reason)
    }

    private mutating func copy(_ number: Int) throws -> RemoteAnswer {
        guard var copy = environments[number] else { throw Stop.malformed("there is no environment \(number)") }
        copy.own = nil
        return try add(copy)
    }

    private mutating func reset(_ place: RemotePlace, _ asked: Int?, _ options: Info) throws -> RemoteAnswer {
        let number = place.environment
        try check(number)
        try mark(place)
        let given: Int? =
            if let asked, asked >= 0 {
                seed.environmentSeed(for: asked)
            } else if asked == nil, environments[number]?.wasReset == false {
                seed.firstSeed(ofEnvironment: environments[number]?.root ?? 0)
            } else {
                asked
            }
        guard let reset = try environments[number]?.env.reset(seed: given, options: options) else {
            throw Stop.malformed("there is no environment \(number)")
        }
        environments[number]?.wasReset = true
        try leaveOwn(number)
        return .reset(reset, random: asked.map(seed.wrapperWords) ?? [])
    }

    private mutating func step(_ place: RemotePlace, _ action: Value) throws -> RemoteAnswer {
        let number = place.environment
        try check(number)
        try mark(place)
        try count(1)
        guard let step = try environments[number]?.env.step(action) else {
            throw Stop.malformed("there is no environment \(number)")
        }
        note(step, of: number)
        return .step(step)
    }

    private mutating func count(_ more: Int) throws {
        guard more <= limits.steps - steps else { throw Stop.limit("it has made \(limits.steps) steps") }
        steps += more
    }

    private mutating func note(_ step: Step<Value>, of number: Int) {
        guard let index = environments.index(forKey: number) else { return }
        environments.values[index].last = step.reward
        environments.values[index].age += 1
        stepsByRoot[environments.values[index].root, default: 0] += 1
        guard environments.values[index].own != nil else { return }
        environments.values[index].own?.add(step.reward)
        guard step.isDone else { return }
        let episode = environments.values[index].ownCount
        environments.values[index].own?.end(
            step.terminated ? .terminated : .truncated, episode: episode, isLogged: true)
    }

    // MARK: Episodes

    private mutating func countEpisode() throws {
        guard episodes < limits.episodes else { throw Stop.limit("it has played \(limits.episodes) episodes") }
        episodes += 1
    }

    private mutating func leaveOwn(_ number: Int) throws {
        guard let served = environments[number], let own = served.own, own.length > 0 else { return }
        try countEpisode()
        environments[number]?.own?.leave(episode: served.ownCount, isLogged: true)
        environments[number]?.ownCount += 1
    }

    /// Keeps the episodes of an environment that no recorder has, when it is not needed any more.
    private mutating func keep(_ number: Int) {
        guard let released = unrecorded(number) else { return }
        best = best.map { better($0, released) } ?? released
    }

    /// What was played in an environment that no recorder has; `nil` for a copy, or where nothing was.
    private func unrecorded(_ number: Int) -> Unrecorded? {
        guard let served = environments[number], let own = served.own, stepsByRoot[served.root] != nil else {
            return nil
        }
        return Unrecorded(rows: own.rows, spec: served.spec, root: served.root)
    }

    /// The one that is rather meant: of the environment that is to be played, with episodes, made first.
    private func better(_ one: Unrecorded, _ other: Unrecorded) -> Unrecorded {
        func rank(_ it: Unrecorded) -> (Int, Int, Int) { (isWanted(it.spec) ? 0 : 1, it.rows.isEmpty ? 1 : 0, it.root) }
        return rank(one) <= rank(other) ? one : other
    }

    /// Takes note of steps of a recorder that are over.
    private mutating func mark(_ place: RemotePlace) throws {
        guard place.recorder > 0 else {
            guard place.marks == 0 else { throw Stop.malformed("steps of no recorder are over") }
            return
        }
        guard let served = environments[place.environment] else {
            guard place.marks == 0 else { throw Stop.malformed("there is no environment \(place.environment)") }
            return
        }
        if recorders[place.recorder] == nil {
            guard recorders.count < limits.recorders else {
                throw Stop.limit("it has more than \(limits.recorders) recorders")
            }
            recorders[place.recorder] = Recorded(spec: served.spec, root: served.root, age: served.age)
        }
        environments[place.environment]?.own = nil
        guard place.marks > 0 else { return }
        let steps = max(0, served.age - (recorders[place.recorder]?.age ?? 0))
        // Steps of a recorder that make none of the environment count as if they did.
        try count(max(0, place.marks - steps))
        recorders[place.recorder]?.steps += steps
        recorders[place.recorder]?.age = served.age
        for _ in 0..<place.marks { recorders[place.recorder]?.book.add(served.last) }
    }

    private mutating func hear(_ note: RecorderNote, of recorder: Int) throws {
        try mark(RemotePlace(environment: note.place, recorder: recorder, marks: note.marks))
        guard let length = recorders[recorder]?.book.length else {
            throw Stop.malformed("there is no recorder \(recorder)")
        }
        // An episode that began before the recorder asked for a trail is not known as a whole.
        let isKnown = length == note.length
        switch note.kind {
        case .isTerminated, .isTruncated:
            let end: EpisodeEnd = note.kind == .isTerminated ? .terminated : .truncated
            recorders[recorder]?.book.end(end, episode: note.episode, isLogged: note.isLogged && isKnown)
        case .isLeft:
            try countEpisode()
            recorders[recorder]?.book.leave(episode: note.episode, isLogged: note.isLogged && isKnown)
            if note.isLogged, !isKnown { recorders[recorder]?.book.noteStrange() }
        }
    }

    // MARK: What came of it

    private func isWanted(_ spec: EnvSpec?) -> Bool { wanted == nil || spec?.id == wanted?.id }

    /// What came of the run, which ended in this way.
    package func outcome(_ end: RerunEnd) -> RerunOutcome {
        let all = recorders.sorted { $0.key < $1.key }.map(\.value)
        let recorded = all.first { isWanted($0.spec) } ?? all.first
        let played =
            recorded.map { Unrecorded(rows: $0.book.rows, spec: $0.spec, root: $0.root) }
            ?? environments.keys.compactMap(unrecorded).reduce(best) { found, next in
                found.map { better($0, next) } ?? next
            }
        let root = played?.root ?? 0
        let own = stepsByRoot[root] ?? 0
        let inLog = min(recorded?.steps ?? own, own)
        var outcome = RerunOutcome(
            log: CourseLog(rows: played?.rows ?? []), end: end, environment: played?.spec,
            steps: RerunOutcome.Steps(recorded: inLog, inCopies: own - inLog, elsewhere: max(0, steps - own)))
        outcome.isRecorded = recorded != nil
        outcome.wasLookedInto = wasLookedInto
        outcome.judge(wanted: wanted, unknown: unknown, strange: recorded?.book.strangeCount ?? 0)
        return outcome
    }
}
