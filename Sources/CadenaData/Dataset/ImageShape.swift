/// How the numbers of a row make up a picture, for those who draw it.
///
/// The numbers go channel by channel (all of red, then green, then blue), each row by row from the
/// top. A row may still be flat: models see `Features.exampleShape`, reports see this.
public struct ImageShape: Sendable, Hashable {
  /// Rows of the picture.
  public let height: Int
  /// Columns of the picture.
  public let width: Int
  /// 1 for grey values, 3 for red, green and blue.
  public let channels: Int

  /// A picture of this size.
  public init(height: Int, width: Int, channels: Int = 1) {
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// How many numbers a picture has.
  public var count: Int { height * width * channels }
}
