import type { RosterFile } from "../../src/api.ts"
import { type Account, type Duty, duty, month, type Zone } from "./zone.ts"

/** How tests work on rosters: on the one with the id, where they name no other. */
export const workingOn = (zone: Zone, id: string) => {
  const file = async (roster = id): Promise<RosterFile> =>
    (await zone.get<RosterFile>(`/api/duties/rosters/${roster}`)).body
  const act = (verb: string, form: object, as: Account = "commander", roster = id) =>
    zone.post<Record<string, unknown>>(`/api/duties/rosters/${roster}/${verb}`, form, { as })
  return {
    file,
    act,
    /** Status and code of an answer. */
    told: async (reply: ReturnType<typeof act>) => {
      const { status, body } = await reply
      return [status, body["code"] ?? "accepted"]
    },
    /** A group of an officer and so many auxiliaries, from the `first` on. */
    group: (day: number, officer: number, first: number, count = 4): Duty =>
      duty("response-group", day, [
        zone.officer(officer),
        ...Array.from({ length: count }, (_, i) => zone.auxiliary(first + i))
      ]),
    /** The id of the first duty of a kind on a day. */
    slotOn: async (day: number, kind = "response-group", roster = id): Promise<string> =>
      (await file(roster)).slots.find(
        (slot) => slot.kind === kind && slot.day === `${month}-${String(day).padStart(2, "0")}`
      )?.slotId ?? "",
    /** Leaves a roster without a duty, so that the next test finds everybody free. */
    clear: async (roster = id): Promise<void> => {
      const { slots, published } = await file(roster)
      if (published) await zone.did(roster, "withdraw", {})
      if (slots.length > 0) {
        await zone.did(roster, "remove-slot", { slots: slots.map(({ slotId }) => slotId) })
      }
    }
  }
}
