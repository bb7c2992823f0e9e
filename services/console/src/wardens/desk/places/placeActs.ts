import type { PlaceForm as OpeningForm } from "@jiaosuo/wardens/api"
import { type Act, type Field, happenedAt, must, payloadOf, reason, windowValues } from "./deskActs.ts"
import { actOnPlace, openPlace, type PlaceFile, type PlaceForm, type PlaceVerb } from "./placeCalls.ts"

/** What is done about places; a name that the verb's form does not have does not compile. */

type FieldOf<Form> = Field<Extract<keyof Form, Field["key"]>>

const site = [
  { key: "road", as: "text" },
  { key: "hours", as: "hours" },
  { key: "area", as: "villages" }
] as const satisfies ReadonlyArray<Field>

const opening: ReadonlyArray<FieldOf<OpeningForm>> = [
  { key: "kind", as: "placeKind", ...must },
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
  verb: "open",
  subject: "new",
  fields: opening,
  initial: { kind: "persuasion-post", hours: [], ...(township === undefined ? {} : { township }) },
  // The fields carry the contract's names, and the client checks the form before it is sent.
  send: (commandId, values) => openPlace(commandId, payloadOf(opening, values) as unknown as OpeningForm)
})

const actOn = <V extends PlaceVerb>(
  verb: V,
  place: PlaceFile,
  fields: ReadonlyArray<FieldOf<PlaceForm<V>>>,
  initial: Act["initial"] = {}
): Act => ({
  verb,
  subject: `${place.id}.${place.version}`,
  township: place.township,
  fields,
  initial,
  // As above: the client checks the form.
  send: (commandId, values) =>
    actOnPlace(verb, place.id, place.version, commandId, payloadOf(fields, values) as PlaceForm<V>)
})

/** The name, the site, the hours or the area are others now; what is emptied stays as it was. */
export const changeAct = (place: PlaceFile): Act =>
  actOn(
    "change",
    place,
    [
      { key: "name", as: "text", ...must },
      { key: "village", as: "village" },
      { key: "location", as: "position", ...must },
      ...site,
      reason
    ],
    {
      name: place.name,
      village: place.village ?? undefined,
      location: place.location,
      road: place.road ?? undefined,
      hours: windowValues(place.hours),
      area: place.area
    }
  )

/** Row 34: refused while persuaders are posted there. */
export const closeAct = (place: PlaceFile): Act => actOn("close", place, [happenedAt, reason])
