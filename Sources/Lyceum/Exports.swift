// A program that imports Lyceum has everything below it as well.
@_exported import Gymnasium
@_exported import LyceumGraphics
@_exported import LyceumLearning
@_exported import LyceumNumerics
@_exported import LyceumRecording
@_exported import LyceumSystem
@_exported import LyceumVideo
