/**
 * Reads a form (RFC 7578) that is held in memory. The platform's parser knows no name of a file beyond Latin-1,
 * and the files of our users are called 台账.csv.
 */

/** One part of a form. `fileName` is undefined for a plain field. */
export interface FormPart {
  readonly name: string
  readonly fileName: string | undefined
  readonly content: Uint8Array
}

/** More parts than this are no upload of a ledger. */
const maxParts = 16
const maxHeaderBytes = 8_192

/** The boundary that a content type announces. */
const boundaryOf = (contentType: string): string | undefined => {
  const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType)
  return found?.[1] ?? found?.[2]
}

/** A parameter of `Content-Disposition`, in its extended form (RFC 5987) where there is one. */
const parameter = (header: string, name: string): string | undefined => {
  const extended = new RegExp(`;\\s*${name}\\*=(?:UTF-8)?''([^;\\s]+)`, "i").exec(header)?.[1]
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended)
    } catch {
      return extended
    }
  }
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header)
  const plain = found?.[1] ?? found?.[2]
  // Browsers write a quote as %22 and a line break as %0D%0A, other clients escape with a backslash.
  return plain
    ?.replace(/%22/g, '"')
    .replace(/%0[DA]/gi, " ")
    .replace(/\\(["\\])/g, "$1")
}

/**
 * The parts of a form, in order; undefined where it is malformed, which includes one that breaks off before its
 * closing boundary.
 */
export const partsOfForm = (contentType: string, body: Uint8Array): ReadonlyArray<FormPart> | undefined => {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) return undefined
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const opening = delimiter.subarray(2)
  // What stands before the first boundary is a preamble, and of no interest.
  const first = bytes.subarray(0, opening.length).equals(opening) ? 0 : bytes.indexOf(delimiter) + 2
  if (first === 1) return undefined
  let at: number = first + opening.length
  const parts: Array<FormPart> = []
  for (;;) {
    if (bytes.subarray(at, at + 2).toString("latin1") === "--") return parts
    const lineEnd = bytes.indexOf("\r\n", at)
    const headersEnd = lineEnd === -1 ? -1 : bytes.indexOf("\r\n\r\n", lineEnd)
    const next = headersEnd === -1 ? -1 : bytes.indexOf(delimiter, headersEnd + 2)
    if (next === -1 || headersEnd - lineEnd > maxHeaderBytes || parts.length === maxParts) return undefined
    const disposition = bytes
      .subarray(lineEnd, headersEnd)
      .toString("utf8")
      .split("\r\n")
      .find((line) => /^content-disposition:/i.test(line))
    const name = disposition === undefined ? undefined : parameter(disposition, "name")
    if (disposition === undefined || name === undefined) return undefined
    parts.push({
      name,
      fileName: parameter(disposition, "filename"),
      content: bytes.subarray(Math.min(headersEnd + 4, next), next)
    })
    at = next + delimiter.length
  }
}
