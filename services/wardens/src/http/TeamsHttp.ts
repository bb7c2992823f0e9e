import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireRole } from "@jiaosuo/http/Scopes"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { permissions, readingRoles } from "../domain/Permissions.ts"
import { type TeamRejection, toTeamRefusal } from "../domain/team/TeamRejections.ts"
import { permissionTags } from "../domain/WithinPermission.ts"
import { Teams } from "../Teams.ts"
import { WardenDirectory } from "../WardenDirectory.ts"
import { pageByKey, unavailable } from "./Listing.ts"
import { teamFile, teamItems } from "./TeamFileView.ts"
import { TeamsGroup } from "./TeamsApi.ts"

const telling: Telling<TeamRejection> = {
  refusal: toTeamRefusal,
  unknown: "TeamIsNotOnFile",
  forbidden: permissionTags,
  kind: "wardens/team",
  address: "/api/wardens/teams"
}

/** The handlers of teams of volunteers. A client that goes away does not stop a command half way. */
export const teamsHttp = HttpApiBuilder.group(productApi.add(TeamsGroup), "wardenTeams", (handlers) =>
  Effect.gen(function* () {
    const teams = yield* Teams
    const wardens = yield* WardenDirectory
    const { district } = yield* Reference
    const form = commanding(telling, permissions["team.form"])
    const as = (verb: keyof typeof permissions) => acting(telling, permissions[verb])
    const show = showingFile(telling, readingRoles)

    return handlers
      .handle(
        "form",
        ({ headers, payload }) => form(headers, null, (order) => teams.form(payload, order)),
        uninterruptible
      )
      .handle("list", ({ urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...readingRoles)
          const items = teamItems(yield* teams.inScope(reader), yield* wardens.everybody, urlParams, district)
          return yield* pageByKey(
            "warden-teams",
            items,
            (team) => [team.station, team.name, team.id],
            urlParams
          )
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        Effect.flatMap(wardens.everybody, (everybody) =>
          show(
            id,
            urlParams,
            (reader, asOf) => teams.file(id, reader, asOf),
            (record, showing) => teamFile(record, everybody, district, showing)
          )
        ).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle("change", as("team.change")(teams.change), uninterruptible)
      .handle("join", as("team.join")(teams.join), uninterruptible)
      .handle("leave", as("team.leave")(teams.leave), uninterruptible)
      .handle("elect-captain", as("team.elect-captain")(teams.electCaptain), uninterruptible)
      .handle("end-captaincy", as("team.end-captaincy")(teams.endCaptaincy), uninterruptible)
      .handle("disband", as("team.disband")(teams.disband), uninterruptible)
  })
)
