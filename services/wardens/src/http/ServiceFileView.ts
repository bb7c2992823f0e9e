import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, daysBetween, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { WardenItem } from "@jiaosuo/reference/WardenItems"
import { wasOneTrip } from "../domain/service/Service.ts"
import { serviceEventTitles } from "../domain/service/ServiceLabels.ts"
import type { ServiceRecord } from "../Services.ts"
import type { ServiceFile } from "./ServiceFile.ts"

/** A service's file for one reader, seen from a day. */
export const serviceFile = (
  record: ServiceRecord,
  { district, wardenRules }: Pick<ReferenceData, "district" | "wardenRules">,
  today: CalendarDate,
  showing: Showing
): ServiceFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/service/${id} has a history and was never asked for`)
  const { _tag, stateSince, requestedAt, doneAt, withdrawnAt, ...service } = state
  const nameOf = (item: WardenItem, code: string): string => {
    const name = wardenRules.item(item, code, dayInShanghai(requestedAt))?.name
    return name === undefined ? code : inLanguage(name, showing.language)
  }
  const coded = (codes: ReadonlyArray<string>) =>
    codes.map((code) => ({ code, name: nameOf("material", code) }))
  return {
    id,
    ...service,
    codeName: nameOf("service", service.code),
    channelName: nameOf("service-channel", service.channel),
    townshipName: district.township(service.township)?.name ?? service.township,
    villageName:
      service.village === null ? null : (district.village(service.village)?.shortName ?? service.village),
    materials: coded(service.materials),
    missing: coded(service.missing),
    oneTrip: wasOneTrip(state),
    requestedAt: inShanghai(requestedAt),
    doneAt: doneAt === null ? null : inShanghai(doneAt),
    withdrawnAt: withdrawnAt === null ? null : inShanghai(withdrawnAt),
    handOvers: service.handOvers.map(({ at, answeredAt, ...rest }) => {
      const days = daysBetween(dayInShanghai(at), answeredAt === null ? today : dayInShanghai(answeredAt))
      return {
        ...rest,
        at: inShanghai(at),
        answeredAt: answeredAt === null ? null : inShanghai(answeredAt),
        days,
        overdue: answeredAt === null && days > wardenRules.limit("handOverOpen", today)
      }
    }),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    history: historyView(record, serviceEventTitles, showing)
  }
}
