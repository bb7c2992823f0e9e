import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import { type DatedFacts, factOn, newestFrom } from "../DatedFacts.ts"
import { type PersonCommand, personnelCommands } from "./PersonCommands.ts"
import type { PersonEvent } from "./PersonEvents.ts"
import { evolvePerson, initialPerson } from "./PersonHistory.ts"
import type { PersonRejection } from "./PersonRejections.ts"
import {
  isInService,
  overspentOn,
  type Person,
  type PersonOnFile,
  restBalanceOn,
  townshipOfPerson
} from "./Persons.ts"

type Decision = Either.Either<ReadonlyArray<PersonEvent>, PersonRejection>

const happened = (...events: ReadonlyArray<PersonEvent>): Decision => Either.right(events)
const refused = (rejection: PersonRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: PersonCommand, person: Person): Decision => {
  if (command._tag === "TakeOnPerson") {
    const { _tag, ...taken } = command
    return person._tag === "Unknown"
      ? happened({ _tag: "PersonWasTakenOn", ...taken })
      : refused({ _tag: "PersonIsAlreadyOnFile" })
  }
  return person._tag === "Unknown" ? refused({ _tag: "PersonIsNotOnFile" }) : decideOnFile(command, person)
}

const decideOnFile = (
  command: Exclude<PersonCommand, { readonly _tag: "TakeOnPerson" }>,
  person: PersonOnFile
): Decision => {
  switch (command._tag) {
    case "TransferPerson": {
      const { _tag, ...transfer } = command
      return serving(person, command.from, person.assignments, () =>
        factOn(person.assignments, command.from)?.unitId === command.unitId
          ? unchanged
          : happened({ _tag: "PersonWasTransferred", ...transfer })
      )
    }
    case "ChangePost": {
      const { post, from, reason } = command
      return serving(person, from, person.posts, () =>
        factOn(person.posts, from) === post
          ? unchanged
          : happened({ _tag: "PostWasChanged", post, from, reason })
      )
    }
    case "QualifyPerson": {
      const { _tag, ...qualified } = command
      return serving(person, command.from, person.qualifications, () =>
        happened({ _tag: "PersonWasQualified", ...qualified })
      )
    }
    case "LinkAccount": {
      const { account, reason } = command
      if (person.leftFrom !== null) return refused({ _tag: "PersonDoesNotServe", on: person.leftFrom })
      return person.account === account ? unchanged : happened({ _tag: "AccountWasLinked", account, reason })
    }
    case "RecordTraining": {
      const { _tag, ...training } = command
      return serving(person, command.on, [], () => happened({ _tag: "TrainingWasRecorded", ...training }))
    }
    case "RecordAbsence":
      return recordAbsence(command, person)
    case "CancelAbsence": {
      const { absenceId, reason } = command
      const absence = person.absences.find((one) => one.absenceId === absenceId)
      if (absence === undefined) return refused({ _tag: "AbsenceIsUnknown", absenceId })
      return absence.cancelled ? unchanged : happened({ _tag: "AbsenceWasCancelled", absenceId, reason })
    }
    case "EarnRest": {
      const { _tag, ...earned } = command
      return serving(person, command.on, [], () => happened({ _tag: "RestWasEarned", ...earned }))
    }
    case "SpendRest":
      return spendRest(command, person)
    case "LetPersonGo": {
      const { from, reason, warnings } = command
      if (person.leftFrom !== null) return refused({ _tag: "PersonDoesNotServe", on: person.leftFrom })
      const facts = [...person.assignments, ...person.posts].sort((a, b) => (a.from < b.from ? -1 : 1))
      return serving(person, from, facts, () => happened({ _tag: "PersonLeft", from, reason, warnings }))
    }
  }
}

/** On a day on which somebody serves, and not before the newest fact of its kind. */
const serving = (
  person: PersonOnFile,
  day: CalendarDate,
  facts: DatedFacts<unknown>,
  decided: () => Decision
): Decision => {
  if (!isInService(person, day)) return refused({ _tag: "PersonDoesNotServe", on: day })
  const onFile = newestFrom(facts)
  return day < onFile ? refused({ _tag: "FactIsOlderThanTheOneOnFile", from: day, onFile }) : decided()
}

/** Nobody is away twice on one day. */
const recordAbsence = (
  command: Extract<PersonCommand, { readonly _tag: "RecordAbsence" }>,
  person: PersonOnFile
): Decision => {
  const { _tag, ...absence } = command
  const { from, until } = absence
  const other = person.absences.find((one) => !one.cancelled && one.from <= until && from <= one.until)
  if (other !== undefined) {
    return refused({
      _tag: "AbsencesOverlap",
      absenceId: other.absenceId,
      from: other.from,
      until: other.until
    })
  }
  return serving(person, from, [], () => happened({ _tag: "AbsenceWasRecorded", ...absence }))
}

/** Row 54: what is spent was earned before, on that day and on every later one. */
const spendRest = (
  command: Extract<PersonCommand, { readonly _tag: "SpendRest" }>,
  person: PersonOnFile
): Decision => {
  const { _tag, ...spent } = command
  const { restId, days, on } = spent
  const overspent = overspentOn([...person.rest, { restId, days: -days, ground: null, on }], on)
  if (overspent !== undefined) {
    return refused({
      _tag: "RestIsNotEarned",
      on: overspent,
      balance: restBalanceOn(person, overspent),
      days
    })
  }
  return serving(person, on, [], () => happened({ _tag: "RestWasSpent", ...spent }))
}

/** The rules of one person, whoever asks. */
export const personDecider: Decider<PersonCommand, PersonEvent, Person, PersonRejection> = {
  initialState: initialPerson,
  evolve: evolvePerson,
  decide
}

/**
 * X3: who serves where is for the district's command; absences, trainings and rest also for whoever stands for the
 * township that the person's unit lies in. Somebody of a unit of the whole district is the district's alone.
 */
export const withinPersonScope: Decider<Scoped<PersonCommand>, PersonEvent, Person, PersonRejection> = {
  initialState: initialPerson,
  evolve: evolvePerson,
  decide: ({ command, townships }, person) => {
    if (townships !== null) {
      if (personnelCommands.has(command._tag)) return refused({ _tag: "OnlyTheDistrictMayDoThis" })
      if (person._tag === "Person") {
        const township = townshipOfPerson(person)
        if (township === null) return refused({ _tag: "OnlyTheDistrictMayDoThis" })
        if (!townships.includes(township)) return refused({ _tag: "TownshipIsOutOfScope", township })
      }
    }
    return decide(command, person)
  }
}

/** The person after a history. */
export const foldPerson = (events: Iterable<PersonEvent>): Person => fold(personDecider, events)
