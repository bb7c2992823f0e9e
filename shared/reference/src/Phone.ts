import { accepted, type Checked, refused } from "./Finding.ts"
import { compactNumber } from "./Spelling.ts"

/**
 * Checks a phone number: a mobile number, a landline with its area code, or a local or service number.
 * A prefix of +86 is taken off. Left: `PhoneIsMalformed`.
 */
export const checkPhone = (written: string): Checked<string> => {
  const plain = compactNumber(written)
    .replace(/[()]/g, "")
    .replace(/^(?:\+86|0086)(?=\d)/, "")
  return /^(?:1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|[2-9]\d{6,7}|[48]00\d{7})$/.test(plain)
    ? accepted(plain)
    : refused("PhoneIsMalformed", null, `“${written}”不是电话号码`, `"${written}" is no phone number`)
}
