import type { Role } from "@jiaosuo/http/Principal"
import type { WardenWorkMessages } from "../../../messages/wardenWork.zh.ts"
import { type Act, type Asking, actOf, type Making } from "../forms/acts.ts"
import { type FieldOf, happenedAt, must, reason, why } from "../forms/fields.ts"
import { mayGive } from "../permissions.ts"
import { actOnHazard, type HazardForm, type HazardVerb, type RoadHazardFile } from "./roadCalls.ts"

/** The way of a hazard: reported → assigned → fixed → cleared, or sent back; a form for each verb. */

type AboutHazard = Making<RoadHazardFile>

const isOpen = ({ state }: RoadHazardFile): boolean => state !== "cleared" && state !== "withdrawn"

/**
 * Every verb of the contract: one that is missing here, and a name of a field that it does not have, do not compile.
 * What probably comes next stands first. What is told of its case meanwhile is no reason to refuse anything.
 */
const acts: {
  readonly [V in HazardVerb]: Asking<AboutHazard, FieldOf<HazardForm<V>, WardenWorkMessages>>
} = {
  clear: {
    possible: ({ state }) => state === "fixed",
    fields: () => [happenedAt, reason]
  },
  "send-back": {
    possible: ({ state }) => state === "fixed",
    fields: () => [why, happenedAt]
  },
  fix: {
    possible: ({ state }) => state === "assigned",
    fields: () => [{ key: "photo", as: "text" }, { key: "note", as: "long" }, happenedAt]
  },
  assign: {
    possible: ({ state }) => state === "reported" || state === "assigned",
    fields: () => [
      { key: "wardenId", as: "warden" },
      { key: "office", as: "text", hint: "officeHint" },
      happenedAt,
      reason
    ],
    initial: ({ file: { assignee } }) => ({
      wardenId: assignee?.wardenId ?? undefined,
      office: assignee?.office ?? undefined
    })
  },
  rate: {
    possible: isOpen,
    fields: () => [{ key: "level", as: "level", ...must }, reason],
    initial: ({ file: { level } }) => ({ level })
  },
  withdraw: { possible: isOpen, fields: () => [reason] }
}

export const hazardVerbs = Object.keys(acts) as ReadonlyArray<HazardVerb>

/** What somebody may do with a hazard as it stands; the server decides. */
export const offeredActs = (hazard: RoadHazardFile, role: Role): ReadonlyArray<HazardVerb> =>
  hazardVerbs.filter((verb) => mayGive(`hazard.${verb}`, role) && acts[verb].possible(hazard))

/** One verb with its form. */
export const hazardAct = (verb: HazardVerb, file: RoadHazardFile): Act => {
  const asking: Asking<AboutHazard> = acts[verb]
  return actOf(`hazard.${verb}`, { ...asking, whateverVersion: true }, { file }, (...order) =>
    actOnHazard(verb, ...order)
  )
}
