/** Name of the cache with the last answers that hold reference data. */
export const keptAnswers = "jiaosuo-reference"

/**
 * The only answers of the interface that stay on a device: tables that are the same for everybody. Nothing that names
 * a person, a plate or a case is among them (X2).
 */
export const referenceAddresses: ReadonlyArray<string> = [
  "/api/reference/codes",
  "/api/reference/townships",
  "/api/reference/villages",
  "/api/wardens/items"
]
