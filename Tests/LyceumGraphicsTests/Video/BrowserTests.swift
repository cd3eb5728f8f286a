import Foundation
import LyceumGraphics
import LyceumNumerics
import Testing

@Suite("A video in a browser", .enabled(if: Tool.chromium != nil, "there is no chromium"))
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
            video.onseeked = () => { out.textContent += "[at " + video.currentTime + "]"; };
            video.onerror = () => { out.textContent += "[" + video.error.message + "]"; };
            </script>
            """
        try Data(page.utf8).write(to: URL(filePath: folder.path + "/page.html"))
        let arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
            "--virtual-time-budget=10000", "--dump-dom", "file://\(folder.path)/page.html",
        ]
        let output = try #require(Tool.chromium).run(arguments).output
        let text = String(decoding: output, as: UTF8.self)
        // A build without the decoder says so by an empty answer.
        if text.contains(">[][") { return }
        #expect(text.contains("[probably][2,320,240][at 1]"), "\(text)")
    }
}
