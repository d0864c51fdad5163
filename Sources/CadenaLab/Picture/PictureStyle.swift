/// Colours and fonts of pictures.
enum PictureStyle {
  static let sans =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
  private static let serif = "Georgia, 'Times New Roman', 'DejaVu Serif', serif"

  /// The style sheet of a theme. Plain classes, since many programs know no variables.
  static func sheet(_ theme: PictureTheme) -> String {
    let colors: String
    switch theme {
    case .light: colors = light
    case .dark: colors = dark
    case .auto: colors = light + "\n@media (prefers-color-scheme: dark) {\n\(dark)\n}"
    }
    return "<style>\n\(shapes)\n\(colors)\n</style>"
  }

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
