import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"

/** One word of the free search: in the text of the row, or among the keyed tokens of a person's name. */
export interface SearchWord {
  readonly text: string
  readonly nameTokens: ReadonlyArray<string>
}

/** Escapes what `like` reads as a wildcard. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`)

/** Rows whose text has the word, or whose owner is a person with a name that has it. */
export const searchCondition = (sql: SqlClient, word: SearchWord): Fragment => {
  const inRow = sql`search like ${`%${literally(word.text)}%`}`
  if (word.nameTokens.length === 0) return inRow
  return sql`(${inRow} or owner_person_id in (
    select person_id from personal_keys.key where tokens @> ${word.nameTokens}::text[]))`
}
