import { HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, Unprocessable } from "@jiaosuo/http/Problems"
import { exportedListEndpoint } from "../../http/ListEndpoint.ts"
import { HonoursPage } from "../honours/HonourAnswer.ts"
import { HonoursQuery } from "../honours/HonourParameters.ts"
import { ServicesPage } from "../services/ServiceAnswer.ts"
import { ServicesQuery } from "../services/ServiceParameters.ts"
import { GroupsInMonthPage, UnitsInMonthPage } from "../units/UnitAnswer.ts"
import { GroupsInMonthQuery, UnitsInMonthQuery } from "../units/UnitParameters.ts"
import {
  CallOutTimesPage,
  PostGapsPage,
  PostsPage,
  RoadHazardsPage,
  RollPage,
  WardenRecordsPage,
  WardenShiftsPage
} from "./WardenAnswer.ts"
import {
  CallOutTimesQuery,
  PostGapsQuery,
  PostsQuery,
  RoadHazardsQuery,
  RollQuery,
  WardenRecordsQuery,
  WardenShiftsQuery
} from "./WardenParameters.ts"

/** Lists of wardens. Places, people, shifts and so on themselves are at `/api/wardens/{things}/{id}`. */
export const WardenReadsGroup = HttpApiGroup.make("wardenReads")
  .add(
    exportedListEndpoint("listRoll", "/api/wardens/roll", {
      of: "Who serves as a warden, wants to or did",
      query: RollQuery,
      page: RollPage
    })
  )
  .add(
    exportedListEndpoint("listWardenPosts", "/api/wardens/posts", {
      of: "Places of wardens at an instant, with who is there",
      query: PostsQuery,
      page: PostsPage
    })
  )
  .add(
    exportedListEndpoint("listWardenGaps", "/api/wardens/gaps", {
      of: "Hours of places for which nobody is planned",
      query: PostGapsQuery,
      page: PostGapsPage
    })
  )
  .add(
    exportedListEndpoint("listWardenShifts", "/api/wardens/shifts", {
      of: "Shifts of wardens",
      query: WardenShiftsQuery,
      page: WardenShiftsPage
    })
  )
  .add(
    exportedListEndpoint("listWardenRecords", "/api/wardens/records", {
      of: "Records of wardens' work",
      query: WardenRecordsQuery,
      page: WardenRecordsPage
    })
  )
  .add(
    exportedListEndpoint("listRoadHazards", "/api/wardens/hazards", {
      of: "Hazards on roads",
      query: RoadHazardsQuery,
      page: RoadHazardsPage
    })
  )
  .add(
    exportedListEndpoint("listCallOutTimes", "/api/wardens/call-outs/times", {
      of: "Call-outs of volunteers with the time to arrive",
      query: CallOutTimesQuery,
      page: CallOutTimesPage
    })
  )
  .add(
    exportedListEndpoint("listMobileServices", "/api/wardens/services", {
      of: "Services of mobile units and rooms, counted by kind and channel",
      query: ServicesQuery,
      page: ServicesPage
    })
  )
  .add(
    exportedListEndpoint("listWardenHonours", "/api/wardens/honours", {
      of: "Honours of wardens in a quarter by published criteria, with the list behind each count",
      query: HonoursQuery,
      page: HonoursPage
    })
  )
  .add(
    exportedListEndpoint("listUnitsInMonth", "/api/wardens/units/coverage", {
      of: "Mobile units of a month with what is missing of their kit and what they covered",
      query: UnitsInMonthQuery,
      page: UnitsInMonthPage
    })
  )
  .add(
    exportedListEndpoint("listGroupsInMonth", "/api/wardens/units/groups", {
      of: "Village groups that mobile units were to visit in a month, with whether anybody came",
      query: GroupsInMonthQuery,
      page: GroupsInMonthPage
    })
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Wardens: lists and figures")
