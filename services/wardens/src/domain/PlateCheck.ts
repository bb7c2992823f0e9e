import type { FormReading, Written } from "@jiaosuo/orders/domain/FormReading"
import { checkPlate, type Plate, plateKindsOf } from "@jiaosuo/reference/Plates"
import { isBlank } from "@jiaosuo/reference/Spelling"

/** Of a small car; what a number without a stated kind is taken for where it fits. */
const ordinaryPlate = "02"

/**
 * N1 to N5: a plate that is one, where one was named; null where none was. Its kind follows from the number where
 * nobody says which: a phone at the roadside knows what is written on the plate.
 */
export const checkNamedPlate = (
  reading: FormReading,
  path: string,
  written: { readonly kind?: Written; readonly number?: Written } | null | undefined
): Plate | null => {
  if (written === null || written === undefined || (isBlank(written.kind) && isBlank(written.number))) {
    return null
  }
  const number = isBlank(written.number) ? null : written.number.trim()
  const possible = number === null ? [] : plateKindsOf(number)
  const likely = possible.includes(ordinaryPlate) ? ordinaryPlate : (possible[0] ?? ordinaryPlate)
  return reading.take(path, checkPlate(isBlank(written.kind) ? likely : written.kind.trim(), number))
}
