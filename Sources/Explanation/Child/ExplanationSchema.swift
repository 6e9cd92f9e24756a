extension ChildExplanation {
  /// The JSON Schema (draft 2020-12) of an explanation: `Sources/Explanation/Files/explain.schema.json`.
  package static var schema: String { String(decoding: PackageResources.explain_schema_json, as: UTF8.self) }
}
