import { Schema } from "effect"

/** What every answer about accidents says about where it comes from. */

/** A sentence in both languages. */
export const Bilingual = Schema.Struct({ zh: Schema.String, en: Schema.String })
export type Bilingual = typeof Bilingual.Type

/** A23: whose numbers count. Never these. */
export const SystemOfRecord = Schema.Struct({
  name: Bilingual,
  note: Bilingual,
  rule: Schema.Literal("A23")
}).annotations({ identifier: "SystemOfRecord" })
export type SystemOfRecord = typeof SystemOfRecord.Type

/** A23: the platform whose numbers count (regulation 146, article 6). */
export const systemOfRecord: SystemOfRecord = {
  name: { zh: "全国道路交通事故信息管理系统", en: "the national road accident information system" },
  note: {
    zh: "事故数据以全国系统为准，本系统的数字仅供工作参考。",
    en: "The national system is the system of record. The numbers here are for daily work only."
  },
  rule: "A23"
}

/** Spread into every answer. */
export const origin = {
  /** Position in the log that the answer stands for. */
  position: Schema.NonNegativeInt,
  /** When the event at that position was recorded; null for an empty log. */
  recordedAt: Schema.NullOr(Schema.String),
  /** The instant asked for, where the answer is what was known then. */
  asOf: Schema.NullOr(Schema.String),
  /** Day in Asia/Shanghai from which due days are seen. */
  day: Schema.String,
  /** True while an event of a township in this answer could not be read: something may be missing. */
  incomplete: Schema.Boolean,
  /** A23. */
  systemOfRecord: SystemOfRecord
} as const

/** The parts of {@link origin} with their values. */
export interface Origin {
  readonly position: number
  readonly recordedAt: string | null
  readonly asOf: string | null
  readonly day: string
  readonly incomplete: boolean
  readonly systemOfRecord: SystemOfRecord
}
