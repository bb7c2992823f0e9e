import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { HistoryEntry } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { Location } from "../domain/Location.ts"
import { KitThing, MemberPart, UnitKind } from "../domain/unit/UnitEvents.ts"

/** Mobile units as they are answered. Instants are with the offset of Asia/Shanghai. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)

/** One of the eight ones (row 39). */
export const KitItemShown = Schema.Struct({
  item: Schema.Union(MemberPart, KitThing),
  name: Schema.String,
  present: Schema.Boolean,
  /** Accounts of the members of today, or the label of the thing. */
  what: Schema.Array(Schema.String)
}).annotations({ identifier: "MobileUnitKitItem" })

/** A group of a village with its dates. */
export const VillageGroupShown = Schema.Struct({
  groupId: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  name: Schema.String,
  from: Schema.String,
  /** The last day; null while there is one. */
  until: Text
}).annotations({ identifier: "VillageGroupOfUnit" })
export type VillageGroupShown = typeof VillageGroupShown.Type

const unitFields = {
  id: Schema.String,
  kind: UnitKind,
  kindName: Schema.String,
  name: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Text,
  villageName: Text,
  location: Schema.NullOr(Location),
  formedAt: Schema.String,
  disbandedAt: Text,
  /** Row 39: the eight ones, in the order of the text. */
  kit: Schema.Array(KitItemShown),
  complete: Schema.Boolean,
  /** Codes of what is missing. */
  missing: Schema.Array(Schema.Union(MemberPart, KitThing)),
  /** Members and groups of today. */
  officers: Schema.Number,
  assistants: Schema.Number,
  groupsNow: Schema.Number
} as const

/** `GET /api/wardens/units/{id}`. */
export const UnitFile = Schema.Struct({
  ...unitFields,
  members: Schema.Array(
    Schema.Struct({ account: Schema.String, part: MemberPart, from: Schema.String, until: Text })
  ),
  groups: Schema.Array(VillageGroupShown),
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "MobileUnitFile" })
export type UnitFile = typeof UnitFile.Type

/** `GET /api/wardens/units`: those that there are, unless disbanded ones are asked for. */
export const UnitsQuery = Schema.Struct({
  township: Schema.optional(Schema.String).annotations({
    description: "Nine-digit code; all in the reader's townships where absent"
  }),
  complete: Schema.optional(Schema.Literal("yes", "no")).annotations({
    description: "Row 39; both where absent"
  }),
  open: Schema.optional(Schema.Literal("yes", "no", "all")).annotations({ description: "yes where absent" }),
  ...pageParameters
})
export type UnitsQuery = typeof UnitsQuery.Type

export const UnitItem = Schema.Struct(unitFields).annotations({ identifier: "MobileUnitItem" })
export type UnitItem = typeof UnitItem.Type

/** By township, then by name. */
export const UnitsPage = Schema.Struct({
  ...pageOf(UnitItem).fields,
  total: Schema.Number
}).annotations({ identifier: "MobileUnits" })
export type UnitsPage = typeof UnitsPage.Type

/** `GET /api/wardens/coverage`. */
export const CoverageQuery = Schema.Struct({
  unit: Schema.String.annotations({
    description:
      "Id of a unit, or its name or a part of it where that says which of the reader's units is meant"
  }),
  month: Schema.String.annotations({ description: "`2021-04`" })
})

/** Row 38: a mobile unit in a month. Shares are counts; `percent` is cut off after one digit, never rounded up. */
export const CoverageAnswer = Schema.Struct({
  unitId: Schema.String,
  unitName: Schema.String,
  township: Schema.String,
  month: Schema.String,
  from: Schema.String,
  until: Schema.String,
  /** The month and its last week are over. */
  final: Schema.Boolean,
  officers: Schema.Number,
  assistants: Schema.Number,
  groups: Schema.Struct({
    /** Groups that there are on every day of the month. */
    asked: Schema.Number,
    visited: Schema.Number,
    percent: Text.annotations({ description: "`74.9`; null where no group is asked for" }),
    least: Schema.Number,
    passes: Schema.NullOr(Schema.Boolean),
    missed: Schema.Array(VillageGroupShown),
    /** Groups that began or ended within the month: not asked for, and not counted. */
    partly: Schema.Array(VillageGroupShown)
  }),
  room: Schema.Struct({
    /** `parts` of `of` of the working time. */
    least: Schema.Struct({ parts: Schema.Number, of: Schema.Number }),
    passes: Schema.NullOr(Schema.Boolean),
    /** Weeks that begin in the month. */
    weeks: Schema.Array(
      Schema.Struct({
        from: Schema.String,
        until: Schema.String,
        final: Schema.Boolean,
        /** In a year whose working days are not published yet. */
        provisional: Schema.Boolean,
        officers: Schema.Array(
          Schema.Struct({
            account: Schema.String,
            minutes: Schema.Number,
            of: Schema.Number,
            percent: Text,
            passes: Schema.NullOr(Schema.Boolean)
          })
        )
      })
    )
  }),
  /** Whether the month passes in both; null where one of them asks nothing. */
  passes: Schema.NullOr(Schema.Boolean),
  /** What is on file of the month itself. */
  visits: Schema.Array(
    Schema.Struct({
      entryId: Schema.String,
      at: Schema.String,
      groupIds: Schema.Array(Schema.String),
      members: Schema.Array(Schema.String),
      by: Schema.String
    })
  ),
  roomTimes: Schema.Array(
    Schema.Struct({
      entryId: Schema.String,
      account: Schema.String,
      day: Schema.String,
      from: Schema.String,
      until: Schema.String,
      by: Schema.String
    })
  )
}).annotations({ identifier: "MobileUnitCoverage" })
export type CoverageAnswer = typeof CoverageAnswer.Type
