import Entitlement
import Localization

extension Reason {
  /// In a few words, as a line of an explanation ends.
  var short: Bilingual {
    switch self {
    case .notStarted: Bilingual(vi: "chưa đến tháng bắt đầu hưởng", en: "not begun yet")
    case .superseded: Bilingual(vi: "đã có quyết định sau thay thế", en: "a later decision took its place")
    case .programmeOver: Bilingual(vi: "ngoài thời gian chi trả của nghị quyết", en: "the resolution no longer pays")
    case .ended: Bilingual(vi: "đã thôi hưởng", en: "ended")
    case .overAge: Bilingual(vi: "đã đủ 16 tuổi", en: "16 or older")
    case .windowClosed: Bilingual(vi: "đã hết 36 tháng kể từ khi thoát nghèo", en: "36 months since the exit from poverty are over")
    case .motherAdult: Bilingual(vi: "mẹ đã đủ 18 tuổi", en: "the mother is 18")
    case .excludedFacility: Bilingual(vi: "đang ở cơ sở trợ giúp xã hội", en: "in a social-protection facility")
    case .excludedPoor: Bilingual(vi: "thuộc hộ nghèo, hộ cận nghèo", en: "in a poor or near-poor household")
    case .excludedSurvivor: Bilingual(vi: "đang hưởng trợ cấp tuất hằng tháng", en: "on a monthly survivor benefit")
    case .excludedAllowance: Bilingual(vi: "đang hưởng trợ cấp xã hội hằng tháng", en: "on a monthly social allowance")
    case .topUpZero: Bilingual(vi: "trợ cấp xã hội đã bằng hoặc cao hơn chuẩn nghèo", en: "the social allowance reaches the poverty line")
    case .otherPolicyHigher: Bilingual(vi: "chính sách khác của thành phố bằng hoặc cao hơn", en: "another policy of the city pays as much or more")
    }
  }

