import { HttpApiSchema } from "@effect/platform"
import { Schema } from "effect"

/** The part of a contract that every command shares. Free of anything that only a server has. */

/** Headers of a command. The names are lower case, as Node hands them over. */
export const CommandHeaders = Schema.Struct({
  "idempotency-key": Schema.optional(
    Schema.String.annotations({
      description: "UUID of the command. Sent again with the same content, it answers the first answer again."
    })
  ),
  "if-match": Schema.optional(
    Schema.String.annotations({ description: 'Version the decision was made on, as `ETag` gave it: `"7"`' })
  ),
  "x-correlation-id": Schema.optional(
    Schema.String.annotations({ description: "UUID shared by all commands of one visit or one import" })
  )
})
export type CommandHeaders = typeof CommandHeaders.Type

const answer = {
  id: Schema.String.annotations({ description: "Id of the thing the command was about" }),
  version: Schema.Number.annotations({
    description: "Version of the thing after the command; also the `ETag`"
  }),
  position: Schema.Number.annotations({
    description: "Place in the log; a read with `after=<position>` sees this command"
  })
}

/** The answer to a command. */
export const CommandAnswer = Schema.Struct(answer).annotations({ identifier: "CommandAnswer" })

/** The answer to a command that made something new: 201 with `Location`. */
export const CreatedAnswer = Schema.Struct(answer).annotations({
  identifier: "CreatedAnswer",
  ...HttpApiSchema.annotations({ status: 201 })
})
