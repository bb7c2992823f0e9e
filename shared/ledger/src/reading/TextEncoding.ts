import { isUtf8 } from "node:buffer"
import { fileIsDamaged } from "./refusals.ts"

/** How a text file is spelled in bytes. */
export interface TextEncoding {
  readonly label: "utf-8" | "gb18030" | "utf-16le" | "utf-16be"
  /** For the person who handed the file in. */
  readonly name: string
  /** Bytes of the byte order mark. */
  readonly skip: number
  /** Bytes of half a character at the very end: the file was cut off there. */
  readonly unfinished: number
}

/** Line of the file in which a byte lies, from 1. */
const lineAt = (bytes: Uint8Array, offset: number): number => {
  let line = 1
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++
  return line
}

/** Bytes of an unfinished UTF-8 character at the end: 0 if the text ends with a whole one. */
const unfinishedUtf8 = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back < length ? back : 0
    }
    if (byte < 0x80) return 0
  }
  return 0
}

/** Line of the first byte that is not UTF-8, found by halving. */
const firstBrokenLine = (bytes: Uint8Array): number => {
  let sound = 0
  let broken = bytes.length
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - unfinishedUtf8(part)))) sound = middle
    else broken = middle
  }
  return lineAt(bytes, sound)
}

/**
 * Finds how a text is encoded: by its byte order mark, as UTF-8 if every byte fits, else as GB18030 (which
 * GBK and GB2312 are parts of). Half a character at the end is reported, not refused here: the reader knows
 * in which row it lies. A text that fits no encoding is damaged.
 *
 * @throws LedgerIsRefused
 */
export const detectEncoding = (bytes: Uint8Array): TextEncoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { label: "utf-16le", name: "UTF-16LE", skip: 2, unfinished: bytes.length % 2 }
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { label: "utf-16be", name: "UTF-16BE", skip: 2, unfinished: bytes.length % 2 }
  }
  const skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const utf8 = { label: "utf-8", name: skip === 3 ? "UTF-8 (BOM)" : "UTF-8", skip } as const
  if (isUtf8(bytes)) return { ...utf8, unfinished: 0 }
  const unfinished = unfinishedUtf8(bytes)
  const whole = bytes.subarray(0, bytes.length - unfinished)
  if (unfinished > 0 && isUtf8(whole) && (skip === 3 || whole.some((byte) => byte >= 0x80))) {
    return { ...utf8, unfinished }
  }
  const gb = skip === 0 ? asGb18030(bytes) : undefined
  if (gb !== undefined) return gb
  const line = firstBrokenLine(bytes)
  throw fileIsDamaged(
    `文件既不是 UTF-8 也不是 GB18030 编码，第 ${line} 行起有无法识别的字节`,
    `The text is neither UTF-8 nor GB18030: bytes that cannot be read start in line ${line}`,
    line
  )
}

/** GB18030 if every byte fits, up to three bytes of half a character at the end aside. */
const asGb18030 = (bytes: Uint8Array): TextEncoding | undefined => {
  for (let unfinished = 0; unfinished <= Math.min(3, bytes.length); unfinished++) {
    try {
      new TextDecoder("gb18030", { fatal: true }).decode(bytes.subarray(0, bytes.length - unfinished))
      return { label: "gb18030", name: "GB18030", skip: 0, unfinished }
    } catch {
      // One byte fewer may end on a whole character.
    }
  }
  return undefined
}
