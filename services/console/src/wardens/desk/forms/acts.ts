import type { CommandAnswer } from "@jiaosuo/wardens/api"
import type * as Effect from "effect/Effect"
import type { Field, Values } from "./fields.ts"

/** What a form begins with and what of it is sent: only what differs from the file, or all of it again. */
type Correction = "changes" | "all"

/** One thing that can be done, with its form. */
export interface Act {
  /** Names the draft: what is done, and on what. */
  readonly name: string
  /** Nine-digit code of the township that villages, places and people are offered of; what the form says where absent. */
  readonly township?: string | undefined
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values | undefined
  readonly corrects?: Correction | undefined
  /** The form carries the contract's names, which its fields are checked for; the client checks it before it is sent. */
  readonly send: (commandId: string, form: Values) => Effect.Effect<CommandAnswer, unknown>
}

/** A file that something is done with. */
interface Acted {
  readonly id: string
  readonly version: number
  readonly township?: string
}

/** What forms about a file are made with. */
export interface Making<File> {
  readonly file: File
}

/** What is asked for one act on a file, and when it is offered. The server decides. */
export interface Asking<M extends Making<unknown>, F extends Field = Field> {
  readonly possible: (file: M["file"]) => boolean
  readonly fields: (making: M) => ReadonlyArray<F>
  /** What stands in the fields before anybody types. */
  readonly initial?: (making: M) => Values
  readonly corrects?: Correction
  /** It is about a township that the form names, not about that of the file. */
  readonly elsewhere?: boolean
  /** Adds to the file whatever else happens to it meanwhile. */
  readonly whateverVersion?: boolean
  /** The form as the contract takes it, where it is not simply the fields. */
  readonly formOf?: (form: Values) => Values
}

/** The heading that an act is found under, where there are many. */
export interface Under<Group extends string> {
  readonly group: Group
}

/** The call of one verb on a file; without a version where that does not matter. */
type Order = (
  id: string,
  commandId: string,
  version: number | undefined,
  form: Values
) => Effect.Effect<CommandAnswer, unknown>

/** One act on a file with its form; `preset` is what is chosen already, where it was begun at something of the page. */
export const actOf = <M extends Making<Acted>>(
  name: string,
  { fields, initial, corrects, elsewhere, whateverVersion, formOf = (form) => form }: Asking<M>,
  making: M,
  order: Order,
  preset: Values = {}
): Act => {
  const { id, township, version } = making.file
  // A draft of a correction is about the version that it corrects: put back later, it would undo what others did.
  const about = corrects === undefined ? [id] : [id, version]
  return {
    name: [name, ...about, ...Object.values(preset)].join("."),
    township: elsewhere === true ? undefined : township,
    fields: fields(making),
    initial: { ...initial?.(making), ...preset },
    corrects,
    send: (commandId, form) =>
      order(id, commandId, whateverVersion === true ? undefined : version, formOf(form))
  }
}

/** Of what stands in a list of conditions, what is due. */
export const whatIsDue = <Verb extends string>(
  steps: ReadonlyArray<readonly [Verb, boolean]>
): ReadonlyArray<Verb> => steps.flatMap(([verb, due]) => (due ? [verb] : []))
