import type { Duty, Qualified } from "./Account.ts"

/** What can be asked of an account. `by` is the account of the administrator who asks. */
export type AccountCommand =
  | (Duty & {
      readonly _tag: "CreateAccount"
      readonly name: string
      readonly profileId: string
      readonly credentialId: string
      readonly mustChangePassword: boolean
      readonly demo: boolean
      /** Left out where none is given with the account. */
      readonly qualified?: Qualified
    })
  | (Duty & { readonly _tag: "GiveRole"; readonly reason: string; readonly by: string })
  | (Qualified & { readonly _tag: "QualifyOfficer"; readonly reason: string })
  | { readonly _tag: "NameHolder"; readonly profileId: string }
  | { readonly _tag: "ChangePassword"; readonly credentialId: string }
  | {
      readonly _tag: "ResetPassword"
      readonly credentialId: string
      readonly reason: string
      readonly by: string
    }
  | { readonly _tag: "LockAccount"; readonly reason: string; readonly by: string }
  | { readonly _tag: "LockAfterFailedSignIns"; readonly failures: number; readonly until: string }
  | { readonly _tag: "UnlockAccount"; readonly reason: string; readonly by: string }
