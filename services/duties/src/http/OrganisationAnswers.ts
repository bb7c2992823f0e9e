import { Schema } from "effect"
import {
  FiveAttributes,
  FunctionCode,
  Location,
  OfficersOnTraffic,
  StationClass,
  TrafficMode,
  UnitKind
} from "../domain/organisation/Units.ts"

/** What is answered about the organisation. Loaded by browsers: schemas only. */

const Text = Schema.NullOr(Schema.String)
const Ids = Schema.Array(Schema.String)

/** The day and the instant that a question is about. */
export const OrganisationQuery = Schema.Struct({
  on: Schema.optional(Schema.String).annotations({
    description: "Day (Asia/Shanghai) that is asked about; today where absent"
  }),
  asOf: Schema.optional(Schema.String).annotations({
    description: "RFC 3339: what was known at that instant"
  })
})
export type OrganisationQuery = typeof OrganisationQuery.Type

export const UnitAnswer = Schema.Struct({
  unitId: Schema.String,
  kind: UnitKind,
  kindName: Schema.String,
  name: Schema.String,
  code: Text,
  command: Schema.String,
  parent: Text,
  townships: Ids,
  villages: Ids,
  location: Schema.NullOr(Location),
  stationClass: Schema.NullOr(StationClass),
  stationClassName: Text,
  functions: Schema.Array(FunctionCode),
  attributes: Schema.NullOr(FiveAttributes),
  leader: Text.annotations({ description: "Id of the person who leads it" }),
  from: Schema.String,
  neighbours: Ids
}).annotations({ identifier: "Unit" })
export type UnitAnswer = typeof UnitAnswer.Type

export const ZoneAnswer = Schema.Struct({
  zoneId: Schema.String,
  name: Schema.String,
  members: Ids,
  centre: Schema.String,
  head: Text,
  from: Schema.String
}).annotations({ identifier: "Zone" })

/** The district's organisation on a day. */
export const OrganisationAnswer = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  on: Schema.String,
  asOf: Text,
  counts: Schema.Struct({
    byKind: Schema.Record({ key: Schema.String, value: Schema.Number }),
    centralStations: Schema.Number,
    byClass: Schema.Record({ key: Schema.String, value: Schema.Number }),
    zones: Schema.Number,
    zoning: Schema.Struct({
      stations: Schema.Number,
      outside: Schema.Number,
      withoutRemainderPossible: Schema.Boolean
    })
  }),
  units: Schema.Array(UnitAnswer),
  zones: Schema.Array(ZoneAnswer),
  townships: Schema.Array(
    Schema.Struct({
      township: Schema.String,
      name: Schema.String,
      mode: TrafficMode,
      modeName: Schema.String,
      station: Text,
      servedBy: Text,
      zone: Text,
      sharesSiteWith: Ids
    })
  ),
  sites: Schema.Array(
    Schema.Struct({ siteId: Schema.String, units: Ids, location: Location, from: Schema.String })
  ),
  agreements: Schema.Array(
    Schema.Struct({ agreementId: Schema.String, commands: Ids, from: Schema.String, until: Text })
  ),
  surgePlans: Schema.Array(
    Schema.Struct({
      planId: Schema.String,
      unitId: Schema.String,
      from: Schema.String,
      until: Schema.String,
      officersOnTraffic: OfficersOnTraffic,
      note: Text
    })
  ),
  targets: Schema.Array(
    Schema.Struct({
      targetId: Schema.String,
      unitId: Schema.String,
      target: Schema.String,
      function: FunctionCode,
      from: Schema.String
    })
  ),
  gaps: Schema.Array(
    Schema.Struct({
      gap: Schema.String,
      text: Schema.String,
      unitId: Text,
      zoneId: Text,
      villages: Schema.Number
    })
  )
}).annotations({ identifier: "Organisation" })
export type OrganisationAnswer = typeof OrganisationAnswer.Type

const dated = <A, I>(value: Schema.Schema<A, I>) =>
  Schema.Array(Schema.Struct({ from: Schema.String, value }))

/** A unit's whole life: every fact with the day from which it holds. */
export const UnitLifeAnswer = Schema.Struct({
  unitId: Schema.String,
  code: Text,
  command: Schema.String,
  from: Schema.String,
  dissolvedFrom: Text,
  attributes: Schema.NullOr(FiveAttributes),
  kinds: dated(UnitKind),
  names: dated(Schema.String),
  parents: dated(Text),
  townships: dated(Ids),
  villages: dated(Ids),
  classes: dated(StationClass),
  functions: dated(Schema.Array(FunctionCode)),
  leaders: dated(Text),
  zones: Schema.Array(
    Schema.Struct({ zoneId: Schema.String, name: Schema.String, from: Schema.String, centre: Schema.Boolean })
  )
}).annotations({ identifier: "UnitLife" })
export type UnitLifeAnswer = typeof UnitLifeAnswer.Type

