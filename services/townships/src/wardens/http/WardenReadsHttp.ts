import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { listHonours } from "../honours/HonoursHttp.ts"
import { listServices } from "../services/ServiceListHttp.ts"
import { listGroupsInMonth, listUnitsInMonth } from "../units/UnitListsHttp.ts"
import { listWardenGaps, listWardenPosts } from "./PostListsHttp.ts"
import {
  listCallOutTimes,
  listRoadHazards,
  listRoll,
  listWardenRecords,
  listWardenShifts
} from "./WardenListsHttp.ts"
import { WardenReadsGroup } from "./WardenReadsApi.ts"

/** Handlers of the lists of wardens. */
export const layer = HttpApiBuilder.group(productApi.add(WardenReadsGroup), "wardenReads", (handlers) =>
  handlers
    .handle("listRoll", ({ urlParams }) => listRoll(urlParams))
    .handle("listWardenPosts", ({ urlParams }) => listWardenPosts(urlParams))
    .handle("listWardenGaps", ({ urlParams }) => listWardenGaps(urlParams))
    .handle("listWardenShifts", ({ urlParams }) => listWardenShifts(urlParams))
    .handle("listWardenRecords", ({ urlParams }) => listWardenRecords(urlParams))
    .handle("listRoadHazards", ({ urlParams }) => listRoadHazards(urlParams))
    .handle("listCallOutTimes", ({ urlParams }) => listCallOutTimes(urlParams))
    .handle("listMobileServices", ({ urlParams }) => listServices(urlParams))
    .handle("listWardenHonours", ({ urlParams }) => listHonours(urlParams))
    .handle("listUnitsInMonth", ({ urlParams }) => listUnitsInMonth(urlParams))
    .handle("listGroupsInMonth", ({ urlParams }) => listGroupsInMonth(urlParams))
)
