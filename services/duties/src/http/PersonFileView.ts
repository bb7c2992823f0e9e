import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import {
  absenceGroundNames,
  personEventTitles,
  personKindNames,
  postNames
} from "../domain/person/PersonLabels.ts"
import { assignmentOn, postOn, qualifiedOn, restBalanceOn } from "../domain/person/Persons.ts"
import type { PersonRecord } from "../People.ts"
import type { PersonFile } from "./PersonFile.ts"

/** A person's file as its reader may see it (X2). */
export const personFile = (record: PersonRecord, nowMillis: number, showing: Showing): PersonFile => {
  const { id, version, position, asOf, state, persons } = record
  if (state._tag === "Unknown") throw new Error(`duties/person/${id} has a history and no person`)
  const today = dayInShanghai(asOf ?? nowMillis)
  const { language } = showing
  const assignment = assignmentOn(state, today)
  const post = postOn(state, today) ?? null
  return {
    id,
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    person: personView(state.person, persons, showing),
    personKind: state.personKind,
    personKindName: inLanguage(personKindNames[state.personKind], language),
    sex: state.sex,
    bornIn: state.bornIn,
    account: state.account,
    unitId: assignment?.unitId ?? null,
    township: assignment?.township ?? null,
    post,
    postName: post === null ? null : inLanguage(postNames[post], language),
    qualification: qualifiedOn(state, today),
    from: state.from,
    leftFrom: state.leftFrom,
    restBalance: restBalanceOn(state, today),
    assignments: state.assignments.map(({ from, value }) => ({ from, ...value })),
    posts: state.posts.map(({ from, value }) => ({ from, post: value })),
    absences: state.absences.map((absence) => ({
      ...absence,
      groundName: inLanguage(absenceGroundNames[absence.ground], language)
    })),
    trainings: state.trainings,
    rest: state.rest,
    history: historyView(record, personEventTitles, showing)
  }
}
