/// Whose papers they are: the city's, or a ward's.
package enum Authority {
  package static let city = "Thành phố Hải Phòng"

  /// The lines at the top left of the city's papers, the last in bold.
  package static let ofCity = ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"]

  /// The same of a ward's.
  /// - Parameter name: `Phường An Biên`.
  static func ofWard(_ name: String, office: String = "PHÒNG VĂN HÓA - XÃ HỘI") -> [String] { ["ỦY BAN NHÂN DÂN", WardName(name).capitals, office] }

  /// `Ủy ban nhân dân phường An Biên`.
  static func committee(of ward: String) -> String { "Ủy ban nhân dân \(ward.lowercasedFirst)" }
}
