import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Effect } from "effect"
import { type PersonRejection, personRefusal } from "../domain/person/PersonRejections.ts"
import { People, peopleRoles } from "../People.ts"
import { PeopleGroup } from "./PeopleApi.ts"
import { personFile } from "./PersonFileView.ts"

const telling: Telling<PersonRejection> = {
  refusal: personRefusal,
  unknown: "PersonIsNotOnFile",
  forbidden: ["OnlyTheDistrictMayDoThis"],
  kind: "duties/person",
  address: "/api/duties/people"
}

/** The handlers of those who serve. A client that goes away does not stop a command half way. */
export const peopleHttp = HttpApiBuilder.group(productApi.add(PeopleGroup), "people", (handlers) =>
  Effect.gen(function* () {
    const people = yield* People
    const command = commanding(telling, peopleRoles)
    const on = acting(telling, peopleRoles)
    const show = showingFile(telling, peopleRoles)

    return handlers
      .handle(
        "take-on",
        ({ headers, payload }) => command(headers, null, (order) => people.takeOn(payload, order)),
        uninterruptible
      )
      .handle("person", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => people.file(id, reader, asOf),
          (file, showing, now) => personFile(file, now, showing)
        )
      )
      .handle("transfer", on(people.transfer), uninterruptible)
      .handle("change-post", on(people.changePost), uninterruptible)
      .handle("qualify", on(people.qualify), uninterruptible)
      .handle("link-account", on(people.linkAccount), uninterruptible)
      .handle("record-training", on(people.recordTraining), uninterruptible)
      .handle("record-absence", on(people.recordAbsence), uninterruptible)
      .handle("cancel-absence", on(people.cancelAbsence), uninterruptible)
      .handle("earn-rest", on(people.earnRest), uninterruptible)
      .handle("spend-rest", on(people.spendRest), uninterruptible)
      .handle("let-go", on(people.letGo), uninterruptible)
  })
)
