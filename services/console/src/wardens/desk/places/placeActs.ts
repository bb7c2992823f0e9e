import type { WardenWorkMessages } from "../../../messages/wardenWork.zh.ts"
import { type Act, type Asking, actOf, type Making } from "../forms/acts.ts"
import { type Field, type FieldOf, happenedAt, must, reason, windowValues } from "../forms/fields.ts"
import {
  actOnPlace,
  openPlace,
  type PlaceFile,
  type PlaceForm,
  type PlaceOpening,
  type PlaceVerb
} from "./placeCalls.ts"

/** What is done about places, and when it is offered. The server decides. */

const site = [
  { key: "road", as: "text" },
  { key: "hours", as: "hours" },
  { key: "area", as: "villages" }
] as const satisfies ReadonlyArray<Field>

const opening: ReadonlyArray<FieldOf<PlaceOpening, WardenWorkMessages>> = [
  { key: "kind", as: { table: "wardens.placeKinds" }, ...must },
  { key: "name", as: "text", ...must },
  { key: "township", as: "township", ...must },
  { key: "village", as: "village" },
  { key: "location", as: "position", ...must },
  ...site,
  happenedAt,
  reason
]

/** A new place; `township` is that of whoever has one only. */
export const openAct = (township: string | undefined): Act => ({
  name: "place.open",
  fields: opening,
  initial: { kind: "persuasion-post", hours: [], ...(township === undefined ? {} : { township }) },
  send: openPlace
})

type AboutPlace = Making<PlaceFile>
const isOpen = ({ closedAt }: PlaceFile): boolean => closedAt === null

/** Every verb of the contract: a verb or a name of a field that it does not have does not compile. */
export const placeActs: {
  readonly [V in PlaceVerb]: Asking<AboutPlace, FieldOf<PlaceForm<V>, WardenWorkMessages>>
} = {
  change: {
    possible: isOpen,
    fields: () => [
      { key: "name", as: "text", ...must },
      { key: "village", as: "village" },
      { key: "location", as: "position", ...must },
      ...site,
      reason
    ],
    initial: ({ file }) => ({
      name: file.name,
      village: file.village ?? undefined,
      location: file.location,
      road: file.road ?? undefined,
      hours: windowValues(file.hours),
      area: file.area
    }),
    corrects: "changes"
  },
  // Row 34: refused while persuaders are posted there.
  close: { possible: isOpen, fields: () => [happenedAt, reason] }
}

export const verbs = Object.keys(placeActs) as ReadonlyArray<PlaceVerb>

/** One act on a place. */
export const placeAct = (verb: PlaceVerb, file: PlaceFile): Act => {
  const asking: Asking<AboutPlace> = placeActs[verb]
  return actOf(`place.${verb}`, asking, { file }, (...order) => actOnPlace(verb, ...order))
}
