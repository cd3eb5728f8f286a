import RecorderReference

/// Returns the steps of a script.
typealias ScriptedEnv = RecorderReference.ScriptedEnv
