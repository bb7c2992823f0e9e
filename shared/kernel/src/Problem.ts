/**
 * What a person is told when something is refused: the same sentence in Chinese and English, the fields
 * that are at fault and the rule that says so. Contexts describe their rejections with it; only
 * `@jiaosuo/http` knows which status code a refusal has.
 */

/** A text for users. Chinese is the default language of the product. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** One value at fault. */
export interface FieldProblem {
  /** Path of the value in the command: `plate.number`, `owner.idNumber`. */
  readonly path: string
  readonly reason: Text
  /** Rulebook id: `N4`. */
  readonly rule?: string
}

/** A refusal as its reader sees it. `code` is stable and never translated: `PlateIsHeldByAnotherVehicle`. */
export interface Refusal {
  readonly code: string
  readonly title: Text
  readonly detail?: Text
  readonly rule?: string
  readonly fields?: ReadonlyArray<FieldProblem>
  /** What a program may act on: `{ heldBy: "0192…" }`. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** A text in both languages. */
export const text = (zh: string, en: string): Text => ({ zh, en })
