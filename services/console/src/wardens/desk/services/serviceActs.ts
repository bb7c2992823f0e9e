import type { Option } from "../../../lists/FilterSheet.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import { type Act, type Asking, actOf, type Making, type Under } from "../forms/acts.ts"
import { type Field, type FieldOf, must, nowOrAt, reason } from "../forms/fields.ts"
import {
  actOnService,
  requestService,
  type ServiceFile,
  type ServiceFormOf,
  type ServiceRequest,
  type ServiceVerb
} from "../units/mobileCalls.ts"

/** What is done about services (rows 40, 47, 58, 72), and when it is offered. The server decides. */

type Words = WardenUnitsMessages

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
  const fields: ReadonlyArray<FieldOf<ServiceRequest, Words>> = [
    ...content(offered),
    { key: "unitId", as: { options: offered.units } },
    { key: "township", as: "township" },
    { key: "open", as: "yes" },
    nowOrAt
  ]
  return {
    name: "service.request",
    fields,
    initial: {
      ...(township === undefined ? {} : { township }),
      ...(unit === undefined ? {} : { unitId: unit })
    },
    send: requestService
  }
}

/** A service that lies with another force: nothing but its answer moves it on (row 72). */
export const waits = ({ handOvers }: ServiceFile): boolean =>
  handOvers.some(({ answeredAt }) => answeredAt === null)

const stands = ({ withdrawnAt }: ServiceFile): boolean => withdrawnAt === null
const moves = (file: ServiceFile): boolean => stands(file) && !waits(file)

/** What the forms of a service are made with. */
interface AboutService extends Making<ServiceFile> {
  readonly offered: Offered
}

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const serviceActs: {
  readonly [V in ServiceVerb]: Asking<AboutService, FieldOf<ServiceFormOf<V>, Words>> &
    Under<keyof Words["serviceGroups"]>
} = {
  finish: {
    group: "steps",
    possible: (file) => moves(file) && file.doneAt === null,
    fields: () => [nowOrAt, reason]
  },
  reopen: {
    group: "steps",
    possible: moves,
    fields: ({ offered: { materials } }) => [
      { key: "missing", as: { options: materials, several: true }, ...must },
      nowOrAt,
      reason
    ]
  },
  "hand-over": {
    group: "handOver",
    possible: (file) => moves(file) && file.doneAt === null,
    fields: () => [{ key: "force", as: "text", ...must }, nowOrAt, reason]
  },
  "answer-hand-over": {
    group: "handOver",
    possible: (file) => stands(file) && waits(file),
    fields: () => [{ key: "answer", as: "long", ...must }, { key: "settled", as: "yes" }, nowOrAt, reason],
    initial: () => ({ settled: true })
  },
  correct: {
    group: "whole",
    possible: stands,
    fields: ({ offered }) => [...content(offered), reason],
    initial: ({ file }) => ({
      code: file.code,
      channel: file.channel,
      village: file.village ?? undefined,
      materials: file.materials.map(({ code }) => code),
      note: file.note ?? undefined
    }),
    corrects: "all"
  },
  withdraw: { group: "whole", possible: stands, fields: () => [nowOrAt, reason] }
}

/** All verbs, what comes next first. */
export const verbs = Object.keys(serviceActs) as ReadonlyArray<ServiceVerb>

/** One act on a service. */
export const serviceAct = (verb: ServiceVerb, offered: Offered, file: ServiceFile): Act => {
  const asking: Asking<AboutService> = serviceActs[verb]
  return actOf(`service.${verb}`, asking, { file, offered }, (...order) => actOnService(verb, ...order))
}
