import Ledger
import Policy
import Register
import Tables

/// Finds the register files; warns of what lies beside them and is no CSV.
func findRegisters(_ paths: [String], beside wards: String, _ reporter: Reporter) throws(InputError) -> [RegisterInput] {
  let (inputs, ignored) = try RegisterInput.find(paths, beside: wards)
  for path in ignored {
    reporter.warn(CommonText.ignored(path))
  }
  return inputs
}

/// Reads the register, telling how it goes.
func readRegister(_ inputs: [RegisterInput], _ policy: Policy, _ wards: WardTable, _ reporter: Reporter)
  throws(InputError) -> Register
{
  reporter.begin(CommonText.readingRegister)
  let register = try RegisterReader(policy: policy, wards: wards).read(inputs)
  reporter.end(CommonText.readRows(register.counts.read, files: inputs.count))
  return register
}
