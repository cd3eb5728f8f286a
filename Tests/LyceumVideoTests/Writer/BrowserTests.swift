import Foundation
import LyceumGraphics
import LyceumVideo
import TestSupport
import Testing

@Suite("A video in a browser", .enabled(if: Program.chromium != nil, "there is no chromium"))
struct BrowserTests {
    @Test("loads, says its length and size, and can be jumped into", .timeLimit(.minutes(2)))
    func plays() throws {
        let folder = try TemporaryFolder()
        let writer = try VideoWriter(path: folder.path + "/run.mp4", width: 320, height: 240, framesPerSecond: 25)
        for step in 0..<50 { try writer.append(Scene.cart(320, 240, moved: step * 2)) }
        let path = try writer.finish()
        let page = """
            <video id="v" src="file://\(path)" muted></video><pre id="o"></pre><script>
            const video = document.getElementById("v"), out = document.getElementById("o");
            out.textContent = "[" + video.canPlayType('video/mp4; codecs="avc1.42C01E"') + "]";
            video.onloadeddata = () => {
              out.textContent += "[" + [video.duration, video.videoWidth, video.videoHeight] + "]";
              video.currentTime = 1;
            };
            let isDone = false, work = 0;
            // The page's time is virtual, the decoder's is not: work gives it real time.
            const wait = (turns) => {
              for (let index = 0; index < 3e7; index++) work += index;
              if (turns > 0 && !isDone) setTimeout(wait, 50, turns - 1);
            };
            wait(100);
            video.onseeked = () => { isDone = true; out.textContent += "[at " + video.currentTime + "]"; };
            video.onerror = () => { out.textContent += "[" + video.error.message + "]"; };
            </script>
            """
        try Data(page.utf8).write(to: URL(filePath: folder.path + "/page.html"))
        let text = try dump(folder.path)
        // A build without the decoder says so by an empty answer.
        if text.contains(">[][") { return }
        #expect(text.contains("[probably][2,320,240][at 1]"), "\(text)")
    }

    /// What the page of a folder has become.
    private func dump(_ folder: String) throws -> String {
        let arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder)/profile",
            "--virtual-time-budget=10000", "--dump-dom", "file://\(folder)/page.html",
        ]
        return try #require(Program.chromium).run(arguments).output
    }
}
