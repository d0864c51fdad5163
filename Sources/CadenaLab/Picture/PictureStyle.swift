/// Colours and fonts of pictures.
enum PictureStyle {
  static let sans =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
  private static let serif = "Georgia, 'Times New Roman', 'DejaVu Serif', serif"

  /// The style sheet of a graph. Plain classes, since many programs know no variables.
  static func sheet(_ theme: PictureTheme) -> String {
    sheet(theme, shapes: shapes, light: light, dark: dark)
  }

  /// The style sheet of a drawing of neurons or layers: forward is blue, backward is red.
  static func networkSheet(_ theme: PictureTheme) -> String {
    sheet(theme, shapes: networkShapes, light: networkLight, dark: networkDark)
  }

  private static func sheet(
    _ theme: PictureTheme, shapes: String, light: String, dark: String
  ) -> String {
    let colors: String
    switch theme {
    case .light: colors = light
    case .dark: colors = dark
    case .auto: colors = light + "\n@media (prefers-color-scheme: dark) {\n\(dark)\n}"
    }
    return "<style>\n\(shapes)\n\(colors)\n</style>"
  }

  private static let networkShapes = """
    .forward, .backward { stroke-width: 1.6; fill: none; }
    circle.forward, circle.backward { stroke-width: 2; }
    .bias { fill: none; stroke-width: 1.4; stroke-dasharray: 5 4; }
    .plate { stroke: none; }
    """

  private static let networkLight = """
    .paper, .plate { fill: #ffffff; }
    .ink { fill: #202124; }
    .faint { fill: #5f6368; }
    .forward { stroke: #1f5fa8; }
    .backward { stroke: #b3261e; }
    .forward-head, .forward-bar { fill: #1f5fa8; }
    .backward-head, .backward-bar { fill: #b3261e; }
    circle.forward { fill: #eaf2fb; }
    circle.backward { fill: #fdecea; }
    .box { fill: #f6f7f8; stroke: #9aa0a6; }
    .bias { stroke: #80868b; }
    """

  private static let networkDark = """
    .paper, .plate { fill: #0f172a; }
    .ink { fill: #f1f5f9; }
    .faint { fill: #94a3b8; }
    .forward { stroke: #60a5fa; }
    .backward { stroke: #f87171; }
    .forward-head, .forward-bar { fill: #60a5fa; }
    .backward-head, .backward-bar { fill: #f87171; }
    circle.forward { fill: #172554; }
    circle.backward { fill: #450a0a; }
    .box { fill: #1e293b; stroke: #64748b; }
    .bias { stroke: #94a3b8; }
    """

  private static let shapes = """
    text { text-anchor: middle; }
    .title { font: italic 17px \(serif); }
    .name { font: italic 15px \(serif); }
    .small { font-size: 14px; }
    .result { font-size: 17px; font-weight: bold; }
    .symbol { font: 17px \(sans); }
    text.value, text.gradient { font: 12px \(sans); font-variant-numeric: tabular-nums; }
    text.local { font: 9.5px \(sans); }
    .legend { font: 12px \(sans); text-anchor: start; }
    .edge { fill: none; stroke-width: 1.4; }
    .node { stroke-width: 1.6; }
    .current { stroke-width: 3.2; }
    """

  private static let light = """
    .paper { fill: #ffffff; }
    .title, .name, .symbol { fill: #0f172a; }
    .legend { fill: #475569; }
    .edge { stroke: #94a3b8; }
    .head { fill: #64748b; }
    .node { fill: #f1f5f9; stroke: #475569; }
    .current { fill: #fef3c7; stroke: #d97706; }
    .value { fill: #15803d; }
    .gradient { fill: #b91c1c; }
    .local { fill: #64748b; }
    """

  private static let dark = """
    .paper { fill: #0f172a; }
    .title, .name, .symbol { fill: #f1f5f9; }
    .legend { fill: #94a3b8; }
    .edge { stroke: #64748b; }
    .head { fill: #94a3b8; }
    .node { fill: #1e293b; stroke: #94a3b8; }
    .current { fill: #422006; stroke: #f59e0b; }
    .value { fill: #4ade80; }
    .gradient { fill: #f87171; }
    .local { fill: #94a3b8; }
    """
}
