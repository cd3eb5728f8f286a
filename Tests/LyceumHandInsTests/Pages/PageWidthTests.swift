import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("Pages in a browser", .enabled(if: Program.chromium != nil, "there is no chromium"))
struct PageWidthTests {
    @Test(
        "fit a telephone and a laptop: nothing is wider than the screen, and no word is broken to letters",
        .timeLimit(.minutes(2)))
    func widths() throws {
        try withTemporaryFolder { folder in
            let inbox = folder + "/in"
            try ClassOfStudents.handIn("anna1", to: inbox, seed: 1, program: "print(1)")
            try ClassOfStudents.handIn("bob2", to: inbox, seed: 1, as: String(repeating: "long", count: 50) + ".zip")
            try Data("hello".utf8).write(to: URL(filePath: inbox + "/<img src=x onerror=alert(1)>.zip"))
            let report = try ClassGrader(for: ClassOfStudents.assignment).grade(inbox, to: folder + "/out")
            let names = ["index.html", "leaderboard.html"] + report.pages
            let pages = try names.map { try text("\(folder)/out/\($0)") }
            let expected = names.flatMap { name in [390, 1440].map { "\(name): \($0) true 0" } }
            let found = try measured(Array(zip(names, pages)), widths: [390, 1440], in: folder)
            #expect(found == expected)
        }
    }

    /// For each page and width: the width that the page takes, whether words keep together in its tables, and how many pictures,
    /// scripts and frames it has.
    ///
    /// Each is in a frame, since no window of a browser is as narrow as a telephone.
    private func measured(_ pages: [(name: String, html: String)], widths: [Int], in folder: String) throws -> [String]
    {
        let frames = pages.flatMap { page in
            widths.map { width in
                "<iframe title=\"\(page.name)\" style=\"border:0;width:\(width)px;height:800px\" "
                    + "srcdoc=\"\(HTML.escaped(page.html))\"></iframe>"
            }
        }
        let page = """
            \(frames.joined(separator: "\n"))<pre id="o"></pre><script>
            window.onload = () => {
              const lines = [...document.querySelectorAll("iframe")].map((frame) => {
                const page = frame.contentDocument;
                const cells = [...page.querySelectorAll("tbody th, tbody td")].filter((cell) => cell.textContent.length > 3);
                const isWhole = cells.every((cell) => cell.getBoundingClientRect().width > 30);
                const others = page.querySelectorAll("img, script, link, iframe").length;
                return frame.title + ": " + [page.documentElement.scrollWidth, isWhole, others].join(" ");
              });
              document.getElementById("o").textContent = lines.join("\\n");
            };
            </script>
            """
        try Data(page.utf8).write(to: URL(filePath: folder + "/page.html"))
        let arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--user-data-dir=\(folder)/profile",
            "--virtual-time-budget=5000", "--dump-dom", "file://\(folder)/page.html",
        ]
        let output = try #require(Program.chromium).run(arguments).output
        let text = output.components(separatedBy: "<pre id=\"o\">").last?.split(separator: "<").first ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
