import { Layer } from "effect"
import { importsHandlers } from "./http/ImportsHttp.ts"
import { layer as importsLayer } from "./Imports.ts"

/**
 * Everything a process needs to take files of historical accidents: the handlers of the group `accidentImports` and
 * the worker behind them. Settings come from `ImportOptions`, where they are provided.
 */
export const layer = Layer.provide(importsHandlers, importsLayer)
