import { existsSync } from "node:fs"
import { resolve } from "node:path"
import type { BesidePages } from "@jiaosuo/http/StaticFiles"
import { Effect } from "effect"

const address = "/basemap.pmtiles"

/**
 * What the pages find of a base map: the file itself, read in parts, and the word that there is one. Nothing, and a
 * warning, where the setting names a file that is not there: the map of accidents needs none.
 */
export const baseMapFiles = (file: string | undefined): Effect.Effect<BesidePages> => {
  if (file === undefined) return Effect.succeed({})
  const path = resolve(file)
  return existsSync(path)
    ? Effect.succeed({ [address]: { file: path }, "/basemap.json": { json: { file: address } } })
    : Effect.as(
        Effect.logWarning("there is no base map where BASE_MAP says").pipe(
          Effect.annotateLogs({ file: path })
        ),
        {}
      )
}
