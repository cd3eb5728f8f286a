import Gymnasium

/// The ids of all environments that come with the library, whatever tests register.
package let builtInIDs = registryText(columns: 1).split(separator: "\n").map(String.init)
    .filter { !$0.contains("=") }
    .filter { id in ["phys2d/", "tabular/", "textbook/"].contains { id.hasPrefix($0) } || !id.contains("/") }
