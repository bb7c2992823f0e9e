import { Either, Schema } from "effect"
import inspectionFile from "../data/rules/inspection-cycles.json" with { type: "json" }
import insuranceFile from "../data/rules/insurance.json" with { type: "json" }
import licenceFile from "../data/rules/licences.json" with { type: "json" }
import limitsFile from "../data/rules/limits.json" with { type: "json" }
import scrapFile from "../data/rules/scrap-ages.json" with { type: "json" }
import classesFile from "../data/rules/vehicle-classes.json" with { type: "json" }
import { BilingualText, type RuleEntry, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"
import { versionOf } from "./TableVersion.ts"
import { VehicleSelector } from "./VehicleFacts.ts"

const selectors = { name: BilingualText, appliesTo: Schema.NonEmptyArray(VehicleSelector) }

/** K1: which vehicles belong to a class. Several entries may name one class. */
export const ClassRule = Schema.Struct({ ...ruleFields, ...selectors, class: Schema.NonEmptyString })
/** {@link ClassRule} as a value. */
export type ClassRule = typeof ClassRule.Type

/** K4, K5: how often a vehicle is inspected, by its age. The first entry that selects a vehicle applies. */
export const InspectionRule = Schema.Struct({
  ...ruleFields,
  ...selectors,
  /** From young to old; the last has no end. */
  bands: Schema.NonEmptyArray(
    Schema.Struct({ untilYears: Schema.NullOr(Schema.Int), everyMonths: Schema.Int.pipe(Schema.positive()) })
  ),
  /** Up to this age only some years need a test; in the others the mark is fetched without one (K5). */
  testOnlyInYears: Schema.optional(Schema.Struct({ untilYears: Schema.Int, years: Schema.Array(Schema.Int) }))
})
/** {@link InspectionRule} as a value. */
export type InspectionRule = typeof InspectionRule.Type

/** K7: the age at which a vehicle must be scrapped; null where age sets no limit. First match applies. */
export const ScrapRule = Schema.Struct({ ...ruleFields, ...selectors, years: Schema.NullOr(Schema.Int) })
/** {@link ScrapRule} as a value. */
export type ScrapRule = typeof ScrapRule.Type

/** K9: whether a vehicle needs compulsory insurance. First match applies. */
export const InsuranceRule = Schema.Struct({ ...ruleFields, ...selectors, required: Schema.Boolean })
/** {@link InsuranceRule} as a value. */
export type InsuranceRule = typeof InsuranceRule.Type

/** K11, K13: licence classes whose holders are checked every year. */
export const LicenceRule = Schema.Struct({
  ...ruleFields,
  name: BilingualText,
  /** Licence classes (准驾车型): `A1`, `B2`. */
  classes: Schema.Array(Schema.NonEmptyString),
  /** Only for those who drive school buses. */
  schoolBus: Schema.Boolean,
  everyMonths: Schema.Int,
  /** How many days after the end of a cycle there are. */
  withinDays: Schema.Int
})
/** {@link LicenceRule} as a value. */
export type LicenceRule = typeof LicenceRule.Type

/** A number of days, months, years or times that a rule sets. */
export const LimitRule = Schema.Struct({
  ...ruleFields,
  limit: Schema.NonEmptyString,
  value: Schema.Number,
  unit: Schema.Literal("days", "months", "years", "times")
})
/** {@link LimitRule} as a value. */
export type LimitRule = typeof LimitRule.Type

/** The dated tables of the vehicle registry. */
export interface VehicleTables {
  readonly classes: RuleTable<ClassRule>
  readonly inspection: RuleTable<InspectionRule>
  readonly scrap: RuleTable<ScrapRule>
  readonly insurance: RuleTable<InsuranceRule>
  readonly licences: RuleTable<LicenceRule>
  readonly limits: RuleTable<LimitRule>
  /** Fingerprint of all of them. */
  readonly version: string
}

/** Names of the table files, without `.json`: each file in a folder of tables replaces the built-in one. */
export type VehicleTableName =
  | "vehicle-classes"
  | "inspection-cycles"
  | "scrap-ages"
  | "insurance"
  | "licences"
  | "limits"

/** All {@link VehicleTableName}s. */
export const vehicleTableNames: ReadonlyArray<VehicleTableName> = [
  "vehicle-classes",
  "inspection-cycles",
  "scrap-ages",
  "insurance",
  "licences",
  "limits"
]

const builtIn: Readonly<Record<VehicleTableName, unknown>> = {
  "vehicle-classes": classesFile,
  "inspection-cycles": inspectionFile,
  "scrap-ages": scrapFile,
  insurance: insuranceFile,
  licences: licenceFile,
  limits: limitsFile
}

/**
 * The tables, with those given (parsed JSON of table files) in place of the built-in ones. Left: which
 * table is wrong and how.
 */
export const makeVehicleTables = (
  replaced: Partial<Readonly<Record<VehicleTableName, unknown>>> = {}
): Either.Either<VehicleTables, string> =>
  Either.gen(function* () {
    const fileOf = (name: VehicleTableName): unknown => replaced[name] ?? builtIn[name]
    const table = <A extends RuleEntry, I>(name: VehicleTableName, entry: Schema.Schema<A, I>) =>
      readRuleTable(name, entry, fileOf(name))
    return {
      classes: yield* table("vehicle-classes", ClassRule),
      inspection: yield* table("inspection-cycles", InspectionRule),
      scrap: yield* table("scrap-ages", ScrapRule),
      insurance: yield* table("insurance", InsuranceRule),
      licences: yield* table("licences", LicenceRule),
      limits: yield* table("limits", LimitRule),
      version: versionOf(...vehicleTableNames.map(fileOf))
    }
  })
