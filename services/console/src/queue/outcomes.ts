/** What came of a form that somebody waits for on its page. */
export interface Taken {
  readonly warnings: ReadonlyArray<{ readonly reason: string; readonly rule: string | null }>
}

const waiting = new Map<string, (taken: Taken) => void>()

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

const warningsIn = (answer: unknown): Taken["warnings"] =>
  isRecord(answer) && Array.isArray(answer["warnings"])
    ? answer["warnings"].flatMap((warning: unknown) =>
        isRecord(warning) && typeof warning["reason"] === "string"
          ? [
              {
                reason: warning["reason"],
                rule: typeof warning["rule"] === "string" ? warning["rule"] : null
              }
            ]
          : []
      )
    : []

/** Calls back with the answer to a command, should it come while this page is open. Returns how to stop waiting. */
export const onTaken = (commandId: string, tell: (taken: Taken) => void): (() => void) => {
  waiting.set(commandId, tell)
  return () => {
    waiting.delete(commandId)
  }
}

/** A command was taken, and this is its answer. */
export const tellTaken = (commandId: string, answer: unknown): void => {
  waiting.get(commandId)?.({ warnings: warningsIn(answer) })
}
