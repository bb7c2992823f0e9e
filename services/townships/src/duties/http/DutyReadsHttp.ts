import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { DutyReadsGroup } from "./DutyReadsApi.ts"
import { dutyLoads, restDaysOfPeople } from "./LoadHttp.ts"
import { listPeople } from "./PeopleListHttp.ts"
import { listPosts } from "./PostListHttp.ts"
import { listRosters } from "./RosterListHttp.ts"
import { listShifts } from "./ShiftListHttp.ts"
import { listGaps, staffing } from "./StaffingHttp.ts"

/** Handlers of the lists and figures of duties. */
export const layer = HttpApiBuilder.group(productApi.add(DutyReadsGroup), "dutyReads", (handlers) =>
  handlers
    .handle("listRosters", ({ urlParams }) => listRosters(urlParams))
    .handle("listShifts", ({ urlParams }) => listShifts(urlParams))
    .handle("dutyLoads", ({ urlParams }) => dutyLoads(urlParams))
    .handle("restDays", ({ urlParams }) => restDaysOfPeople(urlParams))
    .handle("staffing", ({ urlParams }) => staffing(urlParams))
    .handle("listGaps", ({ urlParams }) => listGaps(urlParams))
    .handle("listPosts", ({ urlParams }) => listPosts(urlParams))
    .handle("listPeople", ({ urlParams }) => listPeople(urlParams))
)
