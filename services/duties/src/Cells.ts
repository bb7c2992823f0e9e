import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { caseWorkRoles } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import { makeSealing, type Sealed } from "@jiaosuo/orders/Sealing"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { cellAggregate } from "./CellAggregate.ts"
import { CellDirectory } from "./CellDirectory.ts"
import { type Cell, type KnownCell, townshipOfCell } from "./domain/cell/Cell.ts"
import type { CallCellOut, CellCommand, EndCallOut } from "./domain/cell/CellCommands.ts"
import { type CellEvent, type CellMember, cellEventCodec } from "./domain/cell/CellEvents.ts"
import { evolve, initialState } from "./domain/cell/CellHistory.ts"
import type { CellRejection } from "./domain/cell/CellRejections.ts"
import * as Check from "./domain/cell/forms/CellChecks.ts"
import type * as Form from "./domain/cell/forms/CellForms.ts"

/** What an order on a cell may come to but an answer. */
export type CellFailure = OrderFailure<CellRejection>

type Act<F> = ActOn<F, CellRejection>

/** A cell's file as it is read. */
export type CellRecord = FileRecord<Cell, CellEvent>

/** What a 110 case says when it calls a cell out (row 46). */
export interface CallOutOfCase {
  readonly cellId: string
  readonly callOutId: string
  readonly caseId: string
  readonly need: string
  /** Code of the cell abilities; null where anybody will do. */
  readonly skill: string | null
  readonly at: Instant
}

