import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { permissions, readingRoles } from "./domain/Permissions.ts"
import * as Check from "./domain/place/forms/PlaceChecks.ts"
import type * as Form from "./domain/place/forms/PlaceForms.ts"
import { type KnownPlace, type Place, townshipOfPlace } from "./domain/place/Place.ts"
import type { PlaceCommand } from "./domain/place/PlaceCommands.ts"
import { type PlaceEvent, placeEventCodec } from "./domain/place/PlaceEvents.ts"
import { evolvePlace, initialPlace } from "./domain/place/PlaceHistory.ts"
import type { PlaceRejection } from "./domain/place/PlaceRejections.ts"
import type { Acted } from "./domain/WithinPermission.ts"
import { placeAggregate } from "./PlaceAggregate.ts"
import { PlaceDirectory } from "./PlaceDirectory.ts"
import { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a place may come to but an answer. */
export type PlaceFailure = OrderFailure<PlaceRejection>

type Act<F> = ActOn<F, PlaceRejection>

/** A place's file as it is read. */
export type PlaceRecord = FileRecord<Place, PlaceEvent>

/** Management stations, persuasion posts and police rooms: one method for each use case (rows 34, 42). */
export class Places extends Context.Tag("@jiaosuo/wardens/Places")<
  Places,
  {
    /** Opens a place. Its id follows from the command id. Row 42: a village has one police room. */
    readonly open: (form: Form.PlaceForm, order: Order) => Effect.Effect<Answer, PlaceFailure>
    readonly change: Act<Form.PlaceChangeForm>
    /** Row 34: refused while persuaders in active service are posted there. */
    readonly close: Act<PlainForm>
    /** All places in the reader's scope (X3) by id, closed ones too. */
    readonly inScope: (
      reader: Principal
    ) => Effect.Effect<ReadonlyMap<string, KnownPlace>, StoreIsUnavailable>
    /** A place in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<Place, PlaceEvent, PlaceRejection>
  }
>() {}

const make = Effect.gen(function* () {
  const directory = yield* PlaceDirectory
  const wardens = yield* WardenDirectory
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<PlaceCommand>, PlaceEvent, Place, PlaceRejection>({
    name: "Places",
    aggregate: placeAggregate,
    mayChange: permissions["place.change"],
    isNew: ({ command }) => command._tag === "OpenPlace",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<Place, PlaceEvent, PlaceRejection>({
    context: placeAggregate.context,
    kind: placeAggregate.kind,
    codec: placeEventCodec,
    initialState: initialPlace,
    evolve: evolvePlace,
    personsIn: () => [],
    townshipOf: townshipOfPlace,
    mayRead: readingRoles,
    nothingIsOnFile: { _tag: "PlaceIsNotOnFile" }
  })

  const open = ordered("place.open", Check.checkPlace, ({ checked, at, reason, warnings }) =>
    plain({ _tag: "OpenPlace", ...checked, at, reason, warnings })
  )

  return Places.of({
    open: (form, order) => open(derivedId("place", order.context.commandId), form, order),

    change: ordered("place.change", Check.checkPlaceChange, ({ checked, at, reason, warnings }) =>
      plain({ _tag: "ChangePlace", ...checked, at, reason, warnings })
    ),

    close: (id, form, order) =>
      ordered("place.close", checkPlain<PlainForm>, ({ at, reason }) =>
        Effect.map(wardens.everybody, ({ ofPlace }) => {
          const persuaders = ofPlace(id)
            .filter(({ state, roles }) => state === "active" && roles.includes("persuader"))
            .map((warden) => warden.id)
          return plain({ _tag: "ClosePlace", persuaders, at, reason } as const)
        })
      )(id, form, order),

    inScope: (reader) =>
      Effect.map(
        directory.places,
        (places) => new Map([...places].filter(([, { township }]) => inScope(reader, township)))
      ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Places.file"))
  })
})

/** Places over the event store, beside the directories. */
export const layer: Layer.Layer<
  Places,
  never,
  EventStore | PersonalRecords | Reference | PlaceDirectory | WardenDirectory
> = Layer.effect(Places, make)
