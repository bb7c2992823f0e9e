import { type Act, type Field, mustHave as must, payloadOf, reason } from "./acts.ts"
import { actOnRoster, type DutyKind, type Opening, openRoster, type RosterFile } from "./dutyCalls.ts"
import { daysLater, thisMonth } from "./dutyTimes.ts"

/** Opening a roster, and adding a duty to one. */

const opening: ReadonlyArray<Field<Extract<keyof Opening, string>>> = [
  { key: "unitId", label: "unitId", as: { unit: "roster" }, ...must },
  { key: "month", label: "month", as: "month", ...must },
  { key: "template", label: "template", as: { codes: "templates" }, ...must }
]

export const openAct: Act = {
  name: "open",
  fields: opening,
  initial: { month: daysLater(`${thisMonth()}-28`, 4).slice(0, 7), template: "zone-groups" },
  hint: (messages) => messages.rosters.openHint,
  // The fields carry the contract's names, and the client checks the form before it is sent.
  send: (_subject, commandId, values) => openRoster(commandId, payloadOf(opening, values) as Opening)
}

const planned: ReadonlyArray<Field> = [
  { key: "kind", label: "dutyKind", as: { codes: "kinds" }, ...must },
  { key: "unitId", label: "unitId", as: { unit: "roster" } },
  { key: "begins", label: "begins", as: "minute", ...must },
  { key: "hours", label: "dutyHours", as: "number", ...must },
  reason
]

/** A duty without anybody: people are put into it in the calendar. */
export const planAct = (file: RosterFile, day: string): Act => {
  const [usual] = file.facts.positions
  return {
    name: "plan",
    fields: planned,
    initial: {
      kind: usual?.kind,
      unitId: file.unitId,
      begins: `${day}T${usual?.begins ?? "08:00"}`,
      hours: usual?.hours ?? 24
    },
    send: (subject, commandId, values) => {
      const given = payloadOf(planned, values)
      const from = String(given["begins"])
      const until = new Date(Date.parse(from) + Number(given["hours"]) * 3_600_000).toISOString()
      return actOnRoster("plan", subject, commandId, undefined, {
        slots: [
          {
            kind: given["kind"] as DutyKind,
            from,
            until,
            unitId: typeof given["unitId"] === "string" ? given["unitId"] : null,
            members: []
          }
        ],
        ...(typeof given["reason"] === "string" ? { reason: given["reason"] } : {})
      })
    }
  }
}
