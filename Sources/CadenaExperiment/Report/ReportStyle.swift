/// How the report looks: light and dark, wide and narrow, without anything from outside.
package enum ReportStyle {
  /// The style sheet.
  package static let css = """
    :root{color-scheme:light dark;--page:#f5f6f8;--card:#fff;--ink:#1b2430;--muted:#5a6573;
    --line:#e0e4e9;--train:#2563eb;--validation:#c2410c;--rate:#0f766e;--good:37,99,235;
    --bad:194,65,12;--strong:#fff;--ink-page:#f1f3f5;--ink-filter:none}
    @media (prefers-color-scheme:dark){:root{--page:#0e1319;--card:#171e26;--ink:#e6ebf1;
    --muted:#9aa6b3;--line:#2b3541;--train:#6ea8fe;--validation:#ff9e64;--rate:#4fd1c5;
    --good:66,133,244;--bad:226,107,60;--ink-page:#f1ece6;--ink-filter:invert(1)}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    main{max-width:1080px;margin:0 auto;padding:28px 20px 48px}
    header p{margin:0;color:var(--muted)}
    h1{margin:2px 0 6px;font-size:2rem;line-height:1.2;overflow-wrap:anywhere}
    h2{margin:0;font-size:1.05rem}h2::first-letter{text-transform:uppercase}
    h3{margin:18px 0 6px;font-size:.95rem}
    .pill{display:inline-block;margin-right:8px;padding:1px 10px;border-radius:99px;
    background:rgba(var(--good),.14);color:var(--train);font-size:.85rem;font-weight:600}
    .pill.bad{background:rgba(var(--bad),.16);color:var(--validation)}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(176px,1fr));gap:12px;
    margin:22px 0}
    .tile,.card{background:var(--card);border:1px solid var(--line);border-radius:12px}
    .tile{padding:12px 16px}
    .tile b{display:block;font-size:1.4rem;line-height:1.3;font-variant-numeric:tabular-nums}
    .tile b.long{font-size:1.1rem;line-height:1.68;overflow-wrap:anywhere}
    .tile span{color:var(--muted);font-size:.85rem}
    .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,420px),1fr));
    gap:16px}
    .card{margin:0 0 16px;padding:16px 18px}
    .charts .card{margin:0}
    .charts{margin-bottom:16px}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));
    gap:0 16px}
    .pair .card,.charts .card{min-width:0}
    figcaption{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;
    align-items:baseline;margin-bottom:8px}
    .legend span{margin-left:14px;font-size:.85rem;color:var(--muted);white-space:nowrap}
    .legend i{display:inline-block;width:18px;margin-right:6px;vertical-align:middle;
    border-top:3px solid currentColor}
    .train i,.train{color:var(--train)}.validation i,.validation{color:var(--validation)}
    .rate i,.rate{color:var(--rate)}
    .legend .validation i{border-top-style:dashed}
    svg{display:block;width:100%;height:auto}
    svg path{fill:none;stroke:currentColor;stroke-width:2.5;stroke-linejoin:round}
    svg .validation path{stroke-dasharray:7 4}
    .dot,.top{fill:currentColor}.top{stroke:var(--card);stroke-width:1.5}
    .grid{stroke:var(--line)}.axis{stroke:var(--muted)}
    .best{stroke:var(--muted);stroke-dasharray:2 4}
    .tick{fill:var(--muted);font-size:14px}.end{text-anchor:end}.middle{text-anchor:middle}
    .scroll{overflow-x:auto;margin-top:10px}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.9rem}
    th,td{padding:5px 12px;text-align:right;white-space:nowrap}
    th:first-child,td:first-child{text-align:left}
    table.list{width:100%}
    table.list tr+tr,table.list tbody tr{border-top:1px solid var(--line)}
    thead th{color:var(--muted);font-weight:600}
    table.matrix td,table.matrix th{min-width:34px;padding:6px 3px;text-align:center;font-size:.85rem}
    table.matrix td{border:1px solid var(--card)}
    table.matrix th{color:var(--muted);font-weight:600}
    table.matrix tbody th{text-align:right}
    .r{background:rgba(var(--good),var(--f))}.w{background:rgba(var(--bad),var(--f))}
    .strong{color:var(--strong)}.zero{color:var(--muted);opacity:.55}
    .marked{background:rgba(var(--good),.1)}
    pre{margin:10px 0 0;padding:12px 14px;overflow-x:auto;border-radius:8px;background:var(--page);
    font:.85rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
    summary{cursor:pointer;font-weight:600}
    figure>input{position:absolute;opacity:0;pointer-events:none}
    .log,figure>input:checked~.plain{display:none}figure>input:checked~.log{display:block}
    .legend label{cursor:pointer;padding:1px 9px;border:1px solid var(--line);border-radius:99px;
    font-size:.8rem;color:var(--muted);white-space:nowrap}
    figure>input:checked~figcaption label{color:var(--train);border-color:currentColor}
    figure>input:focus-visible~figcaption label{outline:2px solid var(--train)}
    svg .points{stroke:var(--train);stroke-width:6;stroke-linecap:round;opacity:.5}
    svg .ideal{stroke:var(--muted);stroke-width:1.5;stroke-dasharray:5 4}
    .gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(88px,1fr));gap:14px 12px;
    margin-top:12px}
    .gallery figure{margin:0;min-width:0}
    .gallery img{display:block;width:100%;aspect-ratio:1;object-fit:contain;border-radius:8px;
    image-rendering:pixelated}
    .ink{background:var(--ink-page);filter:var(--ink-filter)}
    .gallery figcaption{display:flex;gap:7px;margin:3px 2px 0;flex-wrap:nowrap;
    justify-content:flex-start;font-size:.9rem;overflow:hidden}
    .gallery b{color:var(--validation)}.gallery s{color:var(--muted)}
    .gallery i{margin-left:auto;color:var(--muted);font-style:normal;white-space:nowrap}
    table.tight th,table.tight td{padding:5px 7px}
    table.layers td:nth-child(2){text-align:left}table.layers th:nth-child(2){text-align:left}
    .alert{margin-top:18px;border-color:var(--validation)}.alert pre{margin:0;white-space:pre-wrap}
    ul{margin:8px 0 0;padding-left:20px}
    dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:14px 0 0;
    font-size:.85rem}
    dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
    p.note{margin:6px 0 0;color:var(--muted);font-size:.9rem}
    footer{margin-top:24px;color:var(--muted);font-size:.85rem}
    @media (max-width:520px){main{padding:18px 12px 36px}h1{font-size:1.6rem}
    .tiles{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:10px}.card{padding:14px 12px}
    .tile b{font-size:1.3rem}table{font-size:.82rem}th,td,
    table.tight th,table.tight td{padding:5px 4px}
    th:first-child,td:first-child{white-space:normal}
    table.matrix td,table.matrix th{min-width:25px;padding:5px 2px}table.matrix{font-size:.8rem}.legend span:first-child{margin-left:0}.tick{font-size:16px}}
    @media print{:root{--page:#fff;--card:#fff;--ink:#111;--muted:#555;--line:#ccc;
    --ink-filter:none}main{padding:0;max-width:none}.card,.tile{break-inside:avoid}
    .legend label{display:none}pre{white-space:pre-wrap}}
    """
}
