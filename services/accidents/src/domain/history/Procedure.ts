import type { AccidentFile, ForensicTest, Paper } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { changedWhere, withOne } from "./Lists.ts"

type ProcedureEvent = EventOf<
  | "PartiesSettledThemselves"
  | "ProcedureWasChosen"
  | "EvidenceWasShown"
  | "JointRequestWasMade"
  | "TestWasOrdered"
  | "TestWasExtended"
  | "TestResultWasReceived"
  | "TestResultWasServed"
  | "SecondTestWasRequested"
  | "SecondTestWasRefused"
  | "TestedVehicleWasReturned"
  | "ClockWasStopped"
  | "ClockWasResumed"
  | "LiabilityWasDecided"
  | "LiabilityWasRevoked"
  | "PaperWasServed"
>

/** From the choice of a procedure to a paper that is served. */
export const afterProcedure = (file: AccidentFile, event: ProcedureEvent): AccidentFile => {
  switch (event._tag) {
    case "PartiesSettledThemselves":
      return { ...file, settledOn: event.settledOn }
    case "ProcedureWasChosen":
      return { ...file, procedure: event.procedure, agreed: event.agreed, complicated: event.complicated }
    case "EvidenceWasShown":
      return { ...file, evidenceShown: [...file.evidenceShown, shownBy(event)] }
    case "JointRequestWasMade":
      return { ...file, jointRequestOn: event.requestedOn }
    case "TestWasOrdered": {
      const { _tag, ...ordered } = event
      const test: ForensicTest = {
        ...ordered,
        extendedUntil: null,
        receivedOn: null,
        conclusion: null,
        servedOn: null,
        secondRequestedOn: null,
        secondRefusedOn: null,
        returnedOn: null
      }
      return { ...file, tests: withOne(file.tests, test, ({ testId }) => testId === event.testId) }
    }
    case "TestWasExtended":
      return onTest(file, event.testId, { extendedUntil: event.until })
    case "TestResultWasReceived":
      return onTest(file, event.testId, { receivedOn: event.receivedOn, conclusion: event.conclusion })
    case "TestResultWasServed":
      return onTest(file, event.testId, { servedOn: event.servedOn })
    case "SecondTestWasRequested":
      return onTest(file, event.testId, { secondRequestedOn: event.requestedOn, secondRefusedOn: null })
    case "SecondTestWasRefused":
      return onTest(file, event.testId, { secondRefusedOn: event.decidedOn })
    case "TestedVehicleWasReturned":
      return onTest(file, event.testId, { returnedOn: event.returnedOn })
    case "ClockWasStopped": {
      const { stopId, ground, stoppedOn, approval, noticeServedOn } = event
      const stop = { stopId, ground, stoppedOn, approval, noticeServedOn, resumedOn: null }
      return { ...file, stops: withOne(file.stops, stop, (known) => known.stopId === event.stopId) }
    }
    case "ClockWasResumed":
      return {
        ...file,
        stops: changedWhere(
          file.stops,
          ({ stopId }) => stopId === event.stopId,
          (stop) => ({ ...stop, resumedOn: event.resumedOn })
        )
      }
    case "LiabilityWasDecided": {
      const { _tag, reason, warnings, ...decided } = event
      const paper: Paper = { ...decided, revokedOn: null, revokedFor: null, served: [] }
      return { ...file, papers: withOne(file.papers, paper, ({ paperId }) => paperId === event.paperId) }
    }
    case "LiabilityWasRevoked": {
      const { revokedOn, ground: revokedFor } = event
      const investigated = revokedFor === "own-correction" ? file : { ...file, evidenceShown: [] }
      return onPaper(investigated, event.paperId, (paper) => ({ ...paper, revokedOn, revokedFor }))
    }
    case "PaperWasServed": {
      const { participantId, servedAt } = event
      return onPaper(file, event.paperId, (paper) => ({
        ...paper,
        served: withOne(
          paper.served,
          { participantId, servedAt },
          (known) => known.participantId === participantId
        )
      }))
    }
  }
}

const shownBy = ({ shownOn, participantIds }: EventOf<"EvidenceWasShown">) => ({ shownOn, participantIds })

const onTest = (file: AccidentFile, testId: string, said: Partial<ForensicTest>): AccidentFile => ({
  ...file,
  tests: changedWhere(
    file.tests,
    (test) => test.testId === testId,
    (test) => ({ ...test, ...said })
  )
})

const onPaper = (file: AccidentFile, paperId: string, change: (paper: Paper) => Paper): AccidentFile => ({
  ...file,
  papers: changedWhere(file.papers, (paper) => paper.paperId === paperId, change)
})
