/// The colours of a picture.
public enum PictureTheme: String, Sendable, CaseIterable {
  /// Dark on white.
  case light
  /// Light on black.
  case dark
  /// As the viewer prefers.
  case auto
}
