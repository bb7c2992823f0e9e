import type { Act, Ordering } from "@jiaosuo/orders/Ordering"
import { Effect } from "effect"
import type { OwnerCorrectionForm } from "../domain/forms/VehicleForms.ts"
import type { Owner } from "../domain/Vehicle.ts"
import type { CorrectedOwner } from "./OwnerCorrection.ts"
import type { OwnerSealing } from "./Sealing.ts"

/**
 * An order that lays values over the owner on file. `correctionIn` finds them in the form; `act` is given the
 * owner as it would be, null where nothing changes. `ownerOf` gives the owner on file, undefined where nothing is.
 */
export const makeOverOwner =
  <Command, State, Rejection>(
    { onVersionRead }: Ordering<Command, State, Rejection>,
    sealing: OwnerSealing,
    ownerOf: (state: State) => Owner | undefined
  ) =>
  <Form>(
    correctionIn: (form: Form) => OwnerCorrectionForm | undefined,
    act: (owner: CorrectedOwner | null) => Act<Form, Rejection>
  ): Act<Form, Rejection> => {
    const overWhatIsOnFile = onVersionRead<Form>((state, form) => {
      const correction = correctionIn(form)
      const onFile = state === undefined ? undefined : ownerOf(state)
      return correction === undefined || onFile === undefined
        ? Effect.succeed(act(null))
        : Effect.map(sealing.correctedOwner(onFile, correction), act)
    })
    return (id, form, order) =>
      correctionIn(form) === undefined ? act(null)(id, form, order) : overWhatIsOnFile(id, form, order)
  }
