import Localization
import Policy
import Tables
import Units

extension Register {
  /// Looks across rows (CONTRACT, Errors of the register): repeated rows, first months and what they reject, conflicts that
  /// hold rows, and notices. `lastPosted` tells what closed periods posted, for children who moved.
  package mutating func screen(policy: Policy, lastPosted: @escaping LastPosted) {
    let begin = Starts(files: files, policy: policy, lastPosted: lastPosted)
    let isLeft = beginSimpleRows(begin)
    for part in screen(byWard(children.filter { isLeft[Int(order[$0.lowerBound])] }), begin) {
      for (index, start) in part.starts { starts[Int(index)] = start }
      for (index, outcome) in part.outcomes { outcomes[Int(index)] = outcome }
      findings += part.findings
    }
    findings += noticesOverAll()
    countRows()
  }

  /// Notes when the rows begin that are their child's only one, continue no other and stand: nearly all. They are looked at in the order
  /// in which they lie in memory.
  /// - Returns: for each row whether it is left to be looked at more closely.
  private mutating func beginSimpleRows(_ begin: Starts) -> [Bool] {
    var isLeft = [Bool](repeating: false, count: decisions.count)
    for child in children where child.count > 1 {
      for index in order[child] { isLeft[Int(index)] = true }
    }
    let decisions = decisions
    let slices = stride(from: 0, to: decisions.count, by: 10_000).map { $0..<min($0 + 10_000, decisions.count) }
    starts.withUnsafeMutableBufferPointer { starts in
      isLeft.withUnsafeMutableBufferPointer { isLeft in
        // Each slice reads and writes the elements of its own rows alone, and both buffers outlive the call.
        nonisolated(unsafe) let (starts, isLeft) = (starts, isLeft)
        concurrentMap(slices) { rows in
          for row in rows where !isLeft[row] {
            if let start = begin.startOfSimple(decisions[row]) { starts[row] = start } else { isLeft[row] = true }
          }
        }
      }
    }
    return isLeft
  }

  /// Looks at all rows of some children. They come ward by ward, since the rows of a ward stand together in the files: what is read of these
  /// is let go when a slice is done with.
  private func screen(_ children: [Range<Int>], _ begin: Starts) -> [ScreenedPart] {
    concurrentMap(children.slices(of: 2_000)) { slice in
      var (part, spans) = (ScreenedPart(), TextSpans())
      for child in slice {
        part.screen(Array(order[child]), self, begin)
        spans.add(order[child], of: self)
      }
      release(spans)
      return part
    }
  }

  /// Sets what became of a row, where a later stage decides it.
  package mutating func hold(_ indices: some Sequence<Int32>) {
    for index in indices { outcomes[Int(index)] = .held }
    countRows()
  }

  package mutating func add(_ findings: [Finding]) { self.findings += findings }

  /// Children by (ward, child) with a row that was rejected, for whatever reason (RULES 4).
  package func rejectedKeys() -> Set<ChildWard> {
    var keys: Set<ChildWard> = []
    for row in faulty {
      if let ward = row.ward, let child = row.child { keys.insert(ChildWard(child: child, ward: ward)) }
    }
    for (index, outcome) in outcomes.enumerated() where outcome == .rejected {
      keys.insert(ChildWard(child: decisions[index].child, ward: decisions[index].ward))
    }
    return keys
  }

  /// The rows of a child in a ward, as indices of `decisions`, whatever became of them.
  package func rows(of key: ChildWard) -> [Int] { rows(of: key.child).filter { decisions[$0].ward == key.ward } }

  /// The rows of a child in all wards.
  package func rows(of child: ChildNumber) -> [Int] { order[places(of: child)].map { Int($0) } }

  /// The places of a child's rows in `order`.
  package func places(of child: ChildNumber) -> Range<Int> {
    let start = order.partitioningIndex { decisions[Int($0)].child >= child }
    return start..<start + order[start...].prefix { decisions[Int($0)].child == child }.count
  }

  /// `children` by the ward of the first row of each.
  package func childrenByWard() -> [Range<Int>] { byWard(children) }

  private func byWard(_ children: [Range<Int>]) -> [Range<Int>] {
    RadixSort.groups(of: children.map { UInt64(decisions[Int(order[$0.lowerBound])].ward.index) }).order.map { children[Int($0)] }
  }

  package func finding(
    _ code: FindingCode, _ index: Int32, _ column: RegisterColumn?, _ message: Bilingual
  ) -> Finding {
    let decision = decisions[Int(index)]
    let texts = texts(of: decision)
    return Finding(
      code, file: files[Int(decision.place.file)].source.name, line: Int(decision.place.line),
      column: column?.name ?? "", value: column.map { texts[$0] } ?? "", message: message, row: texts.row)
  }

