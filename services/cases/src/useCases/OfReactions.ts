import type { Principal } from "@jiaosuo/http/Principal"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Effect } from "effect"
import type { Case, JoinedCall } from "../domain/Case.ts"
import type { CaseCommand } from "../domain/CaseCommands.ts"
import type { CaseRejection } from "../domain/CaseRejections.ts"
import type { CallOutStep } from "../domain/events/Handling.ts"
import type { Worker } from "../domain/values/People.ts"

type Told = Effect.Effect<Answer, OrderFailure<CaseRejection>>

/**
 * What reactions tell a case, never people: the command id follows from the event that set them off, so that
 * redelivery is harmless. What the file says already, and what no longer fits it, changes nothing.
 */
export interface OfReactions {
  /** The accident file that the case opened. */
  readonly linkAccident: (id: string, accidentId: string, context: CommandContext, at: Instant) => Told
  readonly moveAccident: (
    id: string,
    move: { readonly accidentId: string; readonly happened: string; readonly at: Instant },
    context: CommandContext
  ) => Told
  /** Row 46: what became of a call-out of volunteers that the case asked for. */
  readonly moveCallOut: (
    id: string,
    moved: { readonly callOutId: string; readonly happened: CallOutStep; readonly at: Instant },
    context: CommandContext
  ) => Told
  /** Row 46: the response cell that the case called out cannot come, and why. */
  readonly cellCouldNotCome: (
    id: string,
    told: {
      readonly callOutId: string
      readonly cellId: string
      readonly because: string
      readonly at: Instant
    },
    context: CommandContext
  ) => Told
  /** Another case was joined to this one: its call is one of this case's now, however this one ended. */
  readonly addJoinedCase: (id: string, call: JoinedCall, context: CommandContext, at: Instant) => Told
  /** Row 14: what was joined at one instant with others, so that nobody would work on any of them, goes on. */
  readonly breakRing: (id: string, context: CommandContext, at: Instant) => Told
  readonly takeOutJoinedCase: (id: string, callId: string, context: CommandContext, at: Instant) => Told
}

/** Reactions speak for the whole district. */
const theSystem: Principal = {
  account: "system",
  name: "system",
  role: "dispatcher",
  townships: null,
  station: null,
  qualification: "none"
}
const bySystem: Worker = { account: "system", kind: "dispatcher", station: null }

/** What reactions tell, in the way in which orders on a case are given. */
export const makeOfReactions = ({ give }: Ordering<CaseCommand, Case, CaseRejection>): OfReactions => ({
  linkAccident: (id, accidentId, context, at) =>
    give(id, plain({ _tag: "LinkAccidentFile", accidentId }), { principal: theSystem, context }, at, {
      verb: "linkAccident",
      accidentId
    }),
  moveAccident: (id, move, context) =>
    give(id, plain({ _tag: "MoveAccidentFile", ...move }), { principal: theSystem, context }, move.at, {
      verb: "moveAccident",
      move
    }),
  moveCallOut: (id, moved, context) =>
    give(id, plain({ _tag: "MoveCallOut", ...moved }), { principal: theSystem, context }, moved.at, {
      verb: "moveCallOut",
      moved
    }),
  cellCouldNotCome: (id, said, context) =>
    give(id, plain({ _tag: "TellCellCouldNotCome", ...said }), { principal: theSystem, context }, said.at, {
      verb: "cellCouldNotCome",
      said
    }),
  addJoinedCase: (id, call, context, at) =>
    give(
      id,
      plain({ _tag: "JoinCall", id, ...call, by: bySystem, at }),
      { principal: theSystem, context },
      at,
      {
        verb: "addJoinedCase",
        call
      }
    ),
  breakRing: (id, context, at) =>
    give(
      id,
      plain({ _tag: "UndoJoin", by: bySystem, at, reason: "相互并案,恢复办理" }),
      { principal: theSystem, context },
      at,
      { verb: "breakRing" }
    ),
  takeOutJoinedCase: (id, callId, context, at) =>
    give(
      id,
      plain({ _tag: "TakeOutCall", callId, by: bySystem, at }),
      { principal: theSystem, context },
      at,
      { verb: "takeOutJoinedCase", callId }
    )
})
