import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile"
import { PbfReader } from "pbf"
import { PMTiles } from "pmtiles"
import { onScreen, type Size, type View } from "./projection.ts"

/** A base map from a PMTiles file of vector tiles, drawn as a quiet ground: water, land, roads, boundaries. */

type Look = "water" | "green" | "building" | "waterway" | "path" | "road" | "highway" | "boundary"

/** From below to above. Widths are pixels. */
const looks: ReadonlyArray<
  readonly [Look, { readonly fill?: string; readonly line?: string; readonly width?: number }]
> = [
  ["green", { fill: "#e2eedd" }],
  ["water", { fill: "#bcd8ec" }],
  ["building", { fill: "#dcdfe4" }],
  ["waterway", { line: "#bcd8ec", width: 1.5 }],
  ["path", { line: "#ffffff", width: 1 }],
  ["road", { line: "#ffffff", width: 2.5 }],
  ["highway", { line: "#f7dfa5", width: 4 }],
  ["boundary", { line: "#a9a3b8", width: 1 }]
]

/** What a feature is, in the words of the usual schemas (Protomaps, OpenMapTiles, Shortbread). */
const lookOf = (layer: string, feature: VectorTileFeature): Look | undefined => {
  const polygon = feature.type === 3
  const kind = String(
    feature.properties["kind"] ?? feature.properties["class"] ?? feature.properties["pmap:kind"] ?? ""
  )
  if (/water|ocean/.test(layer)) return polygon ? "water" : feature.type === 2 ? "waterway" : undefined
  if (/land|natural|earth|park|green/.test(layer)) {
    return polygon && /wood|forest|grass|park|farm|meadow|orchard|scrub|nature/.test(kind)
      ? "green"
      : undefined
  }
  if (/building/.test(layer)) return polygon ? "building" : undefined
  if (/bound/.test(layer)) return feature.type === 2 ? "boundary" : undefined
  if (/road|transport|street/.test(layer) && feature.type === 2) {
    if (/motorway|trunk|highway|primary/.test(kind)) return "highway"
    return /path|track|footway|service|rail/.test(kind) ? "path" : "road"
  }
  return undefined
}

/** A decoded tile: what of each look is in it, in units of the tile. */
interface Tile {
  readonly extent: number
  readonly paths: ReadonlyMap<Look, Path2D>
}

const decode = (bytes: ArrayBuffer): Tile => {
  const tile = new VectorTile(new PbfReader(new Uint8Array(bytes)))
  const paths = new Map<Look, Path2D>()
  let extent = 4096
  for (const [name, layer] of Object.entries(tile.layers)) {
    extent = layer.extent
    for (let index = 0; index < layer.length; index++) {
      const feature = layer.feature(index)
      const look = lookOf(name, feature)
      if (look === undefined) continue
      const path = paths.get(look) ?? new Path2D()
      paths.set(look, path)
      for (const ring of feature.loadGeometry()) {
        ring.forEach(({ x, y }, at) => {
          if (at === 0) path.moveTo(x, y)
          else path.lineTo(x, y)
        })
        if (feature.type === 3) path.closePath()
      }
    }
  }
  return { extent, paths }
}

export interface TileStore {
  /** The same object for the same tiles, another one when more of them are there. */
  readonly tilesFor: (
    view: View,
    size: Size
  ) => { readonly draw: (context: CanvasRenderingContext2D, view: View, size: Size) => void }
}

interface Address {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Few enough that a phone keeps them. */
const mostKept = 200

const drawTile = (
  context: CanvasRenderingContext2D,
  { z, x, y }: Address,
  tile: Tile,
  view: View,
  size: Size,
  look: Look
): void => {
  const path = tile.paths.get(look)
  if (path === undefined) return
  const width = 2 ** -z
  const corner = onScreen({ x: x * width, y: y * width }, view, size)
  const factor = (width * view.scale) / tile.extent
  const { fill, line, width: lineWidth = 1 } = looks.find(([name]) => name === look)?.[1] ?? {}
  context.save()
  context.translate(corner.x, corner.y)
  context.scale(factor, factor)
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fill(path, "evenodd")
  }
  if (line !== undefined) {
    context.strokeStyle = line
    context.lineWidth = lineWidth / factor
    context.stroke(path)
  }
  context.restore()
}

/** Opens a file; `onTiles` is called whenever tiles have arrived. Fails where it is no file of vector tiles. */
export const openTiles = async (address: string, onTiles: () => void): Promise<TileStore> => {
  const archive = new PMTiles(address)
  const { minZoom, maxZoom } = await archive.getHeader()
  const tiles = new Map<string, Tile | undefined>()
  let last: { readonly key: string; readonly answer: ReturnType<TileStore["tilesFor"]> } | undefined

  const keyOf = ({ z, x, y }: Address) => `${z}/${x}/${y}`
  const want = (at: Address) => {
    const key = keyOf(at)
    if (tiles.has(key)) return
    if (tiles.size >= mostKept) tiles.delete(tiles.keys().next().value ?? "")
    tiles.set(key, undefined)
    archive.getZxy(at.z, at.x, at.y).then(
      (found) => {
        if (found === undefined) return
        tiles.set(key, decode(found.data))
        onTiles()
      },
      // It is asked for again when somebody looks there again.
      () => tiles.delete(key)
    )
  }
  const seen = (view: View, size: Size): ReadonlyArray<Address> => {
    const z = Math.max(minZoom, Math.min(maxZoom, Math.round(Math.log2(view.scale / 384))))
    const count = 2 ** z
    const column = (pixels: number) => Math.floor((view.x + pixels / view.scale) * count)
    const row = (pixels: number) => Math.floor((view.y + pixels / view.scale) * count)
    const all: Array<Address> = []
    for (let x = column(-size.width / 2); x <= column(size.width / 2); x++) {
      for (let y = row(-size.height / 2); y <= row(size.height / 2); y++) {
        if (x >= 0 && y >= 0 && x < count && y < count) all.push({ z, x, y })
      }
    }
    return all.length > mostKept / 2 ? [] : all
  }
  return {
    tilesFor: (view, size) => {
      const wanted = seen(view, size)
      wanted.forEach(want)
      const there = wanted.flatMap((at) => {
        const tile = tiles.get(keyOf(at))
        return tile === undefined ? [] : [{ at, tile }]
      })
      const key = there.map(({ at }) => keyOf(at)).join(" ")
      if (last?.key === key) return last.answer
      const answer = {
        draw: (context: CanvasRenderingContext2D, now: View, drawn: Size) => {
          for (const [look] of looks) {
            for (const { at, tile } of there) drawTile(context, at, tile, now, drawn, look)
          }
        }
      }
      last = { key, answer }
      return answer
    }
  }
}