  /// `file:line` of a row.
  package func pointer(to index: Int32) -> String { pointer(to: decisions[Int(index)]) }

  private mutating func countRows() {
    let faultyRepeated = counts.read - decisions.count - faulty.count
    counts.accepted = 0
    counts.rejected = faulty.count
    counts.held = 0
    counts.repeated = faultyRepeated
    for outcome in outcomes {
      switch outcome {
      case .accepted: counts.accepted += 1
      case .rejected: counts.rejected += 1
      case .held: counts.held += 1
      case .repeated: counts.repeated += 1
      }
    }
  }

  // MARK: Notices over the whole register

  private func noticesOverAll() -> [Finding] {
    concurrentMap([FindingCode.possibleDuplicate, .sharedAccount]) { $0 == .possibleDuplicate ? possibleDuplicates() : sharedAccounts() }.flatMap(\.self)
  }

  private func possibleDuplicates() -> [Finding] {
    let keys = decisions.indices.map { index -> UInt64 in
      guard outcomes[index] != .repeated else { return 0 }
      return max(1, decisions[index].nameKey &+ UInt64(bitPattern: Int64(decisions[index].born.number)) &* 0x9E37_79B9_7F4A_7C15)
    }
    return KeyClusters.clusters(of: keys).flatMap { cluster -> [Finding] in
      pointing(cluster, .possibleDuplicate, .fullName, FindingText.possibleDuplicate) {
        decisions[$0].child != decisions[$1].child && decisions[$0].born == decisions[$1].born
          && foldedName($0) == foldedName($1)
      }
    }
  }

  private func sharedAccounts() -> [Finding] {
    let keys = decisions.indices.map { outcomes[$0] == .repeated ? 0 : decisions[$0].accountKey }
    return KeyClusters.clusters(of: keys).flatMap { cluster -> [Finding] in
      // Most are brothers and sisters, whose mother is paid: they are left by the key alone, without reading their texts once more.
      guard cluster.contains(where: { decisions[$0].payeeKey != decisions[cluster[0]].payeeKey }) else { return [] }
      return pointing(cluster, .sharedAccount, .accountNo, FindingText.sharedAccount) { a, b in
        let (a, b) = (texts(of: decisions[a]), texts(of: decisions[b]))
        return a[.bank] == b[.bank] && a[.accountNo] == b[.accountNo] && a.payee != b.payee
      }
    }
  }

  private func foldedName(_ index: Int) -> String { text(.fullName, of: decisions[index]).lowercased() }

  /// The most rows of one cluster that are compared with each other; in a larger one each row is compared with the first.
  private static let maximumCluster = 200

  /// A finding for each row of a cluster that stands against another one of it.
  private func pointing(
    _ cluster: [Int], _ code: FindingCode, _ column: RegisterColumn, _ message: (String) -> Bilingual,
    against: (Int, Int) -> Bool
  ) -> [Finding] {
    defer { for index in cluster { releaseTexts(of: [Int32(truncatingIfNeeded: index)]) } }
    let candidates = cluster.prefix(Self.maximumCluster)
    return cluster.compactMap { index in
      guard let other = candidates.first(where: { $0 != index && against(index, $0) }) else { return nil }
      return finding(code, Int32(index), column, message(pointer(to: decisions[other])))
    }
  }
}

/// What looking across the rows of some children found.
private struct ScreenedPart: Sendable {
  var starts: [(Int32, Start)] = []
  var outcomes: [(Int32, RowOutcome)] = []
  var findings: [Finding] = []

  /// All rows of a child.
  mutating func screen(_ indices: [Int32], _ register: Register, _ begin: Starts) {
    let rows = dropRepeated(indices, register)
    noticeNames(rows, register)
    let decisions = rows.map { register.decisions[Int($0)] }
    var begun: [(index: Int32, start: Start)] = []
    for (index, decision) in zip(rows, decisions) {
      do throws(Starts.Missing) {
        let start = try begin.start(of: decision, among: decisions)
        if accept(index, decision, start, register, begin) { begun.append((index, start)) }
      } catch .transfer {
        reject(index, .transferUnmatched, .transferredFrom, FindingText.transferUnmatched, register)
      } catch {
        reject(index, .adjustmentUnmatched, .changeDate, FindingText.adjustmentUnmatched, register)
      }
    }
    keepPostedMonths(ofMoved: rows, decisions, continuedBy: begun.map(\.index), register, begin)
    if let first = decisions.first, let other = zip(rows, decisions).first(where: { $1.born != first.born })?.0 {
      for (index, _) in begun {
        let points = register.decisions[Int(index)].born == first.born ? other : rows[0]
        hold(index, .identityConflict, .dateOfBirth, FindingText.identityConflict(register.pointer(to: points)), register)
      }
    } else {
      holdDuplicates(begun, register)
    }
  }

