/// One thing that `checkEnv` or ``conformance(of:seeds:steps:makingMistakes:)`` found wrong with an
/// environment.
///
/// ```swift
/// for finding in checkEnv(env) where finding.severity == .error { print(finding) }
/// // error: rewards are finite: step 3, action 1, gave the reward nan. Return a number …
/// ```
public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// An agent will learn the wrong thing, or the program will stop.
        case error
        /// It works, but not as users of the environment expect.
        case warning
        /// Nothing is wrong; only ``advice(on:)`` gives it.
        case advice
    }

    /// How bad it is.
    public let severity: Severity
    /// What was checked, such as ``Check/rewardsAreFinite``.
    public let check: Check
    /// What was seen, and at which call.
    public let evidence: String
    /// What to write instead.
    public let mend: String

    /// A finding.
    public init(_ severity: Severity, _ check: Check, evidence: String, mend: String) {
        self.severity = severity
        self.check = check
        self.evidence = evidence
        self.mend = mend
    }

    /// One line.
    public var description: String { "\(severity.rawValue): \(check): \(evidence). \(mend)" }
}

extension Finding {
    /// What is checked; the raw value says what is true of a healthy environment.
    public enum Check: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
        /// The environment can be made at all (conformance only).
        case environmentIsMade = "the environment can be made"
        /// Nothing in it refuses to be copied, as a recorder does.
        case environmentIsCopied = "the environment can be copied"

        /// The observation space validates and has parts.
        case observationSpaceIsValid = "observationSpace is a space"
        /// The action space validates and has parts.
        case actionSpaceIsValid = "actionSpace is a space"
        /// The observation space's bounds are informative: not all infinite, none equal.
        case observationBounds = "bounds of observations say something"
        /// The action space's bounds are finite, and where numbers have fractions symmetric about 0 or from 0 to 1.
        case actionBounds = "bounds of actions are finite and symmetric"
        /// Images have the shape (height, width, colours) and bytes from 0 to 255, or numbers within -1 to 1.
        case imageSpace = "images are bytes of height, width and colour"
        /// A space contains what it samples.
        case samplesAreElements = "samples of a space are its elements"
        /// A space seeded twice with the same seed samples the same elements.
        case samplesAreSeeded = "a space's samples follow from its seed"
        /// An element converted to a value and back is the same.
        case valuesConvertBack = "elements turn into values and back"
        /// An element written to JSON and read back is the same (conformance only).
        case jsonReadsBack = "elements are written to JSON and read back"
        /// The spaces do not change from call to call.
        case spacesStayTheSame = "the spaces stay the same"
        /// The action space continues its random stream, whatever reset and step do.
        case actionSpaceIsKept = "actionSpace keeps its random stream"
        /// A stream assigned to `random` stays there.
        case randomIsKept = "random is stored"
        /// Sampling an action or reading a space does not draw from the environment's stream.
        case samplingLeavesRandom = "sampling leaves the environment's stream alone"

        /// A reset gives no error, even in the middle of an episode or twice in a row.
        case resetWorks = "reset works"
        /// A reset takes options, even those it does not know.
        case resetTakesOptions = "reset takes options"
        /// Equal seeds lead to equal first observations and information.
        case resetIsDeterministic = "reset is deterministic"
        /// Equal seeds lead to equal random streams, different seeds to different ones.
        case resetSeedsRandom = "reset seeds the random stream"
        /// A reset without a seed continues the random stream.
        case resetGoesOn = "reset without a seed goes on"
        /// A reset with a seed leads to the same episode whatever went before.
        case resetStartsAfresh = "reset forgets the episode before"
        /// Observations that reset returns lie in the observation space.
        case resetObservation = "observations of reset lie in the observation space"

        /// Observations that step returns lie in the observation space.
        case stepObservation = "observations of step lie in the observation space"
        /// An observation that was returned does not change later.
        case observationsStay = "observations stay as they were returned"
        /// Rewards are neither NaN nor infinite.
        case rewardsAreFinite = "rewards are finite"
        /// The information's keys are names, and none begins with an underscore, which vectors use for masks.
        case infoKeys = "keys of info are names"
        /// Every element of the action space is an action.
        case actionsWork = "random actions work"
        /// Equal states and actions lead to equal results.
        case stepIsDeterministic = "step is deterministic"
        /// Equal states and actions lead to equal information.
        case infoIsDeterministic = "info is deterministic"
        /// The time limit is 1 or more.
        case timeLimitIsPositive = "maxEpisodeSteps is 1 or more"
        /// No episode is longer than the time limit says.
        case episodesEnd = "episodes end at maxEpisodeSteps"

        /// No episode is truncated with its first step, unless that is the time limit.
        case episodesLast = "episodes last longer than a step"

        /// A copy goes on like the original and does not affect it.
        case copiesAreIndependent = "a copy is independent"
        /// Two environments made in the same way behave in the same way (conformance only).
        case instancesAgree = "environments made alike play alike"
        /// The layers that `make` adds change no result (conformance only).
        case layersKeepResults = "the layers of make keep the results"
        /// An environment that was encoded and decoded goes on in the same way (conformance only, for `Codable` ones).
        case stateIsRestored = "what was encoded and decoded goes on alike"
        /// Properties that have names can be read, and set to what they are.
        case attributesReadBack = "attributes are read and set"

        /// The render mode is in the metadata, which lists no mode twice.
        case renderModeIsKnown = "renderMode is one of the metadata's"
        /// A type that draws states its frame rate.
        case renderRate = "metadata has a frame rate"
        /// The mode that `make` is asked for reaches the environment.
        case renderModeIsPassedOn = "make's render mode reaches the environment"
        /// Drawing gives no error.
        case renderWorks = "render works"
        /// What is drawn is what the mode says.
        case framesFitTheMode = "render returns what its mode says"
        /// All images have one size, as a video needs.
        case imagesKeepTheirSize = "images keep their size"
        /// Drawing does not change what happens next.
        case renderChangesNothing = "render changes nothing"
        /// A second close is harmless.
        case closeTwice = "close can be called twice"

        /// Calls before the first reset are refused (conformance only, where mistakes are asked for).
        case earlyCallsAreRefused = "calls before reset are refused"
        /// Actions outside the space are refused (where mistakes are asked for).
        case invalidActionsAreRefused = "actions outside the space are refused"

        /// The sentence.
        public var description: String { rawValue }
    }
}

extension [Finding] {
    /// Adds a finding, but only the first of each check.
    mutating func report(_ severity: Finding.Severity, _ check: Finding.Check, _ evidence: String, mend: String) {
        guard !contains(where: { $0.check == check }) else { return }
        append(Finding(severity, check, evidence: evidence, mend: mend))
    }
}
