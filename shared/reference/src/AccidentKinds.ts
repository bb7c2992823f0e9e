import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Schema } from "effect"

/** Kinds of accident (A1): 财产损失事故, 伤人事故, 死亡事故. */
export const AccidentKind = Schema.Literal("property", "injury", "death")
/** {@link AccidentKind} as a value. */
export type AccidentKind = typeof AccidentKind.Type

/** How an accident is handled: 简易程序, 一般程序. */
export const AccidentProcedure = Schema.Literal("simple", "general")
/** {@link AccidentProcedure} as a value. */
export type AccidentProcedure = typeof AccidentProcedure.Type

const kinds: Readonly<Record<AccidentKind, Text>> = {
  property: text("财产损失事故", "property damage accident"),
  injury: text("伤人事故", "injury accident"),
  death: text("死亡事故", "fatal accident")
}

const procedures: Readonly<Record<AccidentProcedure, Text>> = {
  simple: text("简易程序", "simple procedure"),
  general: text("一般程序", "general procedure")
}

/** A kind in words. */
export const accidentKindText = (kind: AccidentKind): Text => kinds[kind]

/** A procedure in words. */
export const accidentProcedureText = (procedure: AccidentProcedure): Text => procedures[procedure]

/** The kind of an accident by the persons harmed (A1): one death makes it a fatal one. */
export const accidentKindOf = (harmed: {
  readonly deaths: number
  readonly injured: number
}): AccidentKind => (harmed.deaths > 0 ? "death" : harmed.injured > 0 ? "injury" : "property")
