import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { NotFound, refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles } from "@jiaosuo/http/Scopes"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { readingFile, showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Clock, Effect } from "effect"
import { toRosterRefusal } from "../domain/roster/RosterRefusals.ts"
import type { RosterRejection } from "../domain/roster/RosterRejections.ts"
import { dutyRoles, Rosters, rosterIdOf, rosterRoles } from "../Rosters.ts"
import { modeView, rosterFile } from "./RosterFileView.ts"
import { RostersGroup } from "./RostersApi.ts"

const telling: Telling<RosterRejection> = {
  refusal: toRosterRefusal,
  unknown: "RosterIsNotOpen",
  forbidden: ["ActsForSomebodyElse"],
  kind: "duties/roster",
  address: "/api/duties/rosters"
}

/** An instant of a query, to come or gone by; now where none is named. */
const instantOf = (written: string | undefined) =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const reading = new FormReading()
    const at = reading.take("at", checkHappenedAt(written, written === undefined ? now : endOfTime)) ?? ""
    return orFault(reading.done(() => at)).pipe(
      Effect.map(({ value }) => value),
      Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems)))
    )
  })

/** The last instant that a date can hold. */
const endOfTime = 8_640_000_000_000_000

/** The handlers of rosters. A client that goes away does not stop a command half way. */
export const rostersHttp = HttpApiBuilder.group(productApi.add(RostersGroup), "rosters", (handlers) =>
  Effect.gen(function* () {
    const rosters = yield* Rosters
    const command = commanding(telling, rosterRoles)
    const decide = acting(telling, rosterRoles)
    const own = acting(telling, dutyRoles)
    const show = showingFile(telling, caseRoles)
    const read = readingFile(telling, caseRoles)

    return handlers
      .handle(
        "open",
        ({ headers, payload }) => command(headers, null, (order) => rosters.open(payload, order)),
        uninterruptible
      )
      .handle("of-unit", ({ urlParams: { unit, month, ...query } }) =>
        show(
          rosterIdOf(unit, month),
          query,
          (reader, asOf) => rosters.file(rosterIdOf(unit, month), reader, asOf),
          (record, showing) => rosterFile(record, rosters.policy, showing)
        )
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => rosters.file(id, reader, asOf),
          (record, showing) => rosterFile(record, rosters.policy, showing)
        )
      )
      .handle("mode", ({ path: { id }, urlParams: { slot, at } }) =>
        Effect.gen(function* () {
          const instant = yield* instantOf(at)
          const { file, showing } = yield* read(id, {}, (reader, asOf) => rosters.file(id, reader, asOf))
          const now = modeView(file, slot, instant, rosters.policy, showing)
          return now === undefined
            ? yield* refuse(NotFound, toRosterRefusal({ _tag: "SlotIsUnknown", slotId: slot }))
            : HttpServerResponse.unsafeJson(now)
        })
      )
      .handle("name-people", decide(rosters.namePeople), uninterruptible)
      .handle("plan", decide(rosters.plan), uninterruptible)
      .handle("draft", decide(rosters.draft), uninterruptible)
      .handle("change-slot", decide(rosters.change), uninterruptible)
      .handle("remove-slot", decide(rosters.remove), uninterruptible)
      .handle("publish", decide(rosters.publish), uninterruptible)
      .handle("withdraw", decide(rosters.withdraw), uninterruptible)
      .handle("request-swap", own(rosters.requestSwap), uninterruptible)
      .handle("agree-swap", own(rosters.agreeSwap), uninterruptible)
      .handle("refuse-swap", own(rosters.refuseSwap), uninterruptible)
      .handle("approve-swap", decide(rosters.approveSwap), uninterruptible)
      .handle("sign-up", own(rosters.signUp), uninterruptible)
      .handle("decide-sign-up", decide(rosters.decideSignUp), uninterruptible)
      .handle("check-in", own(rosters.checkIn), uninterruptible)
      .handle("check-out", own(rosters.checkOut), uninterruptible)
      .handle("switch-mode", own(rosters.switchMode), uninterruptible)
  })
)
