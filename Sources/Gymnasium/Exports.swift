// A program that imports Gymnasium has all of the core: values, spaces, wrappers, environments and tools.
@_exported import GymnasiumCore
@_exported import GymnasiumEnvironments
@_exported import GymnasiumTools
@_exported import GymnasiumWrappers
@_exported import LyceumValues
