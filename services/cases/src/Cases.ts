import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { caseRoles, caseWorkRoles } from "@jiaosuo/http/Scopes"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { makeOrdering } from "@jiaosuo/orders/Ordering"
import { makeSealing } from "@jiaosuo/orders/Sealing"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { BoardReader } from "./board/BoardReader.ts"
import { caseAggregate } from "./CaseAggregate.ts"
import { type Case, type CaseFile, onFile, townshipOfCase } from "./domain/Case.ts"
import type { CaseCommand } from "./domain/CaseCommands.ts"
import { type CaseEvent, caseEventCodec } from "./domain/CaseEvents.ts"
import { evolve, initialState } from "./domain/CaseHistory.ts"
import type { CaseRejection } from "./domain/CaseRejections.ts"
import { proposalFor } from "./domain/decisions/Dispatching.ts"
import type { DispatchProposal } from "./domain/dispatch/Proposal.ts"
import { personsNamedIn } from "./domain/PersonsNamed.ts"
import { accountsOfCase, townshipsOfCase } from "./domain/WithinCaseScope.ts"
import { type CallsOfOtherDesks, makeCallsOfOtherDesks } from "./useCases/CallsOfOtherDesks.ts"
import { type Handling, makeHandling } from "./useCases/Handling.ts"
import { type Intake, makeIntake } from "./useCases/Intake.ts"
import { makeOfReactions, type OfReactions } from "./useCases/OfReactions.ts"

/** A case as it is read: state, history, and the persons that it names. */
export type CaseRecord = FileRecord<Case, CaseEvent>

/** Cases: one method for each use case. */
export class Cases extends Context.Tag("@jiaosuo/cases/Cases")<
  Cases,
  Intake &
    Handling &
    CallsOfOtherDesks &
    OfReactions & {
      /**
       * A case in the reader's scope (X3), as it stands or as it was known at an instant. Personal values are opened:
       * whoever shows them masks them.
       */
      readonly file: ReadFile<Case, CaseEvent, CaseRejection>

      /** Rows 7 to 10, 12: who should go to a case, as things stand at an instant, with the reasons for every group. */
      readonly proposal: (file: CaseFile, at: Instant) => Effect.Effect<DispatchProposal, StoreIsUnavailable>

      /** The case as it stands; undefined where nothing ever happened under that id. */
      readonly load: (id: string) => Effect.Effect<Case | undefined, StoreIsUnavailable>
    }
>() {}

const make = Effect.gen(function* () {
  const reference = yield* Reference
  const sealing = yield* makeSealing
  const board = yield* BoardReader
  const aggregate = caseAggregate(reference.caseRules, reference.deadlines)
  const ordering = yield* makeOrdering<CaseCommand, CaseEvent, Case, CaseRejection>({
    name: "Cases",
    aggregate,
    mayChange: caseWorkRoles,
    isNew: ({ _tag }) => _tag === "TakeCase",
    explain: namingTheSender
  })
  const readFile = yield* makeFileReading<Case, CaseEvent, CaseRejection>({
    context: aggregate.context,
    kind: aggregate.kind,
    codec: caseEventCodec,
    initialState,
    evolve,
    personsIn: personsNamedIn,
    townshipOf: townshipOfCase,
    alsoOpenTo: townshipsOfCase,
    openByName: accountsOfCase,
    mayRead: caseRoles,
    nothingIsOnFile: { _tag: "CaseIsNotOnFile" }
  })

  return Cases.of({
    ...makeIntake(ordering, sealing, board, reference),
    ...makeHandling(ordering, board, reference),
    ...makeCallsOfOtherDesks(ordering, sealing, board),
    ...makeOfReactions(ordering),
    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Cases.file")),
    proposal: (file, at) =>
      Effect.map(board.situation(file.place.township, at), (situation) =>
        proposalFor(reference.caseRules, file, situation, at)
      ).pipe(Effect.withSpan("Cases.proposal")),
    load: ordering.load
  })
})

/** Row 9: whoever came second is told who was first, and for which case. */
const namingTheSender = (
  rejection: CaseRejection,
  load: (id: string) => Effect.Effect<Case | undefined, StoreIsUnavailable>
): Effect.Effect<CaseRejection, StoreIsUnavailable> => {
  if (rejection._tag !== "GroupIsOnAnotherCase") return Effect.succeed(rejection)
  const { groupId, holder } = rejection
  return Effect.map(load(holder.caseId), (state) => {
    const file = state === undefined ? undefined : onFile(state)
    const group = file?.groups.findLast((one) => one.groupId === groupId)
    return file === undefined || group === undefined
      ? rejection
      : {
          ...rejection,
          holder: {
            caseId: holder.caseId,
            number: file.number,
            by: group.dispatchedBy,
            at: group.dispatchedAt
          }
        }
  })
}

/** Cases over the event store and the duty board. */
export const layer: Layer.Layer<Cases, never, EventStore | PersonalRecords | Reference | BoardReader> =
  Layer.effect(Cases, make)
