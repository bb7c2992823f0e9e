import { createHash, randomFillSync } from "node:crypto"

const pool = new Uint8Array(16 * 256)
let used = pool.length
let lastMillis = 0
let sequence = 0

const digits = Buffer.from("0123456789abcdef", "latin1")
/** Where the two digits of each byte stand among the hyphens. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const written = Buffer.alloc(36, "-")

/** The canonical text, made as one piece: a text put together from pieces is copied again by whoever reads it. */
const format = (bytes: Uint8Array, at = 0): string => {
  for (let i = 0; i < 16; i++) {
    const byte = bytes[at + i] as number
    const place = places[i] as number
    written[place] = digits[byte >> 4] as number
    written[place + 1] = digits[byte & 15] as number
  }
  return written.toString("latin1")
}

/**
 * A time-ordered identifier (UUID version 7, RFC 9562). Ids made by one process sort in the order they
 * were made, also within one millisecond, so that an index on them grows at its right edge only.
 */
export const uuidv7 = (nowMillis: number = Date.now()): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const at = used
  used += 16
  if (nowMillis > lastMillis) {
    lastMillis = nowMillis
    sequence = 0
  } else if (++sequence > 0xfff) {
    lastMillis++
    sequence = 0
  }
  const t = lastMillis
  pool[at] = (t / 2 ** 40) & 0xff
  pool[at + 1] = (t / 2 ** 32) & 0xff
  pool[at + 2] = (t / 2 ** 24) & 0xff
  pool[at + 3] = (t / 2 ** 16) & 0xff
  pool[at + 4] = (t / 2 ** 8) & 0xff
  pool[at + 5] = t & 0xff
  pool[at + 6] = 0x70 | (sequence >> 8)
  pool[at + 7] = sequence & 0xff
  pool[at + 8] = 0x80 | ((pool[at + 8] as number) & 0x3f)
  return format(pool, at)
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The same parts always give the same id (UUID version 8 over SHA-256). Used where a redelivery or a
 * second attempt must repeat a command instead of making a new one: row 17 of import X is one command.
 *
 * It begins as the first id among the parts does (48 bits), so that the ten thousand rows of one import stand
 * side by side in every index instead of touching ten thousand pages of it.
 */
export const derivedId = (...parts: ReadonlyArray<string | number>): string => {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest()
  digest[6] = 0x80 | ((digest[6] as number) & 0x0f)
  digest[8] = 0x80 | ((digest[8] as number) & 0x3f)
  const parent = parts.find((part) => typeof part === "string" && isUuid(part))
  const id = format(digest)
  return typeof parent === "string" ? `${parent.slice(0, 13).toLowerCase()}${id.slice(13)}` : id
}

/** Whether a text is a UUID in its canonical form, of any version. */
export const isUuid = (text: string): boolean => uuidPattern.test(text)
