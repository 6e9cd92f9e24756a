// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A room of the house: what it may use stands in its list, and only rooms below it do.
func room(
  _ name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// The tests of a room.
func tests(_ room: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(name: "\(room)Tests", dependencies: [.byName(name: room)] + dependencies, swiftSettings: strict)
}

let package = Package(
  name: "ChiTra",
  products: [.executable(name: "chitra", targets: ["chitra"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .executableTarget(
      name: "chitra",
      dependencies: [
        "Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Estimate", "Insurance", "Treasury", "Accounting", "Report", "XLSX",
        "Workbooks", "Explanation", "CLinux",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      resources: [.embedInCode("Files")], swiftSettings: strict),
    // Not installed: Scripts/bench measures the program with it.
    .executableTarget(
      name: "make-register",
      dependencies: ["Units", "Tables", "Policy", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/MakeRegister", swiftSettings: strict),
    room(
      "Workbooks",
      uses: ["Units", "XLSX", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Estimate", "Insurance", "Treasury", "Report"]),
    room(
      "Explanation", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Insurance", "Treasury"],
      resources: [.embedInCode("Files")]),
    room("Report", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Estimate"]),
    room("Accounting", uses: ["Units", "Localization", "Tables", "Policy", "Ledger"]),
    room("Treasury", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Ledger"]),
    room("Insurance", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger"]),
    room("Estimate", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger"]),
    room(
      "Ledger",
      uses: [
        "Units", "Localization", "Tables", "Policy", "Register", "Entitlement", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Entitlement", uses: ["Units", "Tables", "Policy", "Register"]),
    room("Register", uses: ["Units", "Localization", "Tables", "Policy"]),
    room(
      "Policy", uses: ["Units", "Localization", "Tables", .product(name: "Yams", package: "Yams")],
      exclude: ["Law"], resources: [.embedInCode("Files")]),
    room("Tables", uses: ["Units", "Localization", "CCrypto", "CByteMask"]),
    room("XLSX", uses: ["Units", "Localization", "CXLSXWriter", "CMinizip", "CLinux"]),
    room("Localization"),
    room("Units"),

    .target(
      name: "TestSupport", dependencies: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzChecks",
      dependencies: ["Units", "Localization", "Tables", "Policy", "Register", "Ledger", "Estimate", "Insurance", "Treasury", "TestSupport"],
      path: "Tests/FuzzChecks", swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzChecks", "TestSupport"], exclude: ["Corpus"], swiftSettings: strict),
    tests("Units"),
    tests("Localization", uses: ["Units", "Tables", "Policy", "Ledger", "Treasury", "Accounting", "Report", "XLSX", "TestSupport"]),
    tests("Tables", uses: ["Units", "Localization", "TestSupport"]),
    tests("Policy", uses: ["Units", "Tables", "TestSupport"]),
    tests("Register", uses: ["Units", "Localization", "Tables", "Policy", "TestSupport"]),
    tests("Entitlement", uses: ["Units", "Tables", "Policy", "Register", "TestSupport"]),
    tests("Ledger", uses: ["Units", "Localization", "Tables", "Policy", "Register", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Estimate", uses: ["Units", "Tables", "Policy", "Register", "Entitlement", "Ledger", "TestSupport"]),
    tests(
      "Insurance",
      uses: [
        "Units", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Estimate", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Treasury", uses: ["Units", "Tables", "Policy", "Register", "Ledger", "TestSupport"]),
    tests("Accounting", uses: ["Units", "Tables", "Policy", "Register", "Ledger", "Treasury", "TestSupport"]),
    tests("Report", uses: ["Units", "Tables", "Policy", "Register", "Ledger", "TestSupport"]),
    tests("Explanation", uses: ["Units", "Localization", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Insurance", "Treasury", "TestSupport"]),
    .target(name: "ZipReading", path: "Tests/ZipReading", swiftSettings: strict),
    tests("XLSX", uses: ["Units", "ZipReading"]),
    tests("Workbooks", uses: ["Units", "XLSX", "Entitlement", "Ledger", "Insurance", "Treasury", "ZipReading"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "chitra", "Units", "Tables", "Policy", "Register", "Entitlement", "Ledger", "Estimate", "Insurance", "Treasury", "TestSupport", "ZipReading",
      ],
      exclude: ["Cases", "read_workbook.py", "validate_table.py", "fill_template.py", "check_schema.py"], swiftSettings: strict),

    .testTarget(
      name: "MakeRegisterTests", dependencies: ["make-register", "Units", "Tables", "Policy", "Register", "TestSupport"], swiftSettings: strict),

    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CByteMask"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
  ],
  swiftLanguageModes: [.v6]
)

// The readers under libFuzzer, for Scripts/fuzz alone: it can be linked only with the fuzzer's own flags.
if Context.environment["CHITRA_FUZZ"] != nil {
  package.targets.append(.executableTarget(name: "fuzz", dependencies: ["FuzzChecks", "TestSupport"], path: "Tests/Fuzz", swiftSettings: strict))
}
