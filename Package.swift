// swift-tools-version: 6.1
import PackageDescription

// On Linux a release has Swift's libraries in its file. Beside it, reaching into them is a seventh of its time, and to find them
// and the thirty that they bring takes 12 ms at each start. It is said to the linker, and to the targets that import what other
// libraries belong to.
let swiftInside = ["-static-stdlib"]

// The targets stand in the order of what they may know: each uses only those above it.
let package = Package(
  name: "kbgen",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "kbgen", targets: ["kbgen"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // The two below are oracles of the tests; no product links them.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    // Declarations of calls of the Linux C library; empty elsewhere.
    .systemLibrary(name: "CLinux"),
    // jemalloc in place of `malloc`, on Linux. Nothing imports it: to be linked is enough. Only in a release: the sanitizers
    // put a `malloc` of their own there, and the thread sanitizer does not come up beside another.
    .target(
      name: "CAllocator",
      linkerSettings: [.linkedLibrary("jemalloc", .when(platforms: [.linux], configuration: .release))]),
    // Memory for one parse of the C library, which takes its functions but hands them nothing to know it by.
    .target(name: "CArena"),
    .target(name: "Output", dependencies: ["CCrypto"]),
    .target(name: "Parallel"),
    .target(name: "Diagnostics", dependencies: ["Output"]),
    .target(name: "YAML", dependencies: ["CYAML", "Diagnostics", "Output"]),
    .target(name: "Markdown", dependencies: ["CArena", "CCMarkGFM", "Diagnostics", "Output"]),
    .target(name: "Templates", dependencies: ["Diagnostics", "Output"]),
    .target(name: "Knowledge", dependencies: ["Diagnostics", "Markdown", "Output", "Parallel", "YAML"]),
    .target(
      name: "Website",
      dependencies: ["Diagnostics", "Knowledge", "Markdown", "Output", "Parallel", "Templates", "YAML"]),
    .target(
      name: "Preview",
      dependencies: [
        "Output", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(name: "Database", dependencies: ["CSQLite"]),
    .executableTarget(
      name: "kbgen",
      dependencies: [
        "CAllocator", "CLinux", "Database", "Diagnostics", "Knowledge", "Markdown", "Output", "Parallel",
        "Preview", "Website",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: [
        .unsafeFlags(swiftInside + ["-use-ld=lld"], .when(platforms: [.linux], configuration: .release)),
        // Parts of the small Foundation, which is what ArgumentParser asks for, and which does not say that it needs them.
        .linkedLibrary("_FoundationCollections", .when(platforms: [.linux], configuration: .release)),
        .linkedLibrary("_FoundationCShims", .when(platforms: [.linux], configuration: .release)),
      ]),
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Knowledge", "Output", "Parallel", "Website"],
      path: "Tests/TestSupport"),
    .target(name: "TestNumbers", path: "Tests/TestNumbers"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestNumbers"]),
    .testTarget(name: "YAMLTests", dependencies: ["TestNumbers", "YAML", "Yams"]),
    .testTarget(
      name: "MarkdownTests", dependencies: ["CCMarkGFM", "Diagnostics", "Markdown", "Output", "TestNumbers"]),
    .testTarget(
      name: "TemplatesTests",
      dependencies: ["Output", "Templates", "TestNumbers", .product(name: "Mustache", package: "swift-mustache")]),
    .testTarget(name: "KnowledgeTests", dependencies: ["Diagnostics", "Knowledge", "TestSupport", "Website"]),
    .testTarget(name: "PreviewTests", dependencies: ["Output", "Preview"]),
    .testTarget(name: "WebsiteTests", dependencies: ["Parallel", "TestNumbers", "TestSupport", "Website"]),
    .testTarget(
      name: "SiteTests", dependencies: ["Parallel", "TestSupport", "Website", "Yams", "kbgen"], exclude: ["Sites"]),
  ],
  swiftLanguageModes: [.v6]
)

// Readers under libFuzzer, which brings a `main` of its own: `script/fuzz` asks for them.
if Context.environment["KBGEN_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Diagnostics", "Knowledge", "Markdown", "Output", "Parallel", "Website"],
      path: "Tests/Fuzz", exclude: ["Corpus", "words.dict"]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
}
for target in package.targets where ["Preview", "kbgen"].contains(target.name) {
  target.swiftSettings?.append(.unsafeFlags(swiftInside, .when(platforms: [.linux], configuration: .release)))
}
