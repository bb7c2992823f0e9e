import type { Action } from "./actionParts.ts"
import type { Verb } from "./fileCalls.ts"
import { intakeActions } from "./intakeActions.ts"
import { investigationActions } from "./investigationActions.ts"
import { paperActions } from "./paperActions.ts"
import { procedureActions } from "./procedureActions.ts"
import { sceneActions } from "./sceneActions.ts"

export type { Action } from "./actionParts.ts"

/** Every verb of the contract: a verb that is missing here does not compile. */
export const actions: { readonly [V in Verb]: Action<V> } = {
  ...intakeActions,
  ...sceneActions,
  ...procedureActions,
  ...paperActions,
  ...investigationActions
}

/** All verbs, as the groups have them. */
export const verbs = Object.keys(actions) as ReadonlyArray<Verb>
