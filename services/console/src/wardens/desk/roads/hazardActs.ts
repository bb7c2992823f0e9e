import type { Role } from "@jiaosuo/http/Principal"
import { mayGive } from "../permissions.ts"
import { type Act, type Field, happenedAt, must, payloadOf, reason } from "../places/deskActs.ts"
import { actOnHazard, type HazardForm, type HazardVerb, type RoadHazardFile } from "./roadCalls.ts"

/** The way of a hazard: reported → assigned → fixed → cleared, or sent back; a form for each verb. */

type FieldOf<Form> = Field<Extract<keyof Form, Field["key"]>>

interface HazardAct<V extends HazardVerb> {
  readonly possible: (hazard: RoadHazardFile) => boolean
  readonly fields: ReadonlyArray<FieldOf<HazardForm<V>>>
  readonly initial?: (hazard: RoadHazardFile) => Act["initial"]
}

const isOpen = ({ state }: RoadHazardFile): boolean => state !== "cleared" && state !== "withdrawn"

/** Every verb of the contract: one that is missing here does not compile. What probably comes next stands first. */
const acts: { readonly [V in HazardVerb]: HazardAct<V> } = {
  clear: {
    possible: ({ state }) => state === "fixed",
    fields: [happenedAt, reason]
  },
  "send-back": {
    possible: ({ state }) => state === "fixed",
    fields: [{ ...reason, ...must }, happenedAt]
  },
  fix: {
    possible: ({ state }) => state === "assigned",
    fields: [{ key: "photo", as: "text" }, { key: "note", as: "long" }, happenedAt]
  },
  assign: {
    possible: ({ state }) => state === "reported" || state === "assigned",
    fields: [
      { key: "wardenId", as: "warden" },
      { key: "office", as: "text", hint: "officeHint" },
      happenedAt,
      reason
    ],
    initial: ({ assignee }) => ({
      wardenId: assignee?.wardenId ?? undefined,
      office: assignee?.office ?? undefined
    })
  },
  rate: {
    possible: isOpen,
    fields: [{ key: "level", as: "level", ...must }, reason],
    initial: ({ level }) => ({ level })
  },
  withdraw: { possible: isOpen, fields: [reason] }
}

export const hazardVerbs = Object.keys(acts) as ReadonlyArray<HazardVerb>

/** What somebody may do with a hazard as it stands; the server decides. */
export const offeredActs = (hazard: RoadHazardFile, role: Role): ReadonlyArray<HazardVerb> =>
  hazardVerbs.filter((verb) => mayGive(`hazard.${verb}`, role) && acts[verb].possible(hazard))

/** One verb with its form. */
export const hazardAct = <V extends HazardVerb>(verb: V, hazard: RoadHazardFile): Act => {
  const { fields, initial }: HazardAct<V> = acts[verb]
  return {
    verb,
    subject: `${hazard.id}.${hazard.version}`,
    township: hazard.township,
    fields,
    initial: initial?.(hazard) ?? {},
    // The fields carry the contract's names, and the client checks the form before it is sent.
    send: (commandId, values) =>
      actOnHazard(verb, hazard.id, commandId, payloadOf(fields, values) as unknown as HazardForm<V>)
  }
}
