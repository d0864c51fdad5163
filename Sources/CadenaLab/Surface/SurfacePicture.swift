import CadenaExperiment

/// A surface between the axes of a plot: lines of equal height and the lowest points, or the curve of a
/// function of one number.
struct SurfacePicture {
  let surface: TestSurface
  /// From and to for each coordinate.
  let window: [ClosedRange<Double>]

  init(_ surface: TestSurface, window: [ClosedRange<Double>]? = nil) {
    self.surface = surface
    self.window = window ?? surface.window
  }

  /// A plot with the surface drawn and curves above it.
  func plot(title: String, note: String, curves: [PlotCurve], isWide: Bool = true) -> Plot {
    func scale(_ range: ClosedRange<Double>) -> ChartScale {
      ChartScale(values: [range.lowerBound, range.upperBound], allowsLogarithm: false)
    }
    let x = scale(window[0])
    let width = isWide ? 720.0 : 480
    guard surface.dimension == 2 else {
      let line = steps(window[0], 200).map { (x: $0, y: surface.value(at: [$0])) }
      var plot = Plot(
        title: title, note: note, horizontal: surface.coordinates[0], vertical: "J", x: x,
        y: ChartScale(values: line.map(\.y), allowsLogarithm: false),
        curves: [PlotCurve(name: "", color: 9, points: line, isThin: true)] + curves)
      (plot.width, plot.height, plot.isWide) = (width, 440, isWide)
      return plot
    }
    var plot = Plot(
      title: title, note: note, horizontal: "x", vertical: "y", x: x, y: scale(window[1]),
      curves: curves)
    (plot.width, plot.height, plot.isWide) = (width, isWide ? 560 : 400, isWide)
    let area = [plot.x.lower...plot.x.upper, plot.y.lower...plot.y.upper]
    let contours = ContourLines(x: area[0], y: area[1]) { surface.value(at: [$0, $1]) }
    plot.background = contours.levels(14).map { Self.path(contours.lines(at: $0), plot) }
    plot.foreground = surface.minima.map { minimum in
      let place = plot.place(minimum[0], minimum[1])
      return
        "<g class=\"goal\"><path class=\"cross\" d=\"M\(place)m-6 -6l12 12m0 -12l-12 12\"/></g>"
    }
    return plot
  }

  private func steps(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    (0...count).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count)
    }
  }

  /// Lines of equal height as one path.
  static func path(_ lines: [ContourLines.Line], _ plot: Plot) -> String {
    let commands = lines.map { line in
      "M" + line.map { plot.place($0.x, $0.y) }.joined(separator: "L")
    }
    return "<path class=\"level\" d=\"\(commands.joined())\"/>"
  }
}
