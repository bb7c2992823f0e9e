import { Schema } from "effect"

/**
 * What a signed-in person may be (X5): a township's warden, a grid worker (网格员), who files visits and nothing else
 * (row 35), a station's auxiliary, an officer of a station or
 * of the district's accident office, the district's vehicle desk, a dispatcher (接警员) of the district's command
 * centre, who takes and dispatches cases, the district's command, or an administrator of accounts, who holds no
 * case data. An auxiliary (辅警) assists and guides self-settlement; they collect no
 * evidence, decide no liability and make no administrative decision (A3).
 */
export const Role = Schema.Literal(
  "warden",
  "grid-worker",
  "auxiliary",
  "officer",
  "registrar",
  "dispatcher",
  "commander",
  "admin"
)
export type Role = typeof Role.Type
