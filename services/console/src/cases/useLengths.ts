import { lengthOf } from "./board.ts"
import { useCaseMessages } from "./caseMessages.ts"

/** Seconds as a desk reads them: `4:05`; a dash where nothing was measured. */
export const useLengths = (): ((seconds: number | null) => string) => {
  const { days } = useCaseMessages().time
  return (seconds) => (seconds === null ? "—" : lengthOf(seconds * 1000, days))
}