  /// Leaves of rows that are the same cell for cell the first.
  private mutating func dropRepeated(_ indices: [Int32], _ register: Register) -> [Int32] {
    guard indices.count > 1 else { return indices }
    var seen: [[String]: Int32] = [:]
    var kept: [Int32] = []
    for index in indices {
      let cells = register.texts(of: register.decisions[Int(index)]).all
      if let first = seen[cells] {
        let place = register.decisions[Int(first)].place
        outcomes.append((index, .repeated))
        findings.append(
          register.finding(
            .repeatedRow, index, nil,
            FindingText.repeatedRow(file: register.files[Int(place.file)].source.name, line: Int(place.line))))
      } else {
        seen[cells] = index
        kept.append(index)
      }
    }
    return kept
  }

  private mutating func noticeNames(_ rows: [Int32], _ register: Register) {
    guard rows.count > 1 else { return }
    let names = rows.map { register.text(.fullName, of: register.decisions[Int($0)]) }
    guard let first = names.first, let other = names.firstIndex(where: { $0 != first }) else { return }
    for (index, name) in zip(rows, names) {
      let points = name == first ? rows[other] : rows[0]
      findings.append(
        register.finding(.nameDiffers, index, .fullName, FindingText.nameDiffers(register.pointer(to: points))))
    }
  }

  /// Whether the row stands once its first month is known; rejects it where it does not. Of several reasons the first is
  /// told: a child who is too old is not asked why it ended.
  private mutating func accept(_ index: Int32, _ decision: Decision, _ start: Start, _ register: Register, _ begin: Starts) -> Bool {
    starts.append((index, start))
    switch begin.objection(to: decision, from: start) {
    case .overAge(let birthday): reject(index, .overAgeAtStart, .dateOfBirth, FindingText.overAgeAtStart(birthday, start.month), register)
    case .beforeBirth: reject(index, .startBeforeBirth, .dateOfBirth, FindingText.startBeforeBirth(start.month), register)
    case .ended(let ended): reject(index, .endBeforeStart, .endDate, FindingText.endBeforeStart(ended, start.day), register)
    case nil: return true
    }
    return false
  }

  /// A row that is continued in another ward stays paid through what was posted under its number; one that no row continues
  /// is like any other end.
  private mutating func keepPostedMonths(
    ofMoved rows: [Int32], _ decisions: [Decision], continuedBy begun: [Int32], _ register: Register, _ begin: Starts
  ) {
    for index in begun {
      guard let old = begin.continued(by: register.decisions[Int(index)], among: decisions),
        let place = starts.firstIndex(where: { $0.0 == rows[old] })
      else { continue }
      starts[place].1.movedThrough = begin.lastPosted(of: decisions[old])
    }
  }

  /// Holds all rows of a ward in which two begin in the same month and were decided on the same day. Each points at the first of the two
  /// that stand first, and that one at the second.
  private mutating func holdDuplicates(_ begun: [(index: Int32, start: Start)], _ register: Register) {
    guard begun.count > 1 else { return }
    var alike: [Beginning: [Int32]] = [:]
    for row in begun {
      let decision = register.decisions[Int(row.index)]
      alike[Beginning(ward: decision.ward, month: row.start.month, decided: decision.decided), default: []].append(row.index)
    }
    let pairs = alike.filter { $1.count > 1 }.map { (ward: $0.ward, first: $1[0], second: $1[1]) }.sorted { $0.first < $1.first }
    var held: Set<WardID> = []
    for pair in pairs where held.insert(pair.ward).inserted {
      for (index, _) in begun where register.decisions[Int(index)].ward == pair.ward {
        let points = index == pair.first ? pair.second : pair.first
        hold(index, .duplicateDecision, .decisionDate, FindingText.duplicateDecision(register.pointer(to: points)), register)
      }
    }
  }

  /// What no two decisions of a child may have alike.
  private struct Beginning: Hashable {
    let ward: WardID
    let month: Month
    let decided: Day
  }

  private mutating func reject(
    _ index: Int32, _ code: FindingCode, _ column: RegisterColumn, _ message: Bilingual, _ register: Register
  ) {
    outcomes.append((index, .rejected))
    findings.append(register.finding(code, index, column, message))
  }

  private mutating func hold(
    _ index: Int32, _ code: FindingCode, _ column: RegisterColumn, _ message: Bilingual, _ register: Register
  ) {
    outcomes.append((index, .held))
    findings.append(register.finding(code, index, column, message))
  }
}
