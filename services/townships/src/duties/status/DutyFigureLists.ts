import type { Instant } from "@jiaosuo/kernel/Event"

type Address = (path: string, query: Readonly<Record<string, string | undefined>>) => string

/** Figure → address of the list behind it, whose `total` is the number. */
export const dutyLists = (
  address: Address,
  at: Instant
): ReadonlyArray<readonly [path: string, list: string]> => {
  const shifts = (query: Readonly<Record<string, string>>) =>
    address("/api/duties/shifts", { by: "unit", at, ...query })
  const gaps = (reason?: string) => address("/api/duties/gaps", { by: "unit", reason })
  return [
    ["duties.onDuty.people", shifts({})],
    ["duties.onDuty.officers", shifts({ personKind: "officer" })],
    ["duties.onDuty.auxiliaries", shifts({ personKind: "auxiliary,assistant" })],
    ["duties.gaps.all", gaps()],
    ["duties.gaps.duty", gaps("duty")],
    ["duties.gaps.leader", gaps("leader")],
    ["duties.gaps.no-roster", gaps("no-roster")],
    ["duties.gaps.surge", gaps("surge")]
  ]
}
