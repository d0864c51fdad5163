import CadenaExperiment

/// Colours of curves, told apart in light and dark, on a page and in a picture of its own.
enum PlotStyle {
  /// How many colours there are; later curves take them again.
  static let colours = 10

  private static let light = [
    "#2563eb", "#c2410c", "#0f766e", "#9333ea", "#d4a017", "#be123c", "#4d7c0f", "#0369a1",
    "#a21caf",
    "#57534e",
  ]
  private static let dark = [
    "#6ea8fe", "#ff9e64", "#4fd1c5", "#c792ea", "#f2c14e", "#ff7a93", "#a8d672", "#5cc8ff",
    "#f08fe8",
    "#c4bcb4",
  ]

  /// The rules for a page, whose own style sheet is `ReportStyle`.
  static let page = """
    \(colors(light))
    @media (prefers-color-scheme:dark){\(colors(dark))}
    \(shapes)
    .wide{grid-column:1/-1}figure.card svg{margin-top:4px}
    header{margin-bottom:18px}.legend .dash{border-top-style:dashed}
    table.list th,table.list td{padding:5px 8px}table.list thead th{white-space:normal;vertical-align:bottom}
    td.left,th.left{text-align:left!important;white-space:normal!important;min-width:8em}
    table i.key{display:inline-block;width:14px;margin-right:8px;vertical-align:middle;border-top:3px solid}
    .card>p.formula{margin:8px 0 0;font-family:Georgia,"DejaVu Serif",serif;font-size:1.05rem}
    """

  /// The rules for a picture that stands alone.
  static let picture = """
    svg{color-scheme:light dark}
    .paper{fill:#fff}.tick,.title,.entry{font:14px system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    .title{font-size:17px;font-weight:600}.tick{fill:#5a6573}.title{fill:#1b2430}.entry{fill:currentColor}
    .end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#e0e4e9}.axis{stroke:#5a6573}
    .level{stroke:#8a96a5}.goal{color:#1b2430}.dot{fill:currentColor}
    path{fill:none;stroke:currentColor;stroke-width:2.2;stroke-linejoin:round}
    \(colors(light))
    \(shapes)
    @media (prefers-color-scheme:dark){.paper{fill:#0e1319}.tick{fill:#9aa6b3}.title{fill:#e6ebf1}
    .grid{stroke:#2b3541}.axis{stroke:#9aa6b3}.goal{color:#e6ebf1}\(colors(dark))}
    """

  private static let shapes = """
    svg path.dashed{stroke-dasharray:6 4}svg path.thin{stroke-width:1.4}
    svg path.level{stroke-width:1;stroke:#8a96a5;opacity:.6}svg path.cross{stroke-width:2}
    svg path.mark{stroke-width:1.3;stroke-dasharray:3 4}
    """

  private static func colors(_ list: [String]) -> String {
    list.enumerated().map { ".s\($0){color:\($1)}" }.joined()
  }
}
