import { HttpApiEndpoint, OpenApi } from "@effect/platform"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Schema } from "effect"

/** The part of a contract that is the same for all orders. Loaded by browsers: schemas only. */

/** The answer to every command. `ETag` repeats the version. */
export const CommandAnswer = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number.annotations({ description: "Reads with after=<position> contain this command" }),
  warnings: Schema.Array(
    Schema.Struct({ path: Schema.String, reason: Schema.String, rule: Schema.NullOr(Schema.String) })
  )
}).annotations({ identifier: "CommandAnswer" })
export type CommandAnswer = typeof CommandAnswer.Type

/** The thing that an address names. */
export const byId = Schema.Struct({ id: Schema.UUID })

/** Commands on things that are on file under an address: `POST <address>/{id}/<verb>`. */
export const actsUnder =
  (address: `/${string}`) =>
  <const Verb extends string, Form, FormEncoded>(
    verb: Verb,
    summary: string,
    form: Schema.Schema<Form, FormEncoded>
  ) =>
    HttpApiEndpoint.post(verb, `${address}/:id/${verb}`)
      .setPath(byId)
      .setHeaders(CommandHeaders)
      .setPayload(form)
      .addSuccess(CommandAnswer)
      .annotate(OpenApi.Summary, summary)
