import type { Option } from "../../../lists/FilterSheet.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import {
  type Act,
  type Field,
  happenedAt,
  must,
  payloadOf,
  reason,
  type Values
} from "../units/mobileActs.ts"
import {
  actOnService,
  requestService,
  type ServiceFile,
  type ServiceFormOf,
  type ServiceRequest,
  type ServiceVerb
} from "../units/mobileCalls.ts"

/** What is done about services (rows 40, 47, 58, 72), and when it is offered. The server decides. */

type FieldOf<Form> = Field & { readonly key: Extract<keyof Form, string> }

/** What the tables of today offer. */
export interface Offered {
  readonly codes: ReadonlyArray<Option>
  readonly channels: ReadonlyArray<Option>
  readonly materials: ReadonlyArray<Option>
  readonly units: ReadonlyArray<Option>
}

const content = ({ codes, channels, materials }: Offered) =>
  [
    { key: "code", as: { options: codes }, ...must },
    { key: "channel", as: { options: channels }, ...must },
    { key: "village", as: "village" },
    { key: "materials", as: { options: materials, several: true }, hint: "materials" },
    { key: "note", as: "long" }
  ] as const satisfies ReadonlyArray<Field>

/** A service that somebody asks for; `township` is that of whoever has one only. */
export const requestAct = (offered: Offered, township: string | undefined, unit: string | undefined): Act => {
  const fields: ReadonlyArray<FieldOf<ServiceRequest>> = [
    ...content(offered),
    { key: "unitId", as: { options: offered.units } },
    { key: "township", as: "township" },
    { key: "open", as: "yes" },
    happenedAt
  ]
  return {
    verb: "request",
    subject: "new",
    fields,
    initial: {
      ...(township === undefined ? {} : { township }),
      ...(unit === undefined ? {} : { unitId: unit })
    },
    // The fields carry the contract's names, and the client checks the form before it is sent.
    send: (commandId, values) =>
      requestService(commandId, payloadOf(fields, values) as unknown as ServiceRequest)
  }
}

const fieldsOf = <V extends ServiceVerb>(fields: ReadonlyArray<FieldOf<ServiceFormOf<V>>>) => fields

const makers: {
  readonly [V in ServiceVerb]: (
    offered: Offered,
    file: ServiceFile
  ) => { readonly fields: ReadonlyArray<Field>; readonly initial?: Values }
} = {
  finish: () => ({ fields: fieldsOf<"finish">([happenedAt, reason]) }),
  reopen: ({ materials }) => ({
    fields: fieldsOf<"reopen">([
      { key: "missing", as: { options: materials, several: true }, ...must },
      happenedAt,
      reason
    ])
  }),
  "hand-over": () => ({
    fields: fieldsOf<"hand-over">([{ key: "force", as: "text", ...must }, happenedAt, reason])
  }),
  "answer-hand-over": () => ({
    fields: fieldsOf<"answer-hand-over">([
      { key: "answer", as: "long", ...must },
      { key: "settled", as: "yes" },
      happenedAt,
      reason
    ]),
    initial: { settled: true }
  }),
  correct: (offered, file) => ({
    fields: fieldsOf<"correct">([...content(offered), reason]),
    initial: {
      code: file.code,
      channel: file.channel,
      village: file.village ?? undefined,
      materials: file.materials.map(({ code }) => code),
      note: file.note ?? undefined
    }
  }),
  withdraw: () => ({ fields: fieldsOf<"withdraw">([happenedAt, reason]) })
}

export const groupOfVerb: { readonly [V in ServiceVerb]: keyof WardenUnitsMessages["serviceGroups"] } = {
  finish: "steps",
  reopen: "steps",
  "hand-over": "handOver",
  "answer-hand-over": "handOver",
  correct: "whole",
  withdraw: "whole"
}

/** A service that lies with another force: nothing but its answer moves it on (row 72). */
export const waits = ({ handOvers }: ServiceFile): boolean =>
  handOvers.some(({ answeredAt }) => answeredAt === null)

const possible: { readonly [V in ServiceVerb]: (file: ServiceFile) => boolean } = {
  finish: (file) => file.doneAt === null && !waits(file),
  reopen: (file) => !waits(file),
  "hand-over": (file) => file.doneAt === null && !waits(file),
  "answer-hand-over": waits,
  correct: () => true,
  withdraw: () => true
}

/** All that is possible with a service as it stands, what comes next first. */
export const verbsOf = (file: ServiceFile): ReadonlyArray<ServiceVerb> =>
  file.withdrawnAt !== null
    ? []
    : (Object.keys(possible) as ReadonlyArray<ServiceVerb>).filter((verb) => possible[verb](file))

/** What most probably comes next. */
export const nextVerbs = (file: ServiceFile): ReadonlyArray<ServiceVerb> =>
  verbsOf(file).filter((verb) => groupOfVerb[verb] !== "whole")

/** One act on a service. */
export const serviceAct = (verb: ServiceVerb, offered: Offered, file: ServiceFile): Act => {
  const { fields, initial = {} } = makers[verb](offered, file)
  return {
    verb,
    subject: file.id,
    township: file.township,
    fields,
    initial,
    send: (commandId, values) =>
      actOnService(
        verb,
        file.id,
        commandId,
        file.version,
        // As above: the client checks the form.
        payloadOf(fields, values) as unknown as ServiceFormOf<typeof verb>
      )
  }
}