  var page: CodeText {
    switch self {
    case .notStarted:
      CodeText(
        Bilingual(vi: "Chưa đến tháng bắt đầu hưởng của quyết định.", en: "The decision's first month is still to come."),
        example: Bilingual(
          vi: "Ngày thay đổi 20/05/2026: mức mới từ 06/2026; trong tháng 05 dòng này chưa hưởng.",
          en: "A change of 20/05/2026 counts from 06/2026 on; in 05/2026 its row is not paid yet."),
        remedy: Bilingual(vi: "Không phải làm gì; nếu tháng hưởng sai thì sửa dòng.", en: "Nothing; correct the row where its month is wrong."))
    case .superseded:
      CodeText(
        Bilingual(
          vi: "Quyết định sau của cùng trẻ, cùng xã đã thay quyết định này; quyết định cũ không trở lại.",
          en: "A later decision of the same child and ward governs the month; this one never comes back."),
        example: Bilingual(
          vi: "Quyết định 18 từ 01/2026, quyết định 27 từ 03/2026: từ 03/2026 chi theo quyết định 27.",
          en: "Decision 18 from 01/2026, decision 27 from 03/2026: from then on 27 pays."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .programmeOver:
      CodeText(
        Bilingual(vi: "Tháng nằm sau tháng cuối mà nghị quyết chi trả.", en: "The month lies after the last one that the resolution pays for."),
        example: Bilingual(vi: "Quyết định theo 22/2024, tháng 01/2026.", en: "A decision under 22/2024, for 01/2026."),
        remedy: Bilingual(
          vi: "Nếu trẻ vẫn đủ điều kiện, ra quyết định mới theo nghị quyết hiện hành và thêm một dòng.",
          en: "Where the child still qualifies, take a new decision under the present resolution and add a row."))
    case .ended:
      CodeText(
        Bilingual(
          vi: "Trẻ chết, chuyển đi, hết điều kiện hoặc từ chối; chi hết tháng xảy ra (N 2.1.3).",
          en: "Died, moved, no longer eligible or refused; the month in which it happened is the last (N 2.1.3)."),
        example: Bilingual(
          vi: "Chết ngày 05/05/2026: chi hết 05/2026, từ 06/2026 thôi chi.", en: "Died on 05/05/2026: paid through 05/2026, nothing from 06/2026 on."),
        remedy: Bilingual(vi: "Không phải làm gì; nếu ngày hoặc lý do sai thì sửa dòng.", en: "Nothing; correct the row where day or reason is wrong."))
    case .overAge:
      CodeText(
        Bilingual(vi: "Trẻ đã đủ 16 tuổi; tháng sinh nhật là tháng cuối (N 2.1.2b).", en: "The child is 16; the month of the birthday is the last (N 2.1.2b)."),
        example: Bilingual(vi: "Sinh ngày 01/05/2012: chi hết 05/2028.", en: "Born on 01/05/2012: paid through 05/2028."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .windowClosed:
      CodeText(
        Bilingual(
          vi: "Đã hết 36 tháng kể từ ngày hộ được công nhận thoát nghèo, thoát cận nghèo (N 2.1.3).",
          en: "36 months since the household was recognised out of poverty are over (N 2.1.3)."),
        example: Bilingual(vi: "Công nhận ngày 15/12/2025: chi hết 12/2028.", en: "Recognised on 15/12/2025: paid through 12/2028."),
        remedy: Bilingual(vi: "Không phải làm gì; nếu trẻ thuộc nhóm khác thì ra quyết định mới.", en: "Nothing; a new decision where another group fits."))
    case .motherAdult:
      CodeText(
        Bilingual(vi: "Mẹ của trẻ đã đủ 18 tuổi (N 2.1.3).", en: "The child's mother is 18 (N 2.1.3)."),
        example: Bilingual(vi: "Mẹ sinh ngày 10/03/2011: chi hết 03/2029.", en: "The mother was born on 10/03/2011: paid through 03/2029."),
        remedy: Bilingual(vi: "Không phải làm gì; nếu trẻ thuộc nhóm khác thì ra quyết định mới.", en: "Nothing; a new decision where another group fits."))
    case .excludedFacility:
      CodeText(
        Bilingual(
          vi: "Trẻ được nuôi dưỡng trong cơ sở trợ giúp xã hội; nhóm này không áp dụng (N 2.1.2b).",
          en: "The child lives in a social-protection facility, which excludes the group (N 2.1.2b)."),
        example: Bilingual(vi: "Nhóm 1.4a, cột Ở cơ sở trợ giúp xã hội ghi x.", en: "Group 1.4a with an x under in_facility."),
        remedy: Bilingual(vi: "Nếu trẻ đã rời cơ sở: thêm dòng mới có ngày thay đổi điều kiện.", en: "Where the child has left it, add a row with change_date.")
      )
    case .excludedPoor:
      CodeText(
        Bilingual(
          vi: "Trẻ thuộc hộ nghèo, hộ cận nghèo; nhóm này không áp dụng (N 2.1.2b). Nhóm 1.1 mới dành cho hộ này.",
          en: "The household is poor or near-poor, which excludes the group (N 2.1.2b); 1.1 is for such households."),
        example: Bilingual(vi: "Nhóm 1.4a, cột Thuộc hộ nghèo, cận nghèo ghi x.", en: "Group 1.4a with an x under poor_household."),
        remedy: Bilingual(
          vi: "Xem trẻ có thuộc nhóm 1.1a, 1.1b không; nếu hộ đã thoát nghèo thì thêm dòng mới có ngày thay đổi điều kiện.",
          en: "See whether 1.1a or 1.1b fits; where the household is out of poverty, add a row with change_date."))
    case .excludedSurvivor:
      CodeText(
        Bilingual(
          vi: "Trẻ đang hưởng trợ cấp tuất hằng tháng; nhóm này không áp dụng (N 2.1.2b).",
          en: "The child has a monthly survivor benefit, which excludes the group (N 2.1.2b)."),
        example: Bilingual(vi: "Nhóm 1.4c, cột Hưởng trợ cấp tuất ghi x.", en: "Group 1.4c with an x under survivor_benefit."),
        remedy: Bilingual(
          vi: "Nếu đã hết trợ cấp tuất: thêm dòng mới có ngày thay đổi điều kiện.", en: "Where the benefit has ended, add a row with change_date."))
    case .excludedAllowance:
      CodeText(
        Bilingual(
          vi: "Trẻ đang hưởng trợ cấp xã hội hằng tháng; nhóm này không áp dụng (N 2.1.2b, N 1.1b).",
          en: "The child has a monthly social allowance, which excludes the group (N 2.1.2b, N 1.1b)."),
        example: Bilingual(
          vi: "Nhóm 1.1b nhưng có mức trợ cấp xã hội; trường hợp này thuộc nhóm 1.1a.", en: "Group 1.1b with a social allowance; 1.1a is meant."),
        remedy: Bilingual(
          vi: "Xem lại nhóm; nếu trợ cấp đã hết thì thêm dòng mới có ngày thay đổi điều kiện.",
          en: "Check the group; where the allowance has ended, add a row with change_date."))
    case .topUpZero:
      CodeText(
        Bilingual(
          vi: "Trợ cấp xã hội đang hưởng bằng hoặc cao hơn chuẩn nghèo, phần hỗ trợ thêm bằng 0 (N 2.1.1a).",
          en: "The social allowance reaches the poverty line, so that nothing is left to top up (N 2.1.1a)."),
        example: Bilingual(
          vi: "Nông thôn: chuẩn nghèo 1.500.000, trợ cấp 2,5 × 700.000 = 1.750.000.",
          en: "Rural: a poverty line of 1.500.000, an allowance of 2.5 × 700.000 = 1.750.000."),
        remedy: Bilingual(vi: "Không phải làm gì; nếu mức trợ cấp sai thì sửa dòng.", en: "Nothing; correct the row where the allowance is wrong."))
    case .otherPolicyHigher:
      CodeText(
        Bilingual(
          vi: "Chính sách khác của thành phố đã chi bằng hoặc cao hơn mức này (N 2.1.2a).", en: "Another policy of the city pays as much or more (N 2.1.2a)."),
        example: Bilingual(
          vi: "Mức 750.000, cột Mức hỗ trợ khác của thành phố ghi 1.000.000.", en: "A level of 750.000, with 1.000.000 under other_city_support."),
        remedy: Bilingual(
          vi: "Nếu đã thôi hưởng chính sách kia: thêm dòng mới có ngày thay đổi điều kiện.", en: "Where that support has ended, add a row with change_date."))
    }
  }
}

extension InsuranceCode {
  /// In a few words, as a line of an explanation ends.
  var short: Bilingual {
    switch self {
    case .groupNotInsured: Bilingual(vi: "nhóm không được hỗ trợ BHYT", en: "no group of the row comes with health insurance")
    case .underAge: Bilingual(vi: "chưa đủ 6 tuổi, có thẻ riêng", en: "under 6, with a card of its own")
    case .childCard: Bilingual(vi: "thẻ của trẻ dưới 6 tuổi còn hạn đến 30/09", en: "the card of a child under 6 runs to 30/09")
    case .beforeDecision: Bilingual(vi: "trước tháng được hỗ trợ BHYT theo quyết định", en: "before the month from which the decision insures")
    case .otherCard: Bilingual(vi: "đã có thẻ khác quyền lợi bằng hoặc cao hơn", en: "another card of equal or higher benefit")
    case .otherWard: Bilingual(vi: "xã khác chi trả tháng này, hoặc chưa rõ xã nào", en: "another ward is paid for the month, or none of several that claim it")
    }
  }

  var page: CodeText {
    switch self {
    case .groupNotInsured:
      CodeText(
        Bilingual(vi: "Không nhóm nào của dòng được hỗ trợ đóng BHYT (N 2.2.1).", en: "None of the row's groups comes with health insurance (N 2.2.1)."),
        example: Bilingual(vi: "Nhóm 1.1b: hộ nghèo đã được cấp thẻ theo chính sách khác.", en: "Group 1.1b: poor households have a card by another policy."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .underAge:
      CodeText(
        Bilingual(vi: "Trẻ chưa đủ 6 tuổi nên có thẻ BHYT của trẻ dưới 6 tuổi.", en: "The child is under 6 and has the card of such children."),
        example: Bilingual(vi: "Sinh ngày 02/11/2020: hỗ trợ từ 12/2026.", en: "Born on 02/11/2020: supported from 12/2026 on."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .childCard:
      CodeText(
        Bilingual(
          vi: "Trẻ đủ 6 tuổi trong tháng 1 đến tháng 9: thẻ của trẻ dưới 6 tuổi dùng đến hết 30/09.",
          en: "The 6th birthday is in January to September: the card of a child under 6 runs to 30/09 of that year."),
        example: Bilingual(vi: "Sinh ngày 15/03/2020: hỗ trợ từ 10/2026.", en: "Born on 15/03/2020: supported from 10/2026 on."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .beforeDecision:
      CodeText(
        Bilingual(
          vi: "22/2024: trợ cấp tính từ tháng của giấy xác nhận khuyết tật, BHYT chỉ từ tháng hưởng ghi trong quyết định (P 4.2a).",
          en: "22/2024: paid from the month of the disability certificate, insured only from the month of the decision on (P 4.2a)."),
        example: Bilingual(
          vi: "Giấy xác nhận 02/2025, quyết định từ 05/2025: 02-04/2025 không hỗ trợ BHYT.",
          en: "Certificate of 02/2025, decision from 05/2025: not insured in 02-04/2025."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .otherCard:
      CodeText(
        Bilingual(vi: "Trẻ đã có thẻ BHYT khác quyền lợi bằng hoặc cao hơn.", en: "The child has another card of equal or higher benefit."),
        example: Bilingual(vi: "Cột Thẻ BHYT khác ghi \"thân nhân sĩ quan\".", en: "other_insurance holds \"thân nhân sĩ quan\"."),
        remedy: Bilingual(
          vi: "Nếu thẻ kia đã hết hạn: thêm dòng mới có ngày thay đổi điều kiện và để trống cột này.",
          en: "Where that card has run out, add a row with change_date and leave the column empty."))
    case .otherWard:
      CodeText(
        Bilingual(
          vi: "Xã khác chi trả tháng này, hoặc nhiều xã cùng chi mà chưa rõ xã nào.",
          en: "Another ward is paid for the month, or none of several that claim it."),
        example: Bilingual(
          vi: "Trẻ chuyển sang xã 10705 từ 06/2026: xã 10507 không đóng BHYT tháng 06.",
          en: "The child moved to ward 10705: ward 10507 insures nobody for that month."),
        remedy: Bilingual(
          vi: "Không phải làm gì nếu trẻ đã chuyển; nếu không, hai xã đối chiếu như double-claim.",
          en: "Nothing where the child moved; else let both wards settle it, as for double-claim."))
    }
  }
}
