import { Schema } from "effect"

/** Reference data as pages need it: codes with their texts, places, and the rules that figures follow from. */

const Text = Schema.Struct({ zh: Schema.String, en: Schema.String })

/** A code with its text. Tables of public standards have Chinese texts only; `en` repeats them. */
export const CodeText = Schema.Struct({ code: Schema.String, ...Text.fields }).annotations({
  identifier: "CodeText"
})
export type CodeText = typeof CodeText.Type

/** All code tables by name: `plateKinds`, `vehicleTypes`, `classes`, `hazards` … */
export const CodesAnswer = Schema.Struct({
  tables: Schema.Record({ key: Schema.String, value: Schema.Array(CodeText) })
}).annotations({ identifier: "Codes" })
export type CodesAnswer = typeof CodesAnswer.Type

export const TownshipShown = Schema.Struct({
  code: Schema.String,
  name: Schema.String,
  kind: Schema.String,
  hasStation: Schema.Boolean,
  villages: Schema.NonNegativeInt
}).annotations({ identifier: "Township" })

export const TownshipsAnswer = Schema.Struct({
  district: Schema.Struct({ code: Schema.String, name: Schema.String, plateArea: Schema.String }),
  townships: Schema.Array(TownshipShown)
}).annotations({ identifier: "Townships" })
export type TownshipsAnswer = typeof TownshipsAnswer.Type

export const VillageShown = Schema.Struct({
  code: Schema.String,
  name: Schema.String,
  shortName: Schema.String,
  kind: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  /** Pinyin initials of the short name, for choosing by keyboard. */
  initials: Schema.String
}).annotations({ identifier: "Village" })

export const VillagesAnswer = Schema.Struct({ villages: Schema.Array(VillageShown) }).annotations({
  identifier: "Villages"
})
export type VillagesAnswer = typeof VillagesAnswer.Type

/**
 * Villages with whether anything was ever entered in them, a vehicle or an unregistered one, how complete the files of their
 * vehicles are (row 33), and whether an auxiliary and a police room are there (row 42).
 */
export const VillagesWithEntryAnswer = Schema.Struct({
  villages: Schema.Array(
    Schema.Struct({
      ...VillageShown.fields,
      /** On file now, and those of them that were visited at least once (rows 33, 35). */
      vehicles: Schema.NonNegativeInt,
      verified: Schema.NonNegativeInt,
      /** Share of the fields of their files that are filled, 0 to 1; null where no vehicle is on file. */
      completeness: Schema.NullOr(Schema.Number),
      hasEntry: Schema.Boolean,
      hasAuxiliary: Schema.Boolean,
      hasRoom: Schema.Boolean
    }).annotations({ identifier: "VillageWithEntry" })
  ),
  total: Schema.NonNegativeInt
}).annotations({ identifier: "VillagesWithEntry" })

/** One dated rule. `detail` holds what the table says beyond the common fields. */
export const RuleShown = Schema.Struct({
  id: Schema.String,
  rule: Schema.String,
  effectiveFrom: Schema.String,
  effectiveTo: Schema.NullOr(Schema.String),
  confidence: Schema.Literal("law", "recommended"),
  source: Text,
  detail: Schema.Record({ key: Schema.String, value: Schema.Unknown })
}).annotations({ identifier: "DatedRule" })

export const RulesAnswer = Schema.Struct({
  /** Fingerprint of all tables; figures computed with others carry another. */
  version: Schema.String,
  /** The last day up to today on which a rule came into force or ended. */
  since: Schema.String,
  tables: Schema.Record({ key: Schema.String, value: Schema.Array(RuleShown) }),
  /** Fields that a complete file holds, where they apply to the vehicle. */
  fileFields: Schema.Array(CodeText)
}).annotations({ identifier: "Rules" })
export type RulesAnswer = typeof RulesAnswer.Type
