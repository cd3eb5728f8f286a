/// How pages look: on a laptop and on a telephone, in the light, in the dark and on paper.
enum PageStyle {
    static let css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --quiet: #59616b; --paper: #ffffff; --soft: #f3f4f6; --line: #d5d9de;
          --good: #1a7f37; --fair: #8a5a00; --bad: #b3261e; }
        @media screen and (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --quiet: #a4acb6; --paper: #14171a; --soft: #1f2429;
          --line: #3a4149; --good: #57c274; --fair: #e0a93a; --bad: #ff8a80; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        .verdict { display: flex; gap: 1rem; align-items: center; background: var(--soft); border-left: 6px solid;
          padding: .75rem 1rem; }
        .verdict b { font-size: 2.2rem; line-height: 1; }
        .good { color: var(--good); } .fair { color: var(--fair); } .bad { color: var(--bad); }
        .verdict span { color: var(--ink); }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        th.short, td.short, th.number, td.number { white-space: nowrap; overflow-wrap: normal; }
        th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
        tbody th { font-weight: normal; } th.name { min-width: 7rem; } td.text { min-width: 16rem; width: 60%; }
        td ul { margin: 0; } ul { padding-left: 1.2rem; margin: .3rem 0; }
        figure { margin: 0; } figure svg { width: 100%; max-width: 42rem; } figcaption, small { color: var(--quiet); font-size: .9rem; }
        svg, video { max-width: 100%; height: auto; } video { max-height: 80vh; border: 1px solid var(--line); box-sizing: border-box; }
        .limits { background: var(--soft); padding: .75rem 1rem; } .limits p { margin: .3rem 0; }
        @media screen and (max-width: 40rem) { th, td { padding: .35rem .4rem; }
          .blocks, .blocks tbody, .blocks tr, .blocks th, .blocks td { display: block; width: auto; min-width: 0; text-align: left; }
          .blocks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .blocks tr { border-bottom: 1px solid var(--line); padding: .6rem 0; }
          .blocks th, .blocks td { border: 0; padding: .1rem 0; } .blocks tbody th { font-weight: 600; }
          .blocks td:empty { display: none; } .blocks td::before { content: attr(data-label) ": "; color: var(--quiet); } }
        @media print { main { max-width: none; padding: 0; } video { display: none; } h2 { break-after: avoid; }
          tr, li, figure, .verdict, .limits { break-inside: avoid; } }
        """
}
