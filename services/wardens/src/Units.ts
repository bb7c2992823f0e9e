import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import { makeActing, makeOrderedBy } from "./Acting.ts"
import { permissions, unitReadingRoles } from "./domain/Permissions.ts"
import * as Check from "./domain/unit/forms/UnitChecks.ts"
import type * as Form from "./domain/unit/forms/UnitForms.ts"
import { groupKey, lastDayOfGroup, type MobileUnit, townshipOfUnit } from "./domain/unit/MobileUnit.ts"
import type { GroupElsewhere, UnitCommand } from "./domain/unit/UnitCommands.ts"
import { type UnitEvent, unitEventCodec } from "./domain/unit/UnitEvents.ts"
import { evolveUnit, initialUnit } from "./domain/unit/UnitHistory.ts"
import type { UnitRejection } from "./domain/unit/UnitRejections.ts"
import type { Acted } from "./domain/WithinPermission.ts"
import { unitAggregate } from "./UnitAggregate.ts"
import { UnitDirectory } from "./UnitDirectory.ts"
import type { WardenDirectory } from "./WardenDirectory.ts"

/** What an order on a mobile unit may come to but an answer. */
export type UnitFailure = OrderFailure<UnitRejection>

type Act<F> = ActOn<F, UnitRejection>

/** A unit's file as it is read. */
export type UnitRecord = FileRecord<MobileUnit, UnitEvent>

/** Mobile units with their people, their kit and the groups they are to visit (rows 38, 39). */
export class Units extends Context.Tag("@jiaosuo/wardens/Units")<
  Units,
  {
    /** Forms a unit. Its id follows from the command id. */
    readonly form: (form: Form.UnitForm, order: Order) => Effect.Effect<Answer, UnitFailure>
    readonly change: Act<Form.UnitChangeForm>
    readonly disband: Act<PlainForm>
    readonly join: Act<Form.JoinUnitForm>
    readonly leave: Act<Form.LeaveUnitForm>
    readonly issue: Act<Form.KitForm>
    readonly takeBack: Act<Form.KitReturnForm>
    /** Row 38: groups of villages from a day on. Their ids follow from the unit, the village, the name and the day. */
    readonly listGroups: Act<Form.VillageGroupsForm>
    readonly endGroups: Act<Form.VillageGroupsEndForm>
    /** A unit in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<MobileUnit, UnitEvent, UnitRejection>
  }
>() {}

const make = Effect.gen(function* () {
  const directory = yield* UnitDirectory
  const acting = yield* makeActing
  const ordering = yield* makeOrdering<Acted<UnitCommand>, UnitEvent, MobileUnit, UnitRejection>({
    name: "Units",
    aggregate: unitAggregate,
    mayChange: permissions["unit.issue"],
    isNew: ({ command }) => command._tag === "FormUnit",
    explain: (rejection) => Effect.succeed(rejection)
  })
  const ordered = makeOrderedBy(acting, ordering)
  const readFile = yield* makeFileReading<MobileUnit, UnitEvent, UnitRejection>({
    context: unitAggregate.context,
    kind: unitAggregate.kind,
    codec: unitEventCodec,
    initialState: initialUnit,
    evolve: evolveUnit,
    personsIn: () => [],
    townshipOf: townshipOfUnit,
    mayRead: unitReadingRoles,
    nothingIsOnFile: { _tag: "UnitIsNotOnFile" }
  })

  /** Which of some groups another unit visits, or did; until when. */
  const groupsElsewhere = (
    id: string,
    groups: ReadonlyArray<{ readonly village: string; readonly name: string }>
  ): Effect.Effect<ReadonlyArray<GroupElsewhere>, StoreIsUnavailable> =>
    Effect.map(directory.units, (units) => {
      const asked = new Set(groups.map(groupKey))
      return [...units].flatMap(([unitId, unit]) =>
        unitId === id
          ? []
          : unit.groups
              .filter((group) => asked.has(groupKey(group)))
              .map((group) => ({
                unitId,
                village: group.village,
                name: group.name,
                until: lastDayOfGroup(unit, group)
              }))
      )
    })

  const form = ordered("unit.form", Check.checkUnit, ({ checked, at, reason, warnings }) =>
    plain({ _tag: "FormUnit", ...checked, at, reason, warnings })
  )

  return Units.of({
    form: (written, order) => form(derivedId("unit", order.context.commandId), written, order),

    change: ordered("unit.change", Check.checkUnitChange, ({ checked, at, reason, warnings }) =>
      plain({ _tag: "ChangeUnit", ...checked, at, reason, warnings })
    ),

    disband: ordered("unit.disband", checkPlain<PlainForm>, ({ at, reason }) =>
      plain({ _tag: "DisbandUnit", at, reason })
    ),

    join: ordered("unit.join", Check.checkJoining, ({ checked, at, reason }) =>
      plain({ _tag: "JoinUnit", ...checked, at, reason })
    ),

    leave: ordered("unit.leave", Check.checkLeaving, ({ checked, at, reason }) =>
      plain({ _tag: "LeaveUnit", ...checked, at, reason })
    ),

    issue: ordered("unit.issue", Check.checkKit, ({ checked, at, reason }) =>
      plain({ _tag: "IssueKitThing", ...checked, at, reason })
    ),

    takeBack: ordered("unit.take-back", Check.checkKitReturn, ({ checked, at, reason }) =>
      plain({ _tag: "TakeKitThingBack", ...checked, at, reason })
    ),

    listGroups: (id, written, order) =>
      ordered(
        "unit.list-groups",
        Check.checkGroups,
        ({ checked: { groups, from }, at, reason }, _form: Form.VillageGroupsForm) =>
          Effect.map(groupsElsewhere(id, groups), (elsewhere) =>
            plain({
              _tag: "ListVillageGroups",
              groups: groups.map(({ village, name }) => ({
                groupId: derivedId("village-group", id, village, name, from),
                village,
                name
              })),
              from,
              elsewhere,
              at,
              reason
            } as const)
          )
      )(id, written, order),

    endGroups: ordered("unit.end-groups", Check.checkGroupsEnd, ({ checked, at, reason }) =>
      plain({ _tag: "EndVillageGroups", ...checked, at, reason })
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Units.file"))
  })
})

/** Mobile units over the event store, beside the directories. */
export const layer: Layer.Layer<
  Units,
  never,
  EventStore | PersonalRecords | Reference | UnitDirectory | WardenDirectory
> = Layer.effect(Units, make)
