import type { PostFacts, WardenCommand } from "../../../src/domain/warden/WardenCommands.ts"
import type { WardenEvent, WardenRole } from "../../../src/domain/warden/WardenEvents.ts"

/** Somebody of an invented township, and what may be asked of them. */

export const township = "371603101"
export const village = `${township}213`

/** The minute of the story. */
export const minute = (n: number): string => new Date(Date.UTC(2026, 0, 5, 0, n)).toISOString()

const told = (n: number) => ({ at: minute(n), reason: null, warnings: [] })

/** An open persuasion post of the township. */
export const post: PostFacts = { placeId: "post", kind: "persuasion-post", township, open: true }

export const trainings = [{ subject: "traffic-persuasion", roles: ["persuader", "assistant"] }]

export const apply = (roles: ReadonlyArray<WardenRole> = ["persuader"]): WardenCommand => ({
  _tag: "Apply",
  person: { personId: "person", recordId: "record" },
  known: { idNumber: true, phone: true, address: false },
  roles,
  township,
  villages: [village],
  skills: [],
  setsOutFrom: null,
  ...told(0)
})

export const intoService = (n: number, facts: PostFacts | null = post) => ({
  ...told(n),
  post: facts,
  trainings,
  day: "2026-01-05"
})

export const applied = (roles: ReadonlyArray<WardenRole> = ["persuader"]): WardenEvent => ({
  _tag: "WardenApplied",
  person: { personId: "person", recordId: "record" },
  known: { idNumber: true, phone: true, address: false },
  roles,
  township,
  villages: [village],
  skills: [],
  setsOutFrom: null,
  ...told(0)
})

export const trained: WardenEvent = {
  _tag: "TrainingWasRecorded",
  trainingId: "training",
  subject: "traffic-persuasion",
  on: "2026-01-04",
  validUntil: "2027-01-03",
  passed: true,
  reason: null
}

export const posted: WardenEvent = { _tag: "WardenWasPosted", placeId: "post", ...told(3) }

/** Up to active service, at the post. */
export const active = (roles: ReadonlyArray<WardenRole> = ["persuader"]): ReadonlyArray<WardenEvent> => [
  applied(roles),
  { _tag: "WardenWasChecked", at: minute(1), reason: null },
  { _tag: "TrainingBegan", at: minute(2), reason: null },
  trained,
  posted,
  { _tag: "WardenWasActivated", ...told(4) }
]
