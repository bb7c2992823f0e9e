import type { District } from "@jiaosuo/reference/Divisions"
import type { TakingOnForm } from "../domain/person/forms/PersonForms.ts"

/** Invented people: no name of them is anybody's. */

const surnames = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何"]
const givenNames = [
  "建军",
  "国强",
  "志远",
  "海涛",
  "文博",
  "晓东",
  "立新",
  "永刚",
  "春梅",
  "雪峰",
  "佳怡",
  "振华",
  "明亮"
]

/** The n-th name of a list that does not repeat before its 260th. */
const nameOf = (n: number): string =>
  `${surnames[n % surnames.length] ?? ""}${givenNames[n % givenNames.length] ?? ""}`

/** Somebody of the demo organisation: with the key that their command follows from, and the station they serve in. */
export interface DemoPerson {
  readonly key: string
  /** Nine-digit code of the station; null: the district's traffic desk. */
  readonly station: string | null
  readonly form: Omit<TakingOnForm, "unitId">
}

const since = "2022-01-01"

/** Officers of a station besides the one with an account, and its auxiliaries besides theirs. */
const moreOfficers = 3
const moreAuxiliaries = 6

/** One officer for each demo account, three more at each station, and seven auxiliaries. */
export const demoPeople = ({ stations }: District): ReadonlyArray<DemoPerson> => {
  const people: Array<DemoPerson> = []
  const add = (
    key: string,
    station: string | null,
    form: Pick<TakingOnForm, "personKind" | "post" | "account" | "qualification">
  ): void => {
    const n = people.length
    people.push({
      key,
      station,
      form: {
        ...form,
        name: nameOf(n),
        sex: n % 5 === 3 ? "female" : "male",
        bornIn: 1970 + (n % 33),
        from: since
      }
    })
  }
  for (const account of ["investigator", "investigator2"]) {
    add(account, null, { personKind: "officer", account, qualification: "intermediate" })
  }
  for (const { code } of stations) {
    const officer = `officer-${code}`
    add(officer, code, { personKind: "officer", account: officer, qualification: "junior" })
    for (let i = 1; i <= moreOfficers; i++) {
      const post = i === 1 ? "chief" : i === 2 ? "deputy-chief" : "community-officer"
      add(`${officer}-${i}`, code, { personKind: "officer", post, qualification: "simple" })
    }
    const auxiliary = `auxiliary-${code}`
    add(auxiliary, code, { personKind: "auxiliary", account: auxiliary })
    for (let i = 1; i <= moreAuxiliaries; i++) add(`${auxiliary}-${i}`, code, { personKind: "auxiliary" })
  }
  return people
}
