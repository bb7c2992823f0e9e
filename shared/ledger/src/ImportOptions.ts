import { Context } from "effect"
import type { LedgerLimits } from "./reading/Ledger.ts"

/** What an installation may set about imports. Environment variables are named in the service's configuration. */
export interface ImportSettings extends LedgerLimits {
  /** How long files and answers are kept after the last row was answered; the sums stay. */
  readonly retentionDays: number
}

export const usualImportSettings: ImportSettings = {
  maxBytes: 64 * 1_048_576,
  maxRows: 50_000,
  maxUnpackedBytes: 256 * 1_048_576,
  retentionDays: 30
}

/** The settings in force; the usual ones where nobody provides others. */
export class ImportOptions extends Context.Reference<ImportOptions>()("@jiaosuo/ledger/ImportOptions", {
  defaultValue: () => usualImportSettings
}) {}

/** Beyond this no configuration goes: a body is refused by its header alone. */
export const largestUpload = 1_073_741_824
