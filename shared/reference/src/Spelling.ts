/**
 * How people type: full-width letters and digits, lower case, dots and blanks between the parts of a
 * number. Loops over char codes instead of regular expressions: an import calls this for every cell.
 */

/** Full-width ASCII (`Ｍ１７`, `　`) as its ordinary form; everything else stays as it is. */
export const halfWidth = (text: string): string => {
  let out = ""
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x3000 || (code > 0x3000 && code < 0xff01) || code > 0xff5e) continue
    out += text.slice(from, i) + (code === 0x3000 ? " " : String.fromCharCode(code - 0xfee0))
    from = i + 1
  }
  return from === 0 ? text : out + text.slice(from)
}

const isSeparator = (code: number): boolean => {
  switch (code) {
    case 0x20: // space
    case 0x09:
    case 0x0a:
    case 0x0d:
    case 0xa0: // no-break space
    case 0xfeff: // byte order mark
    case 0x200b: // zero-width space
    case 0x2e: // .
    case 0xb7: // ·
    case 0x2022: // •
    case 0x2027: // ‧
    case 0x2219: // ∙
    case 0x22c5: // ⋅
    case 0x25cf: // ●
    case 0x30fb: // ・
    case 0xff65: // ･
    case 0x3002: // 。
    case 0x2d: // -
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x5f: // _
      return true
    default:
      return false
  }
}

/**
 * A number as it is compared and stored: half width, upper case, without blanks, dots and hyphens.
 * `" 鲁m·4４4B9 "` and `"鲁M444B9"` are the same.
 */
export const compactNumber = (text: string): string => {
  const half = halfWidth(text)
  let out = ""
  let from = 0
  for (let i = 0; i < half.length; i++) {
    if (!isSeparator(half.charCodeAt(i))) continue
    out += half.slice(from, i)
    from = i + 1
  }
  return (from === 0 ? half : out + half.slice(from)).toUpperCase()
}

/** What people write into a cell to say that there is nothing: `无`, `-`, `/`, `暂无`, `null`. */
export const isBlank = (text: string | null | undefined): text is null | undefined | "" => {
  if (text === null || text === undefined || text === "") return true
  const plain = compactNumber(text)
  return (
    plain === "" ||
    plain === "无" ||
    plain === "/" ||
    plain === "\\" ||
    plain === "暂无" ||
    plain === "不详" ||
    plain === "NULL" ||
    plain === "N/A"
  )
}
