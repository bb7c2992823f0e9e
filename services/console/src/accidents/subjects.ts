import { useMessages } from "../messages/Language.tsx"
import { useAccidentMessages } from "./accidentMessages.ts"
import type { Subject } from "./actionFields.ts"
import type { AccidentFile, InvolvedPerson, InvolvedVehicle } from "./fileCalls.ts"

/** One thing of the file that a field can point at. */
export interface SubjectOption {
  readonly value: string
  readonly label: string
}

/** What a vehicle is called on the page: its plate, or that it has none. */
export const vehicleLabel = (vehicle: InvolvedVehicle, noPlate: string): string =>
  vehicle.plate.number ?? vehicle.brand ?? noPlate

/** The things of a file by their names, for lists to pick from. */
export const useSubjects = (file: AccidentFile): ((subject: Subject) => ReadonlyArray<SubjectOption>) => {
  const common = useMessages()
  const messages = useAccidentMessages()
  const nameOfPerson = ({ person, role }: InvolvedPerson): string =>
    `${person === null ? messages.file.unknownName : (person.name ?? common.file.erased)} · ${messages.codes.role[role]}`
  const persons = (all: ReadonlyArray<InvolvedPerson>) =>
    all.map((person) => ({ value: person.participantId, label: nameOfPerson(person) }))
  return (subject) => {
    switch (subject) {
      case "person":
        return persons(file.persons)
      case "party":
        return persons(file.persons.filter(({ isParty }) => isParty))
      case "vehicle":
        return file.vehicles.map((vehicle) => ({
          value: vehicle.vehicleId,
          label: vehicleLabel(vehicle, common.vehicle.noPlate)
        }))
      case "test":
        return file.tests.map((test) => ({
          value: test.testId,
          label: `${test.what} · ${test.institution} · ${test.orderedOn}`
        }))
      case "stop":
        return file.stops
          .filter(({ resumedOn }) => resumedOn === null)
          .map((stop) => ({ value: stop.stopId, label: stop.stoppedOn }))
      case "paper":
        return file.papers
          .filter(({ inForce }) => inForce)
          .map((paper) => ({
            value: paper.paperId,
            label: `${messages.codes.paper[paper.kind]} ${paper.number}`
          }))
      case "review":
        return file.reviews
          .filter(({ outcome }) => outcome === null)
          .map((review) => ({ value: review.reviewId, label: review.requestedOn }))
      case "mediation":
        return file.mediations
          .filter(({ outcome }) => outcome === null)
          .map((mediation) => ({ value: mediation.mediationId, label: mediation.requestedOn }))
      case "notice":
        return (file.search?.notices ?? [])
          .filter(({ cancelledOn }) => cancelledOn === null)
          .map((notice) => ({
            value: notice.noticeId,
            label: `${wordOf(messages.codes.notice, notice.kind)} ${notice.issuedOn}`
          }))
      case "recusal":
        return file.recusals
          .filter(({ decidedOn }) => decidedOn === null)
          .map((recusal) => ({
            value: recusal.recusalId,
            label: `${recusal.handler} · ${recusal.requestedOn}`
          }))
      case "firmOrder":
        return file.firmOrders
          .filter(({ confirmedOn }) => confirmedOn === null)
          .map((order) => ({ value: order.orderId, label: `${order.firm.name} · ${order.dueOn}` }))
      case "handler":
        return [...(file.lead === null ? [] : [file.lead]), ...file.otherHandlers].map(({ account }) => ({
          value: account,
          label: account
        }))
    }
  }
}

/** The word of a code that the contract leaves open; the code itself where there is none. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
