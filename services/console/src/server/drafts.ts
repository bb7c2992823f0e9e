const prefix = "jiaosuo.draft."

/**
 * What was typed and not yet accepted. It lives in the session storage of the one tab: a reload or a call in
 * between loses nothing, closing the tab or signing out leaves nothing about a person on a shared phone.
 */
export interface Draft<Values> {
  /** The command id of the form: sending again with it can never register twice. */
  readonly commandId: string
  readonly values: Values
  /** It was sent and no answer came: it may have arrived, and must be repeated with the same id. */
  readonly unanswered: boolean
}

/** The draft of a form, if there is a readable one. The form checks the values itself. */
export const readDraft = <Values>(form: string): Draft<Values> | undefined => {
  try {
    const text = sessionStorage.getItem(prefix + form)
    if (text === null) return undefined
    const draft: unknown = JSON.parse(text)
    return typeof draft === "object" && draft !== null && "commandId" in draft && "values" in draft
      ? (draft as Draft<Values>)
      : undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft; a browser without storage keeps nothing. */
export const keepDraft = <Values>(form: string, draft: Draft<Values>): void => {
  try {
    sessionStorage.setItem(prefix + form, JSON.stringify(draft))
  } catch {
    // Full or switched off: the page itself still holds what was typed.
  }
}

/** The form was accepted or emptied. */
export const dropDraft = (form: string): void => {
  try {
    sessionStorage.removeItem(prefix + form)
  } catch {
    // Nothing was kept.
  }
}

/** Nothing of one person's work stays for the next on the same device. */
export const forgetDrafts = (): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
