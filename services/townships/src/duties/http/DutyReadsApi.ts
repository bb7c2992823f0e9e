import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, Unprocessable } from "@jiaosuo/http/Problems"
import { exportedListEndpoint, listEndpoint } from "../../http/ListEndpoint.ts"
import {
  GapPage,
  LoadPage,
  PeoplePage,
  PostPage,
  RestPage,
  RosterPage,
  ShiftPage,
  StaffingAnswer
} from "./DutyAnswer.ts"
import {
  GapListQuery,
  LoadQuery,
  PeopleListQuery,
  PostListQuery,
  RestQuery,
  RosterListQuery,
  ShiftListQuery,
  StaffingQuery
} from "./DutyParameters.ts"

/** Lists and figures of duties. Rosters, posts and people themselves are at `/api/duties/{things}/{id}`. */
export const DutyReadsGroup = HttpApiGroup.make("dutyReads")
  .add(
    exportedListEndpoint("listRosters", "/api/duties/rosters", {
      of: "Rosters of units and months",
      query: RosterListQuery,
      page: RosterPage
    })
  )
  .add(
    exportedListEndpoint("listShifts", "/api/duties/shifts", {
      of: "People in duties of published rosters",
      query: ShiftListQuery,
      page: ShiftPage
    })
  )
  .add(
    exportedListEndpoint("dutyLoads", "/api/duties/load", {
      of: "Duty load of people in a period, against the year before",
      query: LoadQuery,
      page: LoadPage
    })
  )
  .add(
    exportedListEndpoint("restDays", "/api/duties/rest", {
      of: "Rest days of people by month and year, against the year before",
      query: RestQuery,
      page: RestPage
    })
  )
  .add(
    HttpApiEndpoint.get("staffing", "/api/duties/staffing")
      .setUrlParams(StaffingQuery)
      .addSuccess(StaffingAnswer)
      .annotate(OpenApi.Summary, "People on duty now, and what is missing in the next seven days")
  )
  .add(
    exportedListEndpoint("listGaps", "/api/duties/gaps", {
      of: "Duties that nobody is in, days without a leader or a roster, days below the plan of a season",
      query: GapListQuery,
      page: GapPage
    })
  )
  .add(
    exportedListEndpoint("listPosts", "/api/duties/posts", {
      of: "Checkpoints, posts and patrols",
      query: PostListQuery,
      page: PostPage
    })
  )
  .add(
    listEndpoint("listPeople", "/api/duties/people", {
      of: "People who serve on the day",
      query: PeopleListQuery,
      page: PeoplePage
    })
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Duties: lists and figures")
