import Localization
import Tables
import Testing

@Suite struct InputErrorTests {
  @Test("An error names the place as far as it is known, then the problem")
  func description() {
    #expect(InputError(file: "a.csv", Bilingual(verbatim: "broken.")).description == "a.csv: broken.")
    #expect(InputError(file: "a.csv", line: 3, Bilingual(verbatim: "broken.")).description == "a.csv:3: broken.")
    #expect(InputError(file: "a.csv", line: 3, column: "area", Bilingual(verbatim: "broken.")).description == "a.csv:3, column area: broken.")
    #expect(InputError(file: "a.csv", column: "area", Bilingual(verbatim: "broken.")).description == "a.csv, column area: broken.")
  }

  @Test("In Vietnamese the place is told in words, with the column's header where it has one")
  func inVietnamese() {
    let titled = InputError(file: "a.csv", line: 3, column: "area", title: "Khu vực", Bilingual(verbatim: "hỏng."))
    #expect(titled.message == Bilingual(vi: "a.csv, dòng 3, cột \"Khu vực\": hỏng.", en: "a.csv:3, column area: hỏng."))
    #expect(InputError(file: "a.csv", column: "area", Bilingual(verbatim: "hỏng.")).message.vietnamese == "a.csv, cột area: hỏng.")
  }

  @Test("Several errors are one line each, in the order in which they were found")
  func several() {
    let errors = InputErrors([
      InputError(file: "a.csv", line: 3, column: "area", Bilingual(verbatim: "broken.")), InputError(file: "a.csv", line: 2, Bilingual(verbatim: "torn.")),
    ])
    #expect(errors.description == "a.csv:3, column area: broken.\na.csv:2: torn.")
    #expect(InputErrors([InputError(file: "a.csv", Bilingual(verbatim: "broken."))]).description == "a.csv: broken.")
  }
}
