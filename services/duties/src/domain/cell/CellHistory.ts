import type { CallOut, Cell, KnownCell } from "./Cell.ts"
import type { CellEvent } from "./CellEvents.ts"

/** Nothing has happened yet. */
export const initialState: Cell = { _tag: "Unknown" }

/** The cell after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (cell: Cell, event: CellEvent): Cell => {
  if (cell._tag === "Cell") return evolveKnown(cell, event)
  if (event._tag !== "CellWasFormed") return cell
  const { _tag, reason, warnings, ...formed } = event
  return { _tag: "Cell", ...formed, disbandedAt: null, callOuts: [] }
}

const evolveKnown = (cell: KnownCell, event: CellEvent): Cell => {
  switch (event._tag) {
    case "CellWasFormed":
    // It stayed where it was.
    case "CellCouldNotBeCalledOut":
      return cell
    case "CellWasChanged": {
      const { name, location, members, equipment } = event
      return { ...cell, name, location, members, equipment }
    }
    case "CellWasCalledOut": {
      const { _tag, ...calledOut } = event
      const steps = { answer: null, answeredAt: null, arrivedAt: null, endedAt: null, outcome: null }
      return { ...cell, callOuts: [...cell.callOuts, { ...calledOut, ...steps, note: null }] }
    }
    case "CellAnswered": {
      const { callOutId, answer, at } = event
      const ended = answer === "cannot" ? ({ endedAt: at, outcome: "could-not-come" } as const) : {}
      return withCallOut(cell, callOutId, { answer, answeredAt: at, ...ended })
    }
    case "CellArrived":
      return withCallOut(cell, event.callOutId, { arrivedAt: event.at })
    case "CallOutEnded": {
      const { callOutId, outcome, note, at } = event
      return withCallOut(cell, callOutId, { endedAt: at, outcome, note })
    }
    case "CellWasDisbanded":
      return { ...cell, disbandedAt: event.at }
  }
}

const withCallOut = (cell: KnownCell, callOutId: string, step: Partial<CallOut>): KnownCell => ({
  ...cell,
  callOuts: cell.callOuts.map((one) => (one.callOutId === callOutId ? { ...one, ...step } : one))
})
