import type { AccidentFile, Scene } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { changedWhere, withOne } from "./Lists.ts"

type SceneEvent = EventOf<
  | "HandlersWereAssigned"
  | "SceneWasAttended"
  | "SceneWasSurveyed"
  | "RecusalWasRequested"
  | "RecusalWasDecided"
>

/** Who handles the accident, and what was found on its scene. */
export const afterScene = (file: AccidentFile, event: SceneEvent): AccidentFile => {
  switch (event._tag) {
    case "HandlersWereAssigned":
      return { ...file, lead: event.lead, otherHandlers: event.others }
    case "SceneWasAttended": {
      const { scene } = file
      const isFirst = scene.attendedAt === null || event.arrivedAt < scene.attendedAt
      return {
        ...file,
        scene: {
          ...scene,
          attendedAt: isFirst ? event.arrivedAt : scene.attendedAt,
          attachments: [...scene.attachments, ...event.attachments]
        }
      }
    }
    case "SceneWasSurveyed":
      return { ...file, scene: surveyed(file.scene, event) }
    case "RecusalWasRequested": {
      const { recusalId, handler, requestedOn } = event
      const recusal = { recusalId, handler, requestedOn, decidedOn: null, granted: null }
      return {
        ...file,
        recusals: withOne(file.recusals, recusal, (known) => known.recusalId === recusalId)
      }
    }
    case "RecusalWasDecided": {
      const { recusalId, handler, granted, decidedOn } = event
      const after = {
        ...file,
        recusals: changedWhere(
          file.recusals,
          (known) => known.recusalId === recusalId,
          (known) => ({ ...known, granted, decidedOn })
        )
      }
      return granted ? without(after, handler) : after
    }
  }
}

/** Clocks run from the first survey; one that is filed late and ended before it takes its place. */
const surveyed = (scene: Scene, event: EventOf<"SceneWasSurveyed">): Scene => {
  const ends = [scene.surveyedUntil, scene.resurveyedUntil, event.until].filter((end) => end !== null).sort()
  return {
    ...scene,
    surveyedFrom:
      scene.surveyedFrom === null || event.from < scene.surveyedFrom ? event.from : scene.surveyedFrom,
    surveyedUntil: ends[0] ?? event.until,
    resurveyedUntil: ends.length > 1 ? (ends[ends.length - 1] ?? null) : null,
    sceneKind: event.sceneKind ?? scene.sceneKind,
    attachments: [...scene.attachments, ...event.attachments],
    measurements: [...scene.measurements, ...event.measurements]
  }
}

/** A21: who was recused handles the accident no more. */
const without = (file: AccidentFile, account: string): AccidentFile => ({
  ...file,
  lead: file.lead?.account === account ? null : file.lead,
  otherHandlers: file.otherHandlers.filter((handler) => handler.account !== account)
})
