import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { accidentRoles, caseRoles } from "@jiaosuo/http/Scopes"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { makeOrdering } from "@jiaosuo/orders/Ordering"
import { makeSealing } from "@jiaosuo/orders/Sealing"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { accidentAggregate } from "./AccidentAggregate.ts"
import type { Accident } from "./domain/Accident.ts"
import { townshipOfAccident } from "./domain/Accident.ts"
import type { AccidentCommand } from "./domain/AccidentCommands.ts"
import { type AccidentEvent, accidentEventCodec } from "./domain/AccidentEvents.ts"
import { evolve, initialState } from "./domain/AccidentHistory.ts"
import type { AccidentRejection } from "./domain/AccidentRejections.ts"
import { personsNamedIn } from "./domain/PersonsNamed.ts"
import { townshipsOfAccident } from "./domain/WithinAccidentScope.ts"
import { type Duplicates, makeDuplicates } from "./useCases/Duplicates.ts"
import { type Filing, makeFiling } from "./useCases/Filing.ts"
import { type History, makeHistory } from "./useCases/History.ts"
import { type Investigations, makeInvestigations } from "./useCases/Investigations.ts"
import { type KeyVehicles, makeKeyVehicles } from "./useCases/KeyVehicles.ts"
import { makeOfCases, type OfCases } from "./useCases/OfCases.ts"
import { makeParties, type Parties } from "./useCases/Parties.ts"
import { makeProceedings, type Proceedings } from "./useCases/Proceedings.ts"

/** An accident's file as it is read: state, history, and the persons that it names. */
export type AccidentRecord = FileRecord<Accident, AccidentEvent>

/** Accident records: one method for each use case. */
export class Accidents extends Context.Tag("@jiaosuo/accidents/Accidents")<
  Accidents,
  Filing &
    Parties &
    Proceedings &
    Investigations &
    History &
    KeyVehicles &
    OfCases &
    Duplicates & {
      /**
       * The file of an accident in the reader's scope (X3), as it stands or as it was known at an instant. Personal
       * values are opened: whoever shows them masks them.
       */
      readonly file: ReadFile<Accident, AccidentEvent, AccidentRejection>

      /** The accident as it stands; undefined where nothing ever happened under that id. */
      readonly load: (id: string) => Effect.Effect<Accident | undefined, StoreIsUnavailable>
    }
>() {}

const make = Effect.gen(function* () {
  const reference = yield* Reference
  const sealing = yield* makeSealing
  const aggregate = accidentAggregate(reference.accidentRules)
  const ordering = yield* makeOrdering<AccidentCommand, AccidentEvent, Accident, AccidentRejection>({
    name: "Accidents",
    aggregate,
    mayChange: accidentRoles,
    isNew: ({ _tag }) => _tag === "ReportAccident" || _tag === "RecordHistoricalAccident",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const readFile = yield* makeFileReading<Accident, AccidentEvent, AccidentRejection>({
    context: aggregate.context,
    kind: aggregate.kind,
    codec: accidentEventCodec,
    initialState,
    evolve,
    personsIn: personsNamedIn,
    townshipOf: townshipOfAccident,
    alsoOpenTo: townshipsOfAccident,
    mayRead: caseRoles,
    nothingIsOnFile: { _tag: "AccidentIsNotOnFile" }
  })

  return Accidents.of({
    ...makeFiling(ordering, sealing, reference),
    ...makeParties(ordering, sealing, reference),
    ...makeProceedings(ordering),
    ...makeInvestigations(ordering, sealing, reference),
    ...makeHistory(ordering, sealing),
    ...makeKeyVehicles(ordering),
    ...makeOfCases(ordering, reference),
    ...makeDuplicates(ordering),
    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Accidents.file")),
    load: ordering.load
  })
})

/** Accident records over the event store. */
export const layer: Layer.Layer<Accidents, never, EventStore | PersonalRecords | Reference> = Layer.effect(
  Accidents,
  make
)
