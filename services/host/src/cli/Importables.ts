/** A second file that may go along with a ledger. */
export interface SecondFile {
  /** Its option and the part of the upload. */
  readonly part: "persons"
  readonly description: string
}

/** A kind of ledger that can be handed in from the command line. */
export interface Importable {
  /** `jiaosuo import <kind> FILE`. */
  readonly kind: string
  readonly address: `/api/${string}/imports`
  readonly description: string
  readonly second?: SecondFile
}

/** Every kind of ledger that the product takes. */
export const importables: ReadonlyArray<Importable> = [
  {
    kind: "vehicles",
    address: "/api/vehicles/imports",
    description: "import a ledger of key vehicles (CSV or XLSX); every row is answered"
  },
  {
    kind: "accidents",
    address: "/api/accidents/imports",
    description: "import accidents of earlier years (CSV or XLSX); every row is answered",
    second: { part: "persons", description: "a second file: the persons, by the number of their accident" }
  },
  {
    kind: "cases",
    address: "/api/cases/imports",
    description: "import calls of another desk (CSV or XLSX); every row is answered"
  }
]
