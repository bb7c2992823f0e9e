/** What an answer to one form means. */
export type Meaning = "taken" | "refused" | "alone" | "signed-out" | "later"

/**
 * Reads the answer to one form. An outage or no answer: it is sent again, and nothing overtakes it. An address that
 * the batch's server does not serve is asked on its own. Everything else is an answer that will stay the same.
 */
export const meaningOf = (status: number, code: string): Meaning => {
  if (status >= 200 && status < 300) return "taken"
  if (status === 401) return "signed-out"
  if (status === 404 && code === "AddressIsUnknown") return "alone"
  if (status === 0 || status === 408 || status === 429 || (status >= 502 && status <= 504)) return "later"
  return "refused"
}
