import { layer as accidents } from "@jiaosuo/accidents/layer"
import { layer as cases } from "@jiaosuo/cases/layer"
import { layer as duties } from "@jiaosuo/duties/layer"
import { layer as identity } from "@jiaosuo/identity/layer"
import { layer as townships } from "@jiaosuo/townships/layer"
import { layer as vehicles } from "@jiaosuo/vehicles/layer"
import { layer as wardens } from "@jiaosuo/wardens/layer"
import { Layer } from "effect"

/** What answers the contract (`contract.ts`): every context adds its handlers. */
export const handlers = Layer.mergeAll(identity, vehicles, accidents, duties, cases, wardens, townships)
