import { withFact } from "../DatedFacts.ts"
import type { PersonEvent } from "./PersonEvents.ts"
import type { Person, PersonOnFile } from "./Persons.ts"

export const initialPerson: Person = { _tag: "Unknown" }

/** Folds what happened to a person; never fails. */
export const evolvePerson = (state: Person, event: PersonEvent): Person => {
  if (event._tag === "PersonWasTakenOn") {
    const { person, known, personKind, sex, bornIn, account, from } = event
    return {
      _tag: "Person",
      person,
      known,
      personKind,
      sex,
      bornIn,
      account,
      assignments: [{ from, value: { unitId: event.unitId, township: event.township } }],
      posts: [{ from, value: event.post }],
      qualifications: [{ from, value: { qualification: event.qualification, lastValidDay: null } }],
      trainings: [],
      absences: [],
      rest: [],
      from,
      leftFrom: null
    }
  }
  return state._tag === "Unknown" ? state : evolveOnFile(state, event)
}

const evolveOnFile = (
  state: PersonOnFile,
  event: Exclude<PersonEvent, { readonly _tag: "PersonWasTakenOn" }>
): PersonOnFile => {
  switch (event._tag) {
    case "PersonWasTransferred": {
      const { unitId, township, from } = event
      return { ...state, assignments: withFact(state.assignments, from, { unitId, township }) }
    }
    case "PostWasChanged":
      return { ...state, posts: withFact(state.posts, event.from, event.post) }
    case "PersonWasQualified": {
      const { qualification, lastValidDay, from } = event
      return {
        ...state,
        qualifications: withFact(state.qualifications, from, { qualification, lastValidDay })
      }
    }
    case "AccountWasLinked":
      return { ...state, account: event.account }
    case "TrainingWasRecorded": {
      const { trainingId, subject, hours, on, passed } = event
      return { ...state, trainings: [...state.trainings, { trainingId, subject, hours, on, passed }] }
    }
    case "AbsenceWasRecorded": {
      const { absenceId, from, until, ground } = event
      return { ...state, absences: [...state.absences, { absenceId, from, until, ground, cancelled: false }] }
    }
    case "AbsenceWasCancelled":
      return {
        ...state,
        absences: state.absences.map((absence) =>
          absence.absenceId === event.absenceId ? { ...absence, cancelled: true } : absence
        )
      }
    case "RestWasEarned": {
      const { restId, days, ground, on } = event
      return { ...state, rest: [...state.rest, { restId, days, ground, on }] }
    }
    case "RestWasSpent": {
      const { restId, days, on } = event
      return { ...state, rest: [...state.rest, { restId, days: -days, ground: null, on }] }
    }
    case "PersonLeft":
      return { ...state, leftFrom: event.from, account: null }
  }
}
