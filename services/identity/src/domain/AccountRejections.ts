import type { Qualification } from "@jiaosuo/kernel/Qualification"
import type { Role } from "@jiaosuo/kernel/Role"
import type { ScopeNeeded } from "./Account.ts"

/** Why an account command is refused. */
export type AccountRejection =
  | { readonly _tag: "AccountDoesNotExist" }
  | { readonly _tag: "AccountNameIsTaken"; readonly name: string }
  | { readonly _tag: "AccountNameIsReserved"; readonly name: string }
  | { readonly _tag: "AccountNameIsMalformed"; readonly name: string }
  /** X3: the townships do not fit the role. */
  | { readonly _tag: "RoleNeedsAnotherScope"; readonly role: Role; readonly needed: ScopeNeeded }
  | { readonly _tag: "TownshipsAreUnknown"; readonly codes: ReadonlyArray<string> }
  /** X5: an account never passes between administration and case data. */
  | { readonly _tag: "AdministratorsHoldNoCaseData"; readonly from: Role; readonly to: Role }
  | { readonly _tag: "AdministratorsDoNotChangeThemselves"; readonly name: string }
  /** A2, A3: neither auxiliaries nor anybody else but officers are qualified for accident work. */
  | { readonly _tag: "OnlyOfficersAreQualified"; readonly role: Role }
  | { readonly _tag: "QualificationNeedsCertificate"; readonly qualification: Qualification }
  /** A certificate or a last valid day was given together with no qualification. */
  | { readonly _tag: "NoQualificationHasCertificate" }
  | { readonly _tag: "AccountIsLocked" }
