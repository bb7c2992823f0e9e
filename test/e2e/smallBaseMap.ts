/** A PMTiles file (version 3) with one vector tile of the whole earth: nothing but water. */

const varint = (value: number): ReadonlyArray<number> =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))]

const field = (number: number, bytes: ReadonlyArray<number>): ReadonlyArray<number> => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes
]
const numberField = (number: number, value: number): ReadonlyArray<number> => [
  ...varint(number * 8),
  ...varint(value)
]
const textBytes = (text: string): ReadonlyArray<number> => [...new TextEncoder().encode(text)]
const zigzag = (value: number): number => (value >= 0 ? value * 2 : -value * 2 - 1)

const extent = 4096

/** A square over the whole tile: move to a corner, three lines, close. */
const square = [9, zigzag(0), zigzag(0), 26, zigzag(extent), 0, 0, zigzag(extent), zigzag(-extent), 0, 15]

const polygon = 3
const tile = field(3, [
  ...numberField(15, 2),
  ...field(1, textBytes("water")),
  ...field(2, [
    ...numberField(3, polygon),
    ...field(
      4,
      square.flatMap((value) => varint(value))
    )
  ]),
  ...numberField(5, extent)
])

/** The bytes of the file, as a server would answer them. */
export const smallBaseMap = (): Buffer => {
  const headerLength = 127
  // One entry: tile 0, for one tile, so long, at the beginning of the tiles.
  const directory = [1, 0, 1, tile.length, 1].flatMap((value) => varint(value))
  const metadata = textBytes("{}")
  const header = Buffer.alloc(headerLength)
  header.write("PMTiles", 0, "ascii")
  header.writeUInt8(3, 7)
  const tilesAt = headerLength + directory.length + metadata.length
  const positions = [
    headerLength,
    directory.length,
    headerLength + directory.length,
    metadata.length,
    0,
    0,
    tilesAt,
    tile.length,
    1,
    1,
    1
  ]
  positions.forEach((value, index) => {
    header.writeBigUInt64LE(BigInt(value), 8 + index * 8)
  })
  const uncompressed = 1
  const vector = 1
  header.writeUInt8(1, 96)
  header.writeUInt8(uncompressed, 97)
  header.writeUInt8(uncompressed, 98)
  header.writeUInt8(vector, 99)
  return Buffer.concat([header, Buffer.from([...directory, ...metadata, ...tile])])
}
