import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import { RecordForm } from "../domain/record/forms/RecordForms.ts"
import { RecordFile } from "./RecordFile.ts"
import { WorkItems } from "./WorkItems.ts"

/** The contract of records. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/records"
const act = actsUnder(address)

/** What a day's work was (rows 34, 41, 43, 44, 65). */
export const WardenRecordsGroup = HttpApiGroup.make("wardenRecords")
  .add(
    HttpApiEndpoint.post("make", address)
      .setHeaders(CommandHeaders)
      .setPayload(RecordForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(
        OpenApi.Summary,
        "Take down persuasions, publicity, a request for help, a gathering, an activity, a check, a delivery or an inspection"
      )
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(RecordFile)
      .annotate(OpenApi.Summary, "A record with its history")
  )
  .add(
    HttpApiEndpoint.get("items", "/api/wardens/items")
      .addSuccess(WorkItems)
      .annotate(
        OpenApi.Summary,
        "What may be chosen in the forms of a day: codes and levels with their names"
      )
  )
  .add(act("correct", "All of it again, as it should have been", RecordForm))
  .add(act("withdraw", "It counts no more", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Daily work of wardens")
