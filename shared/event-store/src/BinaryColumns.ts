/**
 * PostgreSQL's binary array format, one column at a time: half of the server's work for a batch of events
 * was reading their text. A value is a length and its bytes; null is length −1.
 *
 * Layout: dimensions (1) · has nulls · element type · size · lower bound (1), then the elements.
 */

const oid = { text: 25, int2: 21, int4: 23, uuid: 2950, timestamptz: 1184, bytea: 17, json: 114 } as const

const headerBytes = 20

const header = (buffer: Buffer, elementType: number, size: number): void => {
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(1, 4)
  buffer.writeInt32BE(elementType, 8)
  buffer.writeInt32BE(size, 12)
  buffer.writeInt32BE(1, 16)
}

/** Microseconds between the Unix epoch and PostgreSQL's (2000-01-01). */
const postgresEpochMillis = 946_684_800_000

/** Values of `width` bytes each, or null. */
const fixed = <A>(
  elementType: number,
  width: number,
  values: ReadonlyArray<A | null>,
  write: (buffer: Buffer, value: A, at: number) => void
): Buffer => {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * (4 + width))
  header(buffer, elementType, values.length)
  let at = headerBytes
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at)
    } else {
      at = buffer.writeInt32BE(width, at)
      write(buffer, value, at)
      at += width
    }
  }
  return buffer.subarray(0, at)
}

const texts = (elementType: number, values: ReadonlyArray<string | null>): Buffer => {
  let bytes = headerBytes
  // Three bytes a UTF-16 unit are always enough; measuring each text twice would cost more than the room.
  for (const value of values) bytes += 4 + (value === null ? 0 : value.length * 3)
  const buffer = Buffer.allocUnsafe(bytes)
  header(buffer, elementType, values.length)
  let at = headerBytes
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at)
    } else {
      const written = buffer.write(value, at + 4, "utf8")
      buffer.writeInt32BE(written, at)
      at += 4 + written
    }
  }
  return buffer.subarray(0, at)
}

const writeHex = (buffer: Buffer, value: string, at: number): void => {
  buffer.write(value, at, "hex")
}

/** `text[]` */
export const textColumn = (values: ReadonlyArray<string | null>): Buffer => texts(oid.text, values)

/** `json[]` of texts that are JSON already. */
export const jsonColumn = (values: ReadonlyArray<string>): Buffer => texts(oid.json, values)

/** `integer[]` */
export const integerColumn = (values: ReadonlyArray<number>): Buffer =>
  fixed(oid.int4, 4, values, (buffer, value, at) => buffer.writeInt32BE(value, at))

/** `smallint[]` */
export const smallintColumn = (values: ReadonlyArray<number>): Buffer =>
  fixed(oid.int2, 2, values, (buffer, value, at) => buffer.writeInt16BE(value, at))

/** What a hexadecimal digit is worth, by its character code. */
const worth = Uint8Array.from(
  { length: 128 },
  (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0
)

/** Where the sixteen bytes stand in a canonical UUID. */
const uuidPlaces = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

/** Read in place: taking the hyphens out first cost three times as much. */
const writeUuid = (buffer: Buffer, value: string, at: number): void => {
  for (let i = 0; i < 16; i++) {
    const place = uuidPlaces[i] as number
    buffer[at + i] =
      ((worth[value.charCodeAt(place)] as number) << 4) | (worth[value.charCodeAt(place + 1)] as number)
  }
}

/** `uuid[]` of canonical texts. */
export const uuidColumn = (values: ReadonlyArray<string | null>): Buffer =>
  fixed(oid.uuid, 16, values, writeUuid)

/** `bytea[]` of 32-byte digests in hex. */
export const digestColumn = (values: ReadonlyArray<string | null>): Buffer =>
  fixed(oid.bytea, 32, values, writeHex)

/** `bytea[]` */
export const bytesColumn = (values: ReadonlyArray<Uint8Array>): Buffer => {
  const buffer = Buffer.allocUnsafe(values.reduce((sum, value) => sum + 4 + value.length, headerBytes))
  header(buffer, oid.bytea, values.length)
  let at = headerBytes
  for (const value of values) {
    at = buffer.writeInt32BE(value.length, at)
    buffer.set(value, at)
    at += value.length
  }
  return buffer
}

/** `timestamptz[]` of RFC 3339 texts. */
export const timeColumn = (values: ReadonlyArray<string>): Buffer =>
  fixed(oid.timestamptz, 8, values, (buffer, value, at) =>
    buffer.writeBigInt64BE(BigInt(Date.parse(value) - postgresEpochMillis) * 1_000n, at)
  )
