/// What can be wrong with normalisations.
extension Message {
  /// A scale, a shift or a statistic of another shape.
  public static func statisticsShape(_ wanted: String, found: String) -> Message {
    Message(
      english: "scale, shift and statistics must have shape \(wanted), not \(found)",
      spanish: "escala, desplazamiento y estadísticas deben tener la forma \(wanted), no \(found)")
  }

  /// Channels that cannot be divided into groups of equal size.
  public static func groupsOfChannels(_ groups: Int, channels: Int) -> Message {
    Message(
      english: "\(channels) channels cannot be divided into \(groups) groups of equal size",
      spanish: "\(channels) canales no pueden dividirse en \(groups) grupos de igual tamaño")
  }

  /// A normalisation that has been bound to another width.
  public static func normalizedWidth(_ found: String, weight: String) -> Message {
    Message(
      english: "the layer normalises \(weight), but is given \(found)",
      spanish: "la capa normaliza \(weight), pero recibe \(found)")
  }
}
