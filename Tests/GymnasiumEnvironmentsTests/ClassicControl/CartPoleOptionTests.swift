import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

@Suite("Reset options of CartPole")
struct CartPoleOptionTests {
    @Test("every option that Gymnasium's table has is taken or refused as there, with the same first observation")
    func table() throws {
        let written = Dictionary(uniqueKeysWithValues: Self.written)
        var seen = 0
        for line in try referenceLines("cartpole_options.tsv").dropFirst() {
            guard let options = written[line[0]] else {
                #expect(Self.notWritable.contains(line[0]), "no case for \(line[0])")
                continue
            }
            seen += 1
            var env = CartPole()
            if line[2] == "obs" {
                let reset = try env.reset(seed: 42, options: options)
                #expect(hex(reset.observation) == line[3], "\(line[0])")
            } else {
                let error = try #require(throws: (any Error).self, "\(line[0])") {
                    try env.reset(seed: 42, options: options)
                }
                #expect(error is InvalidOption || error is InvalidBound, "\(line[0]) throws \(error)")
                #expect(env.state == nil, "\(line[0])")
            }
        }
        #expect(seen == written.count)
    }

    @Test("a refused option leaves the episode under way as it is")
    func refusedMidway() throws {
        var env = CartPole()
        try env.reset(seed: 1)
        _ = try env.step(1)
        let before = env.state
        #expect(throws: InvalidBound.self) { try env.reset(options: ["low": 1]) }
        #expect(env.state == before)
        #expect(try env.step(0).reward == 1)
    }

    @Test("messages name the key, what was given and what to give instead")
    func messages() {
        var env = CartPole()
        #expect(throws: InvalidOption("low", given: "'abc'", expected: "a number, such as 0.05")) {
            try env.reset(options: ["low": "abc"])
        }
        #expect(throws: InvalidBound(low: 0.1, high: -0.1, expected: "low to be at most high")) {
            try env.reset(options: ["low": 0.1, "high": -0.1])
        }
        #expect(throws: InvalidBound(low: -0.05, high: .infinity, expected: "finite numbers")) {
            try env.reset(options: ["high": .double(.infinity)])
        }
        #expect("\(InvalidBound(low: -0.05, high: .nan, expected: "finite numbers"))".contains("-0.05 and nan"))
    }

    private static let small = Double(Float(0.1))

    private static func scalar<S>(_ element: S) -> NDArray<S> {
        NDArray(shape: [], repeating: element)
    }

    /// The table's first column, and the same as our literal.
    private static var written: [(String, Info)] {
        let (nan, infinity) = (Value.double(.nan), Value.double(.infinity))
        let least = Value.double(.leastNonzeroMagnitude)
        return [
            ("None", [:]), ("{}", [:]), ("{'other': 3}", ["other": 3]),
            ("{'low': -0.1, 'high': 0.1, 'other': 'x'}", ["low": -0.1, "high": 0.1, "other": "x"]),
            ("{'low': -0.1, 'high': 0.1}", ["low": -0.1, "high": 0.1]),
            ("{'low': -0.1}", ["low": -0.1]), ("{'high': 0.1}", ["high": 0.1]),
            ("{'low': 0.04}", ["low": 0.04]), ("{'low': 0.05}", ["low": 0.05]), ("{'low': 0.06}", ["low": 0.06]),
            ("{'high': -0.04}", ["high": -0.04]), ("{'high': -0.05}", ["high": -0.05]),
            ("{'high': -0.06}", ["high": -0.06]),
            ("{'low': 0, 'high': 1}", ["low": 0, "high": 1]), ("{'low': -1, 'high': 0}", ["low": -1, "high": 0]),
            ("{'low': 0, 'high': 0}", ["low": 0, "high": 0]), ("{'low': 1, 'high': 1}", ["low": 1, "high": 1]),
            ("{'low': 1}", ["low": 1]), ("{'high': -1}", ["high": -1]),
            ("{'low': 0.1, 'high': -0.1}", ["low": 0.1, "high": -0.1]),
            ("{'low': 1, 'high': 0}", ["low": 1, "high": 0]),
            ("{'low': 2.5, 'high': 1e-05}", ["low": 2.5, "high": 1e-05]),
            ("{'low': 1e16, 'high': 1e15}", ["low": 1e16, "high": 1e15]),
            ("{'low': '-0.1', 'high': '0.1'}", ["low": "-0.1", "high": "0.1"]),
            ("{'low': '0.1'}", ["low": "0.1"]), ("{'high': '0.1'}", ["high": "0.1"]),
            ("{'high': ' 0.1 '}", ["high": " 0.1 "]), ("{'high': '1e-1'}", ["high": "1e-1"]),
            ("{'high': '1_0'}", ["high": "1_0"]), ("{'high': '+.5'}", ["high": "+.5"]),
            ("{'low': 'abc'}", ["low": "abc"]), ("{'high': 'abc'}", ["high": "abc"]), ("{'low': ''}", ["low": ""]),
            ("{'high': '0,1'}", ["high": "0,1"]), ("{'high': '0x10'}", ["high": "0x10"]),
            ("{'low': '0.2', 'high': '0.1'}", ["low": "0.2", "high": "0.1"]),
            ("{'high': 'nan'}", ["high": "nan"]), ("{'high': 'inf'}", ["high": "inf"]),
            ("{'low': '-inf'}", ["low": "-inf"]), ("{'high': 'Infinity'}", ["high": "Infinity"]),
            ("{'low': None}", ["low": nil]), ("{'high': None}", ["high": nil]),
            ("{'low': None, 'high': None}", ["low": nil, "high": nil]),
            ("{'low': []}", ["low": []]), ("{'low': [0.1]}", ["low": [0.1]]),
            ("{'high': [0.1, 0.2]}", ["high": [0.1, 0.2]]), ("{'high': (0.1,)}", ["high": .tuple([0.1])]),
            ("{'high': {}}", ["high": [:]]), ("{'low': {'a': 1}}", ["low": ["a": 1]]),
            ("{'low': True}", ["low": true]), ("{'high': True}", ["high": true]),
            ("{'low': False, 'high': True}", ["low": false, "high": true]),
            (
                "{'low': np.float32(-0.1), 'high': np.float32(0.1)}",
                ["low": .double(-small), "high": .double(small)]
            ),
            ("{'low': np.float64(-0.1), 'high': np.float64(0.1)}", ["low": -0.1, "high": 0.1]),
            ("{'low': np.int64(-1), 'high': np.int8(1)}", ["low": -1, "high": 1]),
            ("{'high': np.uint8(1)}", ["high": 1]), ("{'high': np.bool_(True)}", ["high": true]),
            ("{'high': np.float16(0.1)}", ["high": 0.0999755859375]),
            ("{'high': np.array(0.1)}", ["high": .array(.float64(scalar(0.1)))]),
            ("{'low': np.array(0)}", ["low": .array(.int64(scalar(0)))]),
            ("{'low': np.array(-0.1, np.float32)}", ["low": .array(.float32(scalar(-0.1)))]),
            ("{'high': np.array([0.1])}", ["high": .doubles([0.1])]),
            ("{'high': np.array([0.1, 0.2])}", ["high": .doubles([0.1, 0.2])]),
            ("{'high': np.array([[0.1]])}", ["high": .array(.float64(NDArray(shape: [1, 1], repeating: 0.1)))]),
            ("{'high': np.array([])}", ["high": .doubles([])]), ("{'high': np.str_('0.1')}", ["high": "0.1"]),
            ("{'low': float('nan')}", ["low": nan]), ("{'high': float('nan')}", ["high": nan]),
            ("{'low': float('nan'), 'high': float('nan')}", ["low": nan, "high": nan]),
            ("{'low': np.float32('nan')}", ["low": nan]), ("{'low': float('-inf')}", ["low": .double(-.infinity)]),
            ("{'high': float('inf')}", ["high": infinity]),
            ("{'low': float('-inf'), 'high': float('inf')}", ["low": .double(-.infinity), "high": infinity]),
            ("{'low': float('inf'), 'high': float('inf')}", ["low": infinity, "high": infinity]),
            ("{'high': float('-inf')}", ["high": .double(-.infinity)]),
            ("{'low': -1e308, 'high': 1e308}", ["low": -1e308, "high": 1e308]),
            ("{'low': -8e307, 'high': 8e307}", ["low": -8e307, "high": 8e307]),
            ("{'low': -1e38, 'high': 1e39}", ["low": -1e38, "high": 1e39]),
            ("{'low': 10**20}", ["low": 1e20]), ("{'high': 10**20}", ["high": 1e20]),
            ("{'low': -0.0, 'high': 0.0}", ["low": -0.0, "high": 0.0]),
            ("{'low': 5e-324, 'high': 5e-324}", ["low": least, "high": least]),
            ("{'Low': 1, 'High': 2}", ["Low": 1, "High": 2]), ("{'x_init': 1}", ["x_init": 1]),
        ]
    }

    /// What has no counterpart among our values.
    private static let notWritable: Set = [
        "{'high': 1j}", "{'high': (1+2j)}", "{'high': object}", "{'high': b'0.1'}", "{'high': b'x'}",
        "{'high': np.array('0.1')}", "{'low': np.array('abc')}", "{'high': 10**400}", "{'low': -10**400}", "[]", "[1]",
        "0.1", "'low'", "''", "0", "False", "()", "('low',)", "{'low'}",
    ]
}
