import { uploadsAfterErasure } from "@jiaosuo/ledger/reactions/UploadsAfterErasure"
import { Layer } from "effect"
import { importsHandlers } from "./http/ImportsHttp.ts"
import { layer as importsLayer } from "./Imports.ts"

/**
 * Everything a process needs to take files of calls: the handlers of the group `caseImports`, the worker behind them,
 * and what deletes files after an erasure (X7). Settings come from `ImportOptions`, where they are provided.
 */
export const layer = Layer.merge(Layer.provide(importsHandlers, importsLayer), uploadsAfterErasure("cases"))
