import { type EventCodec, makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Qualification } from "@jiaosuo/kernel/Qualification"
import { Role } from "@jiaosuo/kernel/Role"
import { Schema } from "effect"

/**
 * The stored format of what happens to accounts: add, never change. Neither the person's name, nor the number
 * of a certificate, nor anything derived from a password is in the log; events carry the ids of rows that can
 * be erased.
 */

const duty = {
  role: Role,
  townships: Schema.NullOr(Schema.Array(Schema.String)),
  station: Schema.NullOr(Schema.String)
}

export const AccountWasCreated = Schema.TaggedStruct("AccountWasCreated", {
  name: Schema.String,
  ...duty,
  profileId: Schema.String,
  credentialId: Schema.String,
  mustChangePassword: Schema.Boolean,
  demo: Schema.Boolean
})

export const AccountWasGivenRole = Schema.TaggedStruct("AccountWasGivenRole", {
  ...duty,
  reason: Schema.String
})

/** A2: also the withdrawal of a qualification (`none`). `reason` is null where it came with the account. */
export const OfficerWasQualified = Schema.TaggedStruct("OfficerWasQualified", {
  qualification: Qualification,
  certificateId: Schema.NullOr(Schema.String),
  lastValidDay: Schema.NullOr(Schema.String),
  reason: Schema.NullOr(Schema.String)
})

export const AccountHolderWasNamed = Schema.TaggedStruct("AccountHolderWasNamed", {
  profileId: Schema.String
})

export const PasswordWasChangedByHolder = Schema.TaggedStruct("PasswordWasChangedByHolder", {
  credentialId: Schema.String
})

export const PasswordWasResetByAdministrator = Schema.TaggedStruct("PasswordWasResetByAdministrator", {
  credentialId: Schema.String,
  reason: Schema.String
})

export const AccountWasLockedByAdministrator = Schema.TaggedStruct("AccountWasLockedByAdministrator", {
  reason: Schema.String
})

export const AccountWasLockedAfterFailedSignIns = Schema.TaggedStruct("AccountWasLockedAfterFailedSignIns", {
  failures: Schema.Number,
  until: Schema.String
})

export const AccountWasUnlocked = Schema.TaggedStruct("AccountWasUnlocked", {
  reason: Schema.String
})

export type AccountEvent =
  | typeof AccountWasCreated.Type
  | typeof AccountWasGivenRole.Type
  | typeof OfficerWasQualified.Type
  | typeof AccountHolderWasNamed.Type
  | typeof PasswordWasChangedByHolder.Type
  | typeof PasswordWasResetByAdministrator.Type
  | typeof AccountWasLockedByAdministrator.Type
  | typeof AccountWasLockedAfterFailedSignIns.Type
  | typeof AccountWasUnlocked.Type

/** How the events of accounts are stored today, and read in every version they were ever stored in. */
export const accountEventCodec: EventCodec<AccountEvent> = makeEventCodec<AccountEvent>({
  AccountWasCreated: { version: 1, schema: AccountWasCreated },
  AccountWasGivenRole: { version: 1, schema: AccountWasGivenRole },
  OfficerWasQualified: { version: 1, schema: OfficerWasQualified },
  AccountHolderWasNamed: { version: 1, schema: AccountHolderWasNamed },
  PasswordWasChangedByHolder: { version: 1, schema: PasswordWasChangedByHolder },
  PasswordWasResetByAdministrator: { version: 1, schema: PasswordWasResetByAdministrator },
  AccountWasLockedByAdministrator: { version: 1, schema: AccountWasLockedByAdministrator },
  AccountWasLockedAfterFailedSignIns: { version: 1, schema: AccountWasLockedAfterFailedSignIns },
  AccountWasUnlocked: { version: 1, schema: AccountWasUnlocked }
})
