import Gymnasium
import GymnasiumTestSupport
import Testing

extension FaultyWalk.Fault {
    /// The one check that finds it.
    var check: Finding.Check {
        switch self {
        case .noObservations, .noParts: .observationSpaceIsValid
        case .noActions: .actionSpaceIsValid
        case .infiniteObservations, .constantObservation: .observationBounds
        case .infiniteActions, .lopsidedActions: .actionBounds
        case .darkImage, .colorsFirst: .imageSpace
        case .samplesOutside: .samplesAreElements
        case .unseededSamples, .refusesSpaceSeed: .samplesAreSeeded
        case .growingActions, .narrowingObservations: .spacesStayTheSame
        case .newActionSpace, .computedActionSpace: .actionSpaceIsKept
        case .computedRandom: .randomIsKept
        case .samplingDraws: .samplingLeavesRandom
        case .recorderInside: .environmentIsCopied
        case .refusesReset, .resetsOnce: .resetWorks
        case .refusesOptions: .resetTakesOptions
        case .chancyStart: .resetIsDeterministic
        case .chancyStartInfo, .chancyInfo: .infoIsDeterministic
        case .ignoresSeed, .constantSeed: .resetSeedsRandom
        case .alwaysReseeds, .returnsToItsSeed, .keepsItsStart: .resetGoesOn
        case .remembersEpisode: .resetStartsAfresh
        case .startsOutside: .resetObservation
        case .stepsOutside, .stepsBelow, .observesNan, .wrongShape, .wrongKind: .stepObservation
        case .nanReward, .infiniteReward: .rewardsAreFinite
        case .hiddenKey, .namelessKey: .infoKeys
        case .refusesAction, .tires: .actionsWork
        case .chancySteps, .chancyRewards, .chancyEnds: .stepIsDeterministic
        case .truncatesAtOnce: .episodesLast
        case .noTime: .timeLimitIsPositive
        case .endless: .episodesEnd
        case .sharedPlace, .sharedWind, .closesForAll: .copiesAreIndependent
        case .forgetsAttribute: .attributesReadBack
        case .unknownMode, .doubledMode: .renderModeIsKnown
        case .noRate, .noTimeBetweenFrames: .renderRate
        case .refusesRender: .renderWorks
        case .rendersText, .rendersNothing, .emptyImage, .grayImage, .rendersUnasked: .framesFitTheMode
        case .growingImage: .imagesKeepTheirSize
        case .renderDraws, .renderMoves: .renderChangesNothing
        case .closesOnce: .closeTwice
        case .takesAnything: .invalidActionsAreRefused
        }
    }

    /// Whether an agent learns the wrong thing, or a program stops.
    var severity: Finding.Severity {
        switch self {
        case .infiniteObservations, .constantObservation, .infiniteActions, .lopsidedActions, .darkImage, .colorsFirst,
            .recorderInside, .chancyStartInfo, .chancyInfo, .alwaysReseeds, .returnsToItsSeed, .keepsItsStart,
            .hiddenKey,
            .namelessKey, .doubledMode, .noRate, .growingImage, .closesOnce, .takesAnything:
            .warning
        default: .error
        }
    }
}

@Suite("Planted faults")
struct PlantedFaultTests {
    @Test("the environment without a fault gives no finding, whatever way it is wrapped")
    func healthy() throws {
        #expect(checkEnv(FaultyWalk(), makingMistakes: true) == [])
        #expect(checkEnv(AnyEnv(FaultyWalk()), makingMistakes: true) == [])
        #expect(checkEnv(try FaultyWalk().timeLimited(20).rewardsClipped(to: 0...1), makingMistakes: true) == [])
        #expect(conformance(of: FaultyWalk(), makingMistakes: true) == [])
    }

    @Test("each is found by its own check, and nothing else is", arguments: FaultyWalk.Fault.allCases)
    func faults(fault: FaultyWalk.Fault) throws {
        let findings = checkEnv(FaultyWalk(fault), makingMistakes: fault == .takesAnything)
        let finding = try #require(findings.first)
        #expect(findings.map(\.check) == [fault.check], "\(findings)")
        #expect(finding.severity == fault.severity)
        #expect(!finding.evidence.isEmpty && finding.mend.last == ".")
        #expect("\(finding)".hasPrefix("\(finding.severity.rawValue): \(finding.check): "))
    }

    @Test(
        "of a dynamic stack they are found as well, and by the conformance kit",
        arguments: [
            .ignoresSeed, .chancySteps, .sharedPlace, .sharedWind, .remembersEpisode, .stepsOutside, .nanReward,
            .renderMoves, .endless,
        ] as [FaultyWalk.Fault])
    func dynamicFaults(fault: FaultyWalk.Fault) throws {
        let env = AnyEnv(AnyEnv(FaultyWalk(fault)).rewardsTransformed { $0 / 2 })
        #expect(checkEnv(env).map(\.check) == [fault.check])
        #expect(conformance(of: AnyEnv(FaultyWalk(fault))).map(\.check) == [fault.check])
    }

    @Test(
        "the evidence names the part of an observation that is wrong",
        arguments: [
            (.stepsOutside, "element 0 is 5.0, above its high of 4.0"),
            (.stepsBelow, "element 1 is -1.5, below its low of -1.0"), (.observesNan, "element 1 is nan"),
            (.wrongShape, "its shape is (1,), the space's (2,)"),
            (.wrongKind, "'windy' is a text, the space has arrays of float32"),
        ] as [(FaultyWalk.Fault, String)])
    func evidence(fault: FaultyWalk.Fault, text: String) throws {
        let finding = try #require(checkEnv(FaultyWalk(fault)).first)
        #expect(finding.evidence.hasPrefix("step 0, action "))
        #expect(finding.evidence.hasSuffix(text), "\(finding)")
    }

    @Test("every check is made by some test of a planted fault")
    func completeness() {
        let elsewhere: Set<Finding.Check> = [
            .environmentIsMade, .instancesAgree, .layersKeepResults, .stateIsRestored, .jsonReadsBack,
            .valuesConvertBack, .observationsStay, .renderModeIsPassedOn, .earlyCallsAreRefused,
        ]
        let planted = Set(FaultyWalk.Fault.allCases.map(\.check))
        #expect(planted.isDisjoint(with: elsewhere))
        #expect(planted.union(elsewhere) == Set(Finding.Check.allCases))
    }
}
