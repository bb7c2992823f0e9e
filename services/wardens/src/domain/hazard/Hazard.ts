import type { Instant } from "@jiaosuo/kernel/Event"
import { Schema } from "effect"
import type { HazardCaseOutcome, HazardEventOf } from "./HazardEvents.ts"

/** 已上报, 已指派, 已整改, 已销号, 已撤回. */
export const HazardState = Schema.Literal("reported", "assigned", "fixed", "cleared", "withdrawn")
export type HazardState = typeof HazardState.Type

/** Who clears it. */
export interface Assignee {
  readonly wardenId: string | null
  readonly office: string | null
}

/** The case of the station that a hazard became. */
export interface CaseOfHazard {
  readonly caseId: string
  readonly number: string
  readonly since: Instant
  /** Null while it is open. */
  readonly end: { readonly outcome: HazardCaseOutcome; readonly at: Instant } | null
}

/** A hazard on a road. */
export interface KnownHazard
  extends Omit<HazardEventOf<"RoadHazardWasReported">, "_tag" | "reason" | "warnings" | "at"> {
  readonly _tag: "Hazard"
  readonly state: HazardState
  /** When the state began. */
  readonly stateSince: Instant
  readonly reportedAt: Instant
  /** Null while nobody is to clear it. */
  readonly assignee: Assignee | null
  /** What the photo of the repair is called. */
  readonly photoOfRepair: string | null
  /** How often it was not cleared although somebody said so. */
  readonly sentBack: number
  readonly clearedLate: boolean
  /** Null where there is none: its level asks for none, or the station has not taken it yet. */
  readonly case: CaseOfHazard | null
}

export type Hazard = { readonly _tag: "Unknown" } | KnownHazard

/** The township in which it is; null where nothing was ever reported. */
export const townshipOfHazard = (hazard: Hazard): string | null =>
  hazard._tag === "Unknown" ? null : hazard.township

/** Whether it is still there. */
export const isOpen = ({ state }: Pick<KnownHazard, "state">): boolean =>
  state === "reported" || state === "assigned" || state === "fixed"

/** Whether it is still there although it was to be cleared before an instant. */
export const isOverdue = (hazard: Pick<KnownHazard, "state" | "dueAt">, at: Instant): boolean =>
  isOpen(hazard) && hazard.dueAt < at