/** Response cells of villages: one method for each use case (row 23). */
export class Cells extends Context.Tag("@jiaosuo/duties/Cells")<
  Cells,
  {
    /** Forms a cell. Its id follows from the command id. */
    readonly form: (form: Form.CellForm, order: Order) => Effect.Effect<Answer, CellFailure>
    readonly change: Act<Form.CellChangeForm>
    readonly callOut: Act<Form.CellCallOutForm>
    /** The same for a case; where the cell cannot be called, that is kept and told. Comes from a reaction, not from people: the context's command id follows from the case. */
    readonly callOutOfCase: (
      said: CallOutOfCase,
      context: CommandContext
    ) => Effect.Effect<Answer, CellFailure>
    /**
     * A call-out of volunteers asks the cell to come as a whole, or lets it go. Comes from a reaction, not from people:
     * the context's command id follows from the event.
     */
    readonly ofVolunteers: (
      cellId: string,
      command: CallCellOut | EndCallOut,
      context: CommandContext
    ) => Effect.Effect<Answer, CellFailure>
    readonly answer: Act<Form.CallOutAnswerForm>
    readonly arrive: Act<Form.CallOutArrivalForm>
    readonly endCallOut: Act<Form.CallOutEndForm>
    readonly disband: Act<PlainForm>
    /** All cells in the reader's scope (X3) by id, disbanded ones too. */
    readonly inScope: (
      reader: Principal,
      asOf: Instant | null
    ) => Effect.Effect<ReadonlyMap<string, KnownCell>, StoreIsUnavailable>
    /** A cell in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Cell, CellEvent, CellRejection>
  }
>() {}

/** X3: who takes down what cells do; who forms them, and who calls them out, is asked at the edge. */
export const cellRoles = caseWorkRoles

/** X3: who calls cells out. */
export const callingRoles = ["officer", "dispatcher", "commander"] as const

/** Cases and call-outs speak for the whole district: the nearest cell may be across the border of a township. */
const theCases: Principal = {
  account: "cases",
  name: "cases",
  role: "dispatcher",
  townships: null,
  station: null,
  qualification: "none"
}

const make = Effect.gen(function* () {
  const { dutyRules } = yield* Reference
  const directory = yield* CellDirectory
  const sealing = yield* makeSealing
  const { ordered, give } = yield* makeOrdering<CellCommand, CellEvent, Cell, CellRejection>({
    name: "Cells",
    aggregate: cellAggregate,
    mayChange: cellRoles,
    isNew: ({ _tag }) => _tag === "FormCell",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const readFile = yield* makeFileReading<Cell, CellEvent, CellRejection>({
    context: cellAggregate.context,
    kind: cellAggregate.kind,
    codec: cellEventCodec,
    initialState,
    evolve,
    personsIn: (event) => ("members" in event ? event.members.map(({ person }) => person) : []),
    townshipOf: townshipOfCell,
    mayRead: cellRoles,
    nothingIsOnFile: { _tag: "CellIsNotFormed" }
  })

  /** The members of a command with their values sealed. */
  const sealedMembers = (
    commandId: string,
    members: ReadonlyArray<Check.CheckedMember>
  ): Effect.Effect<Sealed<ReadonlyArray<CellMember>>, StoreIsUnavailable> =>
    Effect.map(
      sealing.persons(
        commandId,
        members.map(({ values }, index) => ({ as: "cell-member", index, values }))
      ),
      ({ value, records }) => ({
        value: value.flatMap((sealed, i) => {
          const member = members[i]
          if (member === undefined) return []
          const { as, skills } = member
          return [{ memberId: derivedId("member", commandId, i), ...sealed, as, skills }]
        }),
        records
      })
    )

  const cellsInScope = (reader: Principal, asOf: Instant | null = null) =>
    Effect.map(
      asOf === null ? directory.cells : directory.knownAt(asOf),
      (cells): ReadonlyMap<string, KnownCell> =>
        new Map([...cells].filter(([, { township }]) => inScope(reader, township)))
    )

  const form = ordered("form", Check.checkCell(dutyRules), ({ checked, warnings, reason, order }) =>
    Effect.map(sealedMembers(order.context.commandId, checked.members), ({ value, records }) => ({
      command: { _tag: "FormCell", ...checked, members: value, reason, warnings } as const,
      records
    }))
  )

  return Cells.of({
    form: (cell, order) => form(derivedId("cell", order.context.commandId), cell, order),

    change: ordered("change", Check.checkCellChange(dutyRules), ({ checked, reason, order }) =>
      Effect.map(sealedMembers(order.context.commandId, checked.joining), ({ value, records }) => ({
        command: { _tag: "ChangeCell", ...checked, joining: value, reason } as const,
        records
      }))
    ),

    callOut: ordered("callOut", Check.checkCellCallOut(dutyRules), ({ checked, at, order }) =>
      plain({
        _tag: "CallCellOut",
        callOutId: derivedId("cell call-out", order.context.commandId),
        caseId: null,
        ...checked,
        at
      })
    ),

    callOutOfCase: ({ cellId, ...said }, context) => {
      const { skill, at } = said
      const ability =
        skill === null ? null : (dutyRules.cellAbility("skill", skill, dayInShanghai(at)) ?? null)
      return give(
        cellId,
        plain({ _tag: "CallCellOutForCase", ...said, people: Check.peopleNeeded(null, ability) }),
        { principal: theCases, context },
        at,
        { verb: "callOutOfCase", callOutId: said.callOutId }
      )
    },

    ofVolunteers: (cellId, command, context) =>
      give(cellId, plain(command), { principal: theCases, context }, command.at, {
        verb: "ofVolunteers",
        command
      }),

    answer: ordered("answer", checkPlain<Form.CallOutAnswerForm>, ({ at }, { callOutId, answer }) =>
      plain({ _tag: "AnswerCallOut", callOutId, answer, at })
    ),

    arrive: ordered("arrive", checkPlain<Form.CallOutArrivalForm>, ({ at }, { callOutId }) =>
      plain({ _tag: "ArriveAtCallOut", callOutId, at })
    ),

    endCallOut: ordered("endCallOut", Check.checkCallOutEnd, ({ checked, at }, { callOutId }) =>
      plain({ _tag: "EndCallOut", callOutId, ...checked, at })
    ),

    disband: ordered("disband", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "DisbandCell", at, reason })
    ),

    inScope: cellsInScope,

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Cells.file"))
  })
})

/** Response cells over the event store, beside their directory. */
export const layer: Layer.Layer<Cells, never, EventStore | PersonalRecords | Reference | CellDirectory> =
  Layer.effect(Cells, make)
