/// The look of the report: a page of text with tables, in the fonts that the reader's system has.
enum HTMLStyle {
    static let css = """
        :root { --ink: #1d2530; --soft: #55606e; --paper: #ffffff; --tint: #f5f6f8; --rule: #d5dae0; --accent: #1f4e79;
          --bar: #9db7d1; --lost: #a4161a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a9b2be; --paper: #14181d; --tint: #1c2229;
          --rule: #343c46; --accent: #9cc3ec; --bar: #4a6a8a; --lost: #ff9a9f; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 68rem; background: var(--paper); color: var(--ink);
          overflow-wrap: break-word; font: 400 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, serif;
          line-height: 1.2; text-wrap: balance; }
        h1 { font-size: 2.1rem; font-weight: 600; margin: 0 0 .3rem; }
        h2 { font-size: 1.5rem; font-weight: 600; margin: 3.2rem 0 1rem; padding-top: .7rem;
          border-top: 2px solid var(--accent); }
        h3 { font-size: 1.15rem; font-weight: 600; margin: 2rem 0 .5rem; }
        h4 { font-size: 1rem; font-weight: 600; margin: 1.2rem 0 .4rem; line-height: 1.3; }
        p, ul, main ol { max-width: 46rem; margin: .5rem 0 .8rem; }
        ul { padding-left: 1.2rem; } main ol { padding-left: 1.5rem; } li { margin: .2rem 0; }
        .subtitle { color: var(--soft); margin: 0; }
        a { color: var(--accent); }
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; }
        nav ol { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: 1.2rem 0 0; padding: 0;
          font-size: .9rem; }
        #summary > p:first-of-type { font-size: 1.12rem; max-width: 50rem; }
        #summary h2 { margin-top: 1.6rem; }
        code { font: .85em/1.4 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          overflow-wrap: anywhere; }
        td code, th code { overflow-wrap: break-word; }
        .chart svg { min-width: 0; max-width: 100%; } .chart text { fill: var(--soft); font-size: 11px; } .chart .strong { fill: var(--ink); font-weight: 600; }
        .chart .axis { stroke: var(--rule); } .chart .bar { fill: var(--bar); } .chart .full { fill: var(--accent); } .chart .lost { fill: var(--lost); }
        .chart circle.bar { fill: var(--bar); } .chart circle.full { fill: var(--accent); } .chart .before { stroke: var(--soft); stroke-width: 1.5; }
        .chart .live { stroke: var(--soft); stroke-dasharray: 4 3; } .chart .goal { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 2 4; }
        .chart .curve { fill: none; stroke: var(--accent); stroke-width: 2; } .chart .area { fill: var(--bar); opacity: .35; } .chart .stop { stroke: var(--lost); stroke-width: 1.5; stroke-dasharray: 4 3; } .chart .stopped { fill: var(--lost); }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 0 1.6rem; } .charts figure { margin: .6rem 0; }
        figure { margin: 1.5rem 0; } figcaption { color: var(--soft); font-size: .875rem; }
        figure svg { max-width: max(100%, var(--narrowest)); min-width: var(--narrowest); height: auto; display: block; }
        .scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.4; margin: .6rem 0 1.2rem;
          font-variant-numeric: tabular-nums; }
        caption { text-align: left; color: var(--soft); padding-bottom: .35rem; }
        th, td { text-align: left; vertical-align: top; padding: .38rem .9rem .38rem 0; border-bottom: 1px solid var(--rule);
          font-weight: 400; }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1.5px solid var(--soft); }
        thead td { border-bottom: 1.5px solid var(--soft); }
        .number { text-align: right; white-space: nowrap; } thead .number { white-space: normal; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .6rem 1.4rem; margin: .8rem 0;
          font-size: .9rem; }
        dl > div { min-width: 0; } dt { color: var(--soft); font-size: .8rem; } dd { margin: 0; overflow-wrap: break-word; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; }
        .card { border: 1px solid var(--rule); border-radius: 5px; padding: .9rem 1.1rem; }
        .card h4 { margin: 0 0 .6rem; } .card dl { grid-template-columns: 1fr 1fr; margin: 0; gap: .4rem 1rem; }
        .highlight { background: var(--tint); border-left: 4px solid var(--accent); padding: .9rem 1.3rem; }
        .highlight > p:first-child { font-size: 1.1rem; }
        .range { display: block; position: relative; min-width: 8rem; height: .55rem; margin-top: .2rem;
          background: linear-gradient(90deg, transparent var(--from), var(--bar) var(--from) var(--to), transparent var(--to));
          print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .range::after { content: ""; position: absolute; left: calc(var(--at) - 1px); top: -.15rem; height: .85rem; width: 2px;
          background: var(--ink); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .words { display: block; margin-top: .25rem; color: var(--soft); font-size: .8rem; white-space: nowrap; }
        .nowrap { white-space: nowrap; } .id { color: var(--soft); margin-top: -.3rem; }
        @media screen and (min-width: 52rem) { #summary:has(> .narrow) { display: grid; column-gap: 2.2rem; align-items: start;
          grid-template-columns: max-content minmax(0, 1fr); grid-auto-rows: max-content; }
          #summary:has(> .narrow) > * { grid-column: 2; } #summary > .narrow { grid-column: 1; grid-row: 3 / span 9; margin-top: .4rem; }
          #summary:has(> .narrow) > h2, #summary:has(> .narrow) > p:first-of-type { grid-column: 1 / -1; }
          #summary:has(> .narrow) .cards { grid-template-columns: 1fr; gap: .7rem; } #summary > .narrow figcaption { max-width: 20rem; }
          #summary:has(> .narrow) h3 { margin-top: .6rem; } #summary:has(> .narrow) .card dl { grid-template-columns: repeat(4, auto); } }
        @media (max-width: 40rem) { body { padding: 1.4rem 1rem 3rem; } h1 { font-size: 1.6rem; } .number { white-space: normal; } }
        @media print { @page { size: A4; margin: 16mm 15mm; }
          :root { --ink: #1d2530; --soft: #55606e; --paper: #fff; --tint: #f5f6f8; --rule: #d5dae0; --accent: #1f4e79;
            --bar: #9db7d1; --lost: #a4161a; }
          html { font-size: 9.5pt; } body { max-width: none; padding: 0; } nav, .skip { display: none; }
          .scroll { overflow: visible; } td code, th code { overflow-wrap: anywhere; } figure svg { max-width: 100%; min-width: 0; }
          h2 { margin-top: 1.6rem; } h2, h3, h4 { break-after: avoid; } #systems { break-before: page; }
          thead, caption { break-after: avoid; } tbody > tr:first-child { break-before: avoid; }
          tr, figure, .chart, .card, .highlight, dl > div, li { break-inside: avoid; }
          /* The summary is one page: floats, as a grid would be moved to the next one as a whole. */
          #summary > figure { margin: .6rem 0; } #summary > figure svg { max-height: 100mm; width: auto; }
          #summary > .narrow { float: left; width: 70mm; margin: .3rem 7mm 0 0; } #summary > .narrow svg { max-height: 190mm; max-width: 70mm; }
          #summary h3 { margin: .7rem 0 .3rem; } #summary > .cards, #summary > .highlight, #summary > .narrow ~ h3 { display: flow-root; }
          #summary .card { padding: .45rem .7rem; margin-bottom: .4rem; } #summary .card h4 { margin-bottom: .3rem; } #summary .card dl { grid-template-columns: repeat(4, auto); gap: .2rem .8rem; }
          #summary .highlight { padding: .5rem .9rem; } #summary .highlight dl { gap: .3rem 1rem; margin: .4rem 0; }
          .id, .id + p { break-after: avoid; } dl { break-inside: avoid; } p { orphans: 3; widows: 3; }
          .highlight { print-color-adjust: exact;
            -webkit-print-color-adjust: exact; } }

        """
}
