import CadenaText

/// A run that is to be resumed and has nothing left to do.
public struct RunIsFinished: Error {
  /// Its last event.
  public let finished: FinishedRecord
  /// Why, in words.
  public let message: Message

  init(_ directory: RunDirectory, _ manifest: RunManifest, message: Message) {
    finished = FinishedRecord(
      test: manifest.test, bestEpoch: manifest.bestEpoch, run: directory.path)
    self.message = message
  }
}
