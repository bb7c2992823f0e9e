import type { Readable } from "node:stream"
import { crc32 } from "node:zlib"
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl"
import { inMebibytes, LedgerIsRefused, type LedgerLimits } from "./Ledger.ts"
import { fileIsCutOff, fileIsDamaged, unpacksTooLarge } from "./refusals.ts"

/** A workbook has a few dozen parts; an archive with more is something else. */
const maxEntries = 2_000

/** Sheets of a ledger shrink to a tenth; deflate at its best shrinks to a thousandth. */
const maxRatio = 250

/** Below this size even the best ratio cannot hurt. */
const ratioMattersFrom = 4 * 1_048_576

/** The parts of an archive whose promises were checked before anything was unpacked. */
export interface ZipArchive {
  readonly names: ReadonlyArray<string>
  readonly has: (name: string) => boolean
  /**
   * The bytes of one part, piece by piece. Size and CRC-32 are compared with what the archive promised.
   *
   * @throws LedgerIsRefused
   */
  readonly read: (name: string) => AsyncGenerator<Buffer>
  readonly close: () => void
}

const entriesOf = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    // Parts of a workbook are addressed with `/`; some writers use `\`.
    const name = entry.fileName.replaceAll("\\", "/")
    if (entries.has(name)) {
      throw fileIsDamaged(`压缩包里有两个同名的部分 ${name}`, `The archive has two parts named ${name}`)
    }
    entries.set(name, entry)
  }
  return entries
}

/** Looks at what the archive promises, before a single byte is unpacked. */
const checkPromises = (entries: ReadonlyMap<string, Entry>, fileBytes: number, limits: LedgerLimits) => {
  let unpacked = 0
  let packed = 0
  for (const [name, entry] of entries) {
    unpacked += entry.uncompressedSize
    packed += entry.compressedSize
    if (entry.isEncrypted()) {
      throw fileIsDamaged(
        `压缩包里的 ${name} 加了密码，请去掉密码后再交`,
        `The part ${name} is encrypted: remove the password first`
      )
    }
    if (
      entry.uncompressedSize > ratioMattersFrom &&
      entry.uncompressedSize > entry.compressedSize * maxRatio
    ) {
      throw unpacksTooLarge(
        `${name} 解压后是压缩前的 ${Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize))} 倍`,
        `${name} unpacks to ${Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize))} times its size`
      )
    }
  }
  if (unpacked > limits.maxUnpackedBytes) {
    throw unpacksTooLarge(
      `解压后共 ${inMebibytes(unpacked)}，上限 ${inMebibytes(limits.maxUnpackedBytes)}（IMPORT_MAX_UNPACKED_MEGABYTES）`,
      `It unpacks to ${inMebibytes(unpacked)}; the limit is ${inMebibytes(limits.maxUnpackedBytes)} (IMPORT_MAX_UNPACKED_MEGABYTES)`
    )
  }
  // Entries that share packed bytes are how the densest bombs are built.
  if (packed > fileBytes) {
    throw unpacksTooLarge("压缩包的各部分互相重叠", "Parts of the archive overlap")
  }
}

const damagedPart = (name: string, cause: unknown): LedgerIsRefused => {
  if (cause instanceof LedgerIsRefused) return cause
  const tooMany = cause instanceof Error && cause.message.startsWith("too many bytes")
  return tooMany
    ? unpacksTooLarge(`${name} 解压后比它声明的大`, `${name} unpacks to more than it declares`)
    : fileIsDamaged(`工作簿的 ${name} 已损坏，无法解压`, `The part ${name} of the workbook is damaged`)
}

/**
 * Opens an archive held in memory and checks it before anything is unpacked: complete, no passwords, not too
 * many parts, and not promising to unpack to more than the limit or by an unreasonable ratio. What is really
 * unpacked is counted again, because promises may lie.
 *
 * @throws LedgerIsRefused
 */
export const openZipArchive = async (bytes: Uint8Array, limits: LedgerLimits): Promise<ZipArchive> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, strictFileNames: false })
  } catch {
    throw fileIsCutOff(
      "文件是压缩包格式，但结尾的目录缺失",
      "The file is an archive whose directory, at its end, is missing"
    )
  }
  if (zip.entryCount > maxEntries) {
    throw unpacksTooLarge(`压缩包里有 ${zip.entryCount} 个部分`, `The archive has ${zip.entryCount} parts`)
  }
  let entries: Map<string, Entry>
  try {
    entries = await entriesOf(zip)
  } catch (cause) {
    throw cause instanceof LedgerIsRefused
      ? cause
      : fileIsDamaged("压缩包的目录已损坏", "The directory of the archive is damaged")
  }
  checkPromises(entries, bytes.length, limits)

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    close: () => zip.close(),
    read: async function* (name) {
      const entry = entries.get(name)
      if (entry === undefined) {
        throw fileIsDamaged(`工作簿缺少 ${name}`, `The workbook has no part ${name}`)
      }
      let sum = 0
      try {
        const stream: Readable = await zip.openReadStreamPromise(entry)
        for await (const piece of stream as AsyncIterable<Buffer>) {
          sum = crc32(piece, sum)
          yield piece
        }
      } catch (cause) {
        throw damagedPart(name, cause)
      }
      if (sum !== entry.crc32) throw damagedPart(name, undefined)
    }
  }
}
