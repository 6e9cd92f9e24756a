import Localization
import Testing

@Suite("The language is that of the environment")
struct LanguageTests {
  @Test("What the system says of an error is said in Vietnamese where an office meets it, else as the system says it")
  func systemErrors() {
    #expect(Bilingual(systemError: 2) == Bilingual(vi: "không có tệp hoặc thư mục này", en: "No such file or directory"))
    #expect(Bilingual(systemError: 35) == Bilingual(verbatim: "Resource deadlock avoided"))
  }

  @Test(
    "The first locale that is set decides",
    arguments: [
      ([:], Language.english),
      (["LANG": "vi_VN.UTF-8"], .vietnamese),
      (["LANG": "VI"], .vietnamese),
      (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "C.UTF-8"], .english),
      (["LANG": "vie_VN"], .english),
      (["LC_MESSAGES": "vi_VN", "LANG": "en_US"], .vietnamese),
      (["LC_ALL": "C", "LC_MESSAGES": "vi_VN", "LANG": "vi_VN"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "vi"], .vietnamese),
    ])
  func locale(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }

  @Test("A text is told in either language, and joined in both")
  func bilingual() {
    let text = [Bilingual(vi: "một", en: "one"), Bilingual(verbatim: "2")].joined(separator: ", ") + Bilingual(vi: "!", en: ".")
    #expect(text[.vietnamese] == "một, 2!")
    #expect(text[.english] == "one, 2.")
  }
}