export const CentreQuery = Schema.Struct({
  zone: Schema.String,
  ...OrganisationQuery.fields,
  year: Schema.optional(Schema.String).annotations({
    description: "Year of the indicators that are compared; the one before `on` where absent"
  })
})
export type CentreQuery = typeof CentreQuery.Type

/** Row 4: three scores for each station, each with its numbers. */
export const CentreAnswer = Schema.Struct({
  zone: Schema.String,
  on: Schema.String,
  year: Schema.String,
  centre: Schema.String.annotations({ description: "The centre that the zone has" }),
  suggested: Text,
  compared: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      name: Schema.String,
      position: Schema.Struct({ score: Schema.Number, meanDistanceMetres: Schema.Number }),
      support: Schema.Struct({ score: Schema.Number, people: Schema.Number, equipment: Schema.Number }),
      demand: Schema.Struct({ score: Schema.Number, incidents: Schema.Number }),
      total: Schema.Number,
      explained: Schema.String
    })
  ),
  incomplete: Schema.Array(Schema.Struct({ unitId: Schema.String, name: Schema.String, missing: Ids }))
}).annotations({ identifier: "CentreSuggestion" })
export type CentreAnswer = typeof CentreAnswer.Type

export const IndicatorsAnswer = Schema.Struct({
  indicators: Schema.Array(
    Schema.Struct({
      indicator: Schema.String,
      group: Schema.String,
      name: Schema.String,
      measure: Schema.String,
      weight: Schema.Number,
      period: Schema.Literal("year", "month"),
      takes: Schema.Literal("sum", "mean", "last"),
      full: Schema.Number,
      origin: Schema.String,
      source: Schema.String,
      confidence: Schema.String
    })
  )
}).annotations({ identifier: "Indicators" })
export type IndicatorsAnswer = typeof IndicatorsAnswer.Type

const { asOf } = OrganisationQuery.fields

/** A question about all days at once. */
export const KnownQuery = Schema.Struct({ asOf })

/** A question that what was known has no part in. */
export const DayQuery = Schema.Struct({ on: OrganisationQuery.fields.on })

export const ScoresQuery = Schema.Struct({
  year: Schema.String,
  unit: Schema.optional(Schema.String),
  asOf
})
export type ScoresQuery = typeof ScoresQuery.Type

/** Row 18: who is compared, best first; and who is not, because something is missing. */
export const ScoresAnswer = Schema.Struct({
  year: Schema.String,
  compared: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      name: Schema.String,
      score: Schema.Number,
      parts: Schema.Array(
        Schema.Struct({
          indicator: Schema.String,
          name: Schema.String,
          value: Schema.Number,
          weight: Schema.Number,
          points: Schema.Number
        })
      )
    })
  ),
  incomplete: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      name: Schema.String,
      missing: Schema.Array(
        Schema.Struct({ indicator: Schema.String, name: Schema.String, period: Schema.String })
      )
    })
  )
}).annotations({ identifier: "IndicatorScores" })
export type ScoresAnswer = typeof ScoresAnswer.Type

export const ValuesQuery = Schema.Struct({
  unit: Schema.String,
  year: Schema.optional(Schema.String),
  asOf
})
export type ValuesQuery = typeof ValuesQuery.Type

const Known = Schema.NullOr(Schema.Number)

/** Row 18: what is on file of a unit for a year. Null is missing, which is not zero. */
export const ValuesAnswer = Schema.Struct({
  unitId: Schema.String,
  year: Schema.String,
  indicators: Schema.Array(
    Schema.Struct({
      indicator: Schema.String,
      name: Schema.String,
      /** Of the year; null where any of its periods is missing. */
      value: Known,
      /** The year, or its twelve months. */
      periods: Schema.Array(
        Schema.Struct({ period: Schema.String, value: Known, source: Text, recorded: Schema.Boolean })
      )
    })
  )
}).annotations({ identifier: "IndicatorValues" })
export type ValuesAnswer = typeof ValuesAnswer.Type

/** Rows 21 and 36. */
export const HeadCountsAnswer = Schema.Struct({
  on: Schema.String,
  total: Schema.Number,
  assistantLimits: Schema.Struct({ least: Schema.Number, most: Schema.Number }),
  units: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      name: Schema.String,
      officers: Schema.Number,
      auxiliaries: Schema.Number,
      assistants: Schema.Number,
      total: Schema.Number,
      away: Schema.Number,
      assistantsAreWithin: Schema.NullOr(Schema.Boolean).annotations({
        description: "Null for a unit that is no station"
      })
    })
  )
}).annotations({ identifier: "HeadCounts" })
export type HeadCountsAnswer = typeof HeadCountsAnswer.Type
