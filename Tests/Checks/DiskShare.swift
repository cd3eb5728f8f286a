import Foundation
import Lyceum
import LyceumNumerics
import TestSupport

/// A run that films every episode spends a hundredth of its time on bringing log and videos onto the disk, and no more.
let diskShare = Check("disk/share") { isQuick in
    try withTemporaryFolder { folder in
        var env = try Recorder(
            make(.cartPole, renderMode: .rgbArray), video: true, videoFolder: folder, logs: true, logFolder: folder)
        let start = ContinuousClock.now
        var episodes = 0
        while ContinuousClock.now - start < .seconds(isQuick ? 3 : 30) {
            try Child.play(&env, seed: episodes, episodes: 1) { _, _ in episodes += 1 }
        }
        try env.close()
        let share = DiskSync.share
        // The last time may have begun just below the limit, and have been long.
        try require(share < 0.01 + 0.3 / (isQuick ? 3 : 30), "\(share) of the time went into waiting for the disk")
        return String(format: "%d videos, %.4f of the time", episodes, share)
    }
}
