/// A data set that is found by its name: its files, and where they can be got.
public struct KnownDataSet: Sendable, Hashable {
  /// A file as it is published.
  public struct File: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its length.
    public let byteCount: Int
    /// The SHA-256 hash of its bytes, as 64 hexadecimal digits.
    public let sha256: String
    /// The hash of what a packed file holds, which also tells a copy that was packed anew.
    public let contentSHA256: String?

    init(name: String, byteCount: Int, sha256: String, contentSHA256: String? = nil) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
      self.contentSHA256 = contentSHA256
    }
  }

  /// The name in an experiment file and on the command line: `mnist`.
  public let name: String
  /// Other spellings, of the name and of the folder with its files.
  public let otherNames: [String]
  /// The files as they are published.
  public let files: [File]
  /// Folders on the network with these files, the best first; each ends in `/`.
  public let mirrors: [String]
  /// The names of the files that are read, the training part first, `.gz` left out.
  public let parts: [String]

  /// The data set of a name in any of its spellings, or nil.
  public static func named(_ name: String) -> KnownDataSet? {
    all.first { set in
      ([set.name] + set.otherNames).contains { $0.lowercased() == name.lowercased() }
    }
  }

  /// How many bytes are downloaded.
  public var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

  /// All data sets.
  public static let all = [mnist, fashionMNIST, cifar10]

  private static let imageParts = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  /// 70,000 handwritten digits of 28 × 28 grey values (Y. LeCun, C. Cortes, C. Burges, 1998).
  public static let mnist = KnownDataSet(
    name: "mnist", otherNames: [],
    files: [
      File(
        name: "train-images-idx3-ubyte.gz", byteCount: 9_912_422,
        sha256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        contentSHA256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
      File(
        name: "train-labels-idx1-ubyte.gz", byteCount: 28_881,
        sha256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        contentSHA256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
      File(
        name: "t10k-images-idx3-ubyte.gz", byteCount: 1_648_877,
        sha256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        contentSHA256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
      File(
        name: "t10k-labels-idx1-ubyte.gz", byteCount: 4_542,
        sha256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        contentSHA256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ],
    mirrors: [
      "https://ossci-datasets.s3.amazonaws.com/mnist/",
      "https://storage.googleapis.com/cvdf-datasets/mnist/",
      "http://yann.lecun.com/exdb/mnist/",
    ], parts: imageParts)

  /// 70,000 pictures of clothes in the form of MNIST (H. Xiao, K. Rasul, R. Vollgraf, 2017).
  public static let fashionMNIST = KnownDataSet(
    name: "fashionMNIST", otherNames: ["fashion-mnist", "fashion_mnist", "fashion"],
    files: [
      File(
        name: "train-images-idx3-ubyte.gz", byteCount: 26_421_880,
        sha256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
      File(
        name: "train-labels-idx1-ubyte.gz", byteCount: 29_515,
        sha256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
      File(
        name: "t10k-images-idx3-ubyte.gz", byteCount: 4_422_102,
        sha256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
      File(
        name: "t10k-labels-idx1-ubyte.gz", byteCount: 5_148,
        sha256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ],
    mirrors: [
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
      "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
    ], parts: imageParts)

  /// 60,000 colour photographs of 32 × 32 pixels (A. Krizhevsky, 2009).
  public static let cifar10 = KnownDataSet(
    name: "cifar10", otherNames: ["cifar-10", "cifar_10", "cifar-10-batches-bin"],
    files: [
      File(
        name: "cifar-10-binary.tar.gz", byteCount: 170_052_171,
        sha256: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")
    ],
    mirrors: ["https://www.cs.toronto.edu/~kriz/"],
    parts: (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"])

  /// The names of the classes of Fashion-MNIST.
  public static let fashionClassNames = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]
}
