import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { Accident } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"

type FromTheOther = (
  id: string,
  from: string,
  context: CommandContext,
  at: Instant
) => Effect.Effect<Answer, OrderFailure<AccidentRejection>>

/**
 * What a file is told of the files that were merged into it. These commands come from the reaction to a merge, not
 * from people: the command id follows from the event that set them off, so that redelivery is harmless.
 */
export interface Duplicates {
  /** The file `from` was merged into this one. What the file says already changes nothing. */
  readonly takeInDuplicate: FromTheOther
  /** The merge of the file `from` into this one was undone. */
  readonly giveBackDuplicate: FromTheOther
}

/** A merge was within its giver's scope; what follows from it is for the whole district. */
const theRecords: Principal = {
  account: "accidents",
  name: "accidents",
  role: "officer",
  townships: null,
  station: null,
  qualification: "none"
}

/** The other side of merges, in the way in which orders on an accident are given. */
export const makeDuplicates = ({
  give
}: Ordering<AccidentCommand, Accident, AccidentRejection>): Duplicates => ({
  takeInDuplicate: (id, from, context, at) =>
    give(id, plain({ _tag: "TakeInDuplicate", from }), { principal: theRecords, context }, at, {
      verb: "takeInDuplicate",
      from
    }),
  giveBackDuplicate: (id, from, context, at) =>
    give(id, plain({ _tag: "GiveBackDuplicate", from }), { principal: theRecords, context }, at, {
      verb: "giveBackDuplicate",
      from
    })
})
