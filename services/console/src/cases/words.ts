import { placeWords } from "../accidents/places.ts"
import type { CaseItem } from "./readCalls.ts"

/** Where a case is, as people say it. */
export const placeOf = (item: CaseItem): string =>
  placeWords({
    townshipName: item.townshipName,
    villageName: item.villageName,
    roadCode: item.roadPost?.road ?? null,
    roadName: null,
    postMetres: item.roadPost?.metres ?? null,
    text: item.address
  })

/** `10:15` of an instant with the offset of Asia/Shanghai. */
export const hourOf = (instant: string): string => {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000)
  return shifted.toISOString().slice(11, 16)
}
