import Gymnasium
import Testing

@Suite("Suggestions")
struct SuggestionTests {
    @Test("the nearest word is the one that Python's difflib gives")
    func difflib() {
        // difflib.get_close_matches(word, candidates, n=1) of Python 3.11
        let cases: [(word: String, candidates: [String], nearest: String?)] = [
            ("appel", ["ape", "apple", "peach", "puppy"], "apple"), ("cartpole", ["CartPole", "Carpet"], "CartPole"),
            ("abc", ["xyz"], nil), ("ab", ["ac", "ad"], nil), ("abcd", ["abce", "abcf"], "abcf"),
            ("abcd", ["abcf", "abce"], "abcf"), ("", ["a"], nil), ("", [""], ""), ("abc", [], nil),
            ("abcde", ["abc"], "abc"), ("abcdef", ["ab"], nil),
            ("sutton_barto", ["sutton_barto_reward"], "sutton_barto_reward"),
        ]
        for (word, candidates, expected) in cases {
            #expect(nearest(to: word, among: candidates) == expected, "\(word) among \(candidates)")
        }
    }

    @Test("misspelt environment names are answered as difflib answers them")
    func environments() {
        let names = """
            CartPole MountainCar MountainCarContinuous Pendulum Acrobot LunarLander LunarLanderContinuous
            BipedalWalker BipedalWalkerHardcore CarRacing Blackjack FrozenLake FrozenLake8x8 CliffWalking
            CliffWalkingSlippery Taxi Reacher Pusher InvertedPendulum InvertedDoublePendulum HalfCheetah Hopper
            Swimmer Walker2d Ant Humanoid HumanoidStandup Pong Breakout SpaceInvaders
            """.split(whereSeparator: \.isWhitespace).map(String.init)
        // Each word with difflib.get_close_matches(word, names, n=1) of Python 3.11, - for none.
        let cases = """
            eBipedal:BipedalWalker uPuartCuole:CartPole Huumaoid:Humanoid poHupe:- SpanrIcva:- u:- HealfC:-
            ClCif:- WAleD2r:- BiPedalWalker:BipedalWalker aRRacng:CarRacing CarRaceuinG:CarRacing acaro:-
            CliffWalkinGSlippeRy:CliffWalkingSlippery ndulioum:Pendulum
            InvertedDoublePundelum:InvertedDoublePendulum BpedWlaoalker:BipedalWalker BpCe:- um:-
            BipedalWalakeruHarodcore:BipedalWalkerHardcore B:- ClWffialkiNg:CliffWalking t:-
            MCounainCarContinuous:MountainCarContinuous uoSwi:- Pexn:- CrtPole:CartPole L:- HxmA:-
            CrtoPl:CartPole MountaiNCarCountiNuaus:MountainCarContinuous SpacxaIvne:- Hpeepor:Hopper
            Breakxeut:Breakout klackjacb:Blackjack ant:Ant LunarLarden:LunarLander Lunarlaond:LunarLander
            BipedalW:BipedalWalker FroznLAk:FrozenLake Ll:- SpaceInVaders:SpaceInvaders
            BreedalWalkei:BipedalWalker erzFnaxe8k8:- MOuntainCarContinuous:MountainCarContinuous
            Smimwer:Swimmer CWifLflalking:CliffWalking LunarLan:LunarLander H:-
            BipeDalWalkerHardcore:BipedalWalkerHardcore MountaiCarContinuos:MountainCarContinuous Biaod:-
            InvertdDoublePendu:InvertedDoublePendulum BiPedalWarekerHaLdcre:BipedalWalkerHardcore Ti:Taxi
            LunarLanderContinuoUs:LunarLanderContinuous aPaceInvSders:SpaceInvaders
            MuntainuarContinuoCs:MountainCarContinuous C:- axL:-
            """.split(whereSeparator: \.isWhitespace)
        for pair in cases {
            let parts = pair.split(separator: ":").map(String.init)
            #expect(nearest(to: parts[0], among: names) == (parts[1] == "-" ? nil : parts[1]), "\(parts[0])")
        }
    }

    @Test("a word of any length is answered at once")
    func long() {
        let word = String(repeating: "CartPole", count: 100_000)
        let time = ContinuousClock().measure { #expect(nearest(to: word, among: ["CartPole", "Pendulum"]) == nil) }
        #expect(time < .seconds(5))
    }
}
