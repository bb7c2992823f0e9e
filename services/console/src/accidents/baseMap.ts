import { useEffect, useState } from "react"
import type { TileStore } from "./baseMapTiles.ts"
import type { Size, View } from "./projection.ts"

/** What lies under the points where an installation has a map of its own. */
export interface BaseMap {
  readonly draw: (context: CanvasRenderingContext2D, view: View, size: Size) => void
}

/** Says which file, beside the pages, is the base map; `{ "file": null }` where there is none. */
const setting = "/basemap.json"

const fileIn = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "file" in value && typeof value.file === "string"
    ? new URL(value.file, window.location.origin + setting).href
    : undefined

/** Opens the base map; the code that reads it is loaded only where there is one. */
const open = async (onTiles: () => void): Promise<TileStore | undefined> => {
  const answer = await fetch(setting)
  const file = answer.ok ? fileIn(await answer.json()) : undefined
  // Nothing is ever asked of another host.
  if (file === undefined || !file.startsWith(`${window.location.origin}/`)) return undefined
  const { openTiles } = await import("./baseMapTiles.ts")
  return openTiles(file, onTiles)
}

/**
 * The base map for a view: undefined where the installation has none or its file cannot be read. It is another
 * one whenever tiles have arrived, so that the picture is drawn again.
 */
export const useBaseMap = (view: View | undefined, size: Size | undefined): BaseMap | undefined => {
  const [store, setStore] = useState<TileStore>()
  const [, setArrived] = useState(0)
  const [base, setBase] = useState<BaseMap>()

  useEffect(() => {
    let wanted = true
    open(() => {
      if (wanted) setArrived((n) => n + 1)
    }).then(
      (opened) => {
        if (wanted) setStore(opened)
      },
      () => undefined
    )
    return () => {
      wanted = false
    }
  }, [])

  const known = view !== undefined && size !== undefined ? store?.tilesFor(view, size) : undefined
  useEffect(() => {
    setBase(known === undefined ? undefined : { draw: known.draw })
  }, [known])
  return base
}
