import type { FormReading, Written } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentCodeTable } from "@jiaosuo/reference/AccidentCodes"
import { isBlank } from "@jiaosuo/reference/Spelling"

/** A code of a table of the national record, from the code or its text; null where nothing was written. */
export const codeIn = (
  reading: FormReading,
  path: string,
  written: Written,
  table: AccidentCodeTable
): string | null => (isBlank(written) ? null : reading.code(path, written, table, table.title, null))
