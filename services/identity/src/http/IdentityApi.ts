import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandAnswer, CommandHeaders, CreatedAnswer } from "@jiaosuo/http/CommandContract"
import { pageOf, pageParameters } from "@jiaosuo/http/Paging"
import { PrincipalSchema, Qualification, Role } from "@jiaosuo/http/Principal"
import {
  Conflict,
  Forbidden,
  NotFound,
  PreconditionFailed,
  TooManyRequests,
  Unauthorized,
  Unprocessable
} from "@jiaosuo/http/Problems"
import { says } from "@jiaosuo/http/WrongShapes"
import { isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Schema } from "effect"

/** The contract of accounts and sessions. */

/** A password as it is typed: bounded, so that hashing it is bounded as well. */
const Password = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(200),
  says(text("密码应为 1 至 200 个字符", "A password has 1 to 200 characters"))
)

const UserName = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(60),
  says(text("请填写用户名", "A user name is needed"))
)

export const SignIn = Schema.Struct({ username: UserName, password: Password }).annotations({
  identifier: "SignIn"
})

export const ChangePassword = Schema.Struct({
  username: UserName,
  password: Password.annotations({ description: "The password so far" }),
  newPassword: Password
}).annotations({ identifier: "ChangePassword" })

/** A session that has begun, with the person it is of. */
export const SessionAnswer = Schema.Struct({
  token: Schema.String.annotations({
    description: "For `Authorization: Bearer`; pages use the cookie instead"
  }),
  expiresAt: Schema.String.annotations({
    description: "RFC 3339; the session ends then, or earlier when unused"
  }),
  ...PrincipalSchema.fields
}).annotations({ identifier: "SessionAnswer" })
export type SessionAnswer = typeof SessionAnswer.Type

const TownshipCode = Schema.String.pipe(
  Schema.pattern(/^\d{9}$/),
  says(text("应为 9 位乡镇代码", "must be the nine digits of a township"), "N9")
)

const duty = {
  role: Role,
  townships: Schema.optional(
    Schema.NullOr(Schema.Array(TownshipCode)).annotations({
      description:
        "Wardens: their township. Auxiliaries and officers: those of their station. `null` for an officer of the district's accident office; left out for the district's desks."
    })
  ),
  station: Schema.optional(
    Schema.NullOr(TownshipCode).annotations({
      description: "Of wardens, auxiliaries and officers; their first township if left out"
    })
  )
}

const Reason = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(500),
  says(text("请填写原因", "A reason is needed"))
)

const DisplayName = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(100),
  says(text("请填写姓名或岗位名称", "A name is needed"))
)

const CertificateNumber = Schema.String.pipe(
  Schema.minLength(1),
  Schema.maxLength(60),
  says(text("证书编号应为 1 至 60 个字符", "The number of a certificate has 1 to 60 characters"))
)

const Day = Schema.String.pipe(
  Schema.filter(isCalendarDate),
  says(text("应为日期，如 2026-03-04", "must be a day, as 2026-03-04"))
)

/** A2: what comes with a qualification. */
const certificate = {
  certificateNumber: Schema.optional(
    CertificateNumber.annotations({ description: "Of every qualification but `none`" })
  ),
  lastValidDay: Schema.optional(
    Day.annotations({ description: "From the next day on the qualification counts as none" })
  )
}

export const CreateAccount = Schema.Struct({
  name: Schema.String.annotations({ description: "What is typed to sign in: `officer-371603101`" }),
  displayName: DisplayName,
  ...duty,
  password: Password,
  mustChangePassword: Schema.optional(
    Schema.Boolean.annotations({
      description: "Whether the first sign-in asks for another one; true if left out"
    })
  ),
  qualification: Schema.optional(
    Qualification.annotations({ description: "Of officers, for accident work; none if left out" })
  ),
  ...certificate
}).annotations({ identifier: "CreateAccount" })

export const GiveRole = Schema.Struct({ ...duty, reason: Reason }).annotations({ identifier: "GiveRole" })
export const Qualify = Schema.Struct({
  qualification: Qualification.annotations({
    description: "`none` withdraws it, without a certificate"
  }),
  ...certificate,
  reason: Reason
}).annotations({ identifier: "Qualify" })
export const NameHolder = Schema.Struct({ displayName: DisplayName }).annotations({
  identifier: "NameHolder"
})
export const ResetPassword = Schema.Struct({ password: Password, reason: Reason }).annotations({
  identifier: "ResetPassword"
})
export const WithReason = Schema.Struct({ reason: Reason }).annotations({ identifier: "WithReason" })

const Lock = Schema.Struct({
  by: Schema.Literal("administrator", "failed-sign-ins"),
  reason: Schema.NullOr(Schema.String),
  until: Schema.NullOr(Schema.String)
})

const account = {
  name: Schema.String,
  displayName: Schema.String,
  role: Role,
  townships: Schema.NullOr(Schema.Array(Schema.String)),
  station: Schema.NullOr(Schema.String),
  qualification: Qualification.annotations({ description: "As it was recorded" }),
  certificateNumber: Schema.NullOr(Schema.String),
  lastValidDay: Schema.NullOr(Schema.String),
  countsAs: Qualification.annotations({ description: "What it counts as today" }),
  lock: Schema.NullOr(Lock),
  mustChangePassword: Schema.Boolean,
  demo: Schema.Boolean,
  createdAt: Schema.String,
  version: Schema.Number
}

export const AccountRow = Schema.Struct(account).annotations({ identifier: "AccountRow" })
export type AccountRow = typeof AccountRow.Type

export const AccountFile = Schema.Struct({
  ...account,
  history: Schema.Array(
    Schema.Struct({
      version: Schema.Number,
      at: Schema.String,
      by: Schema.String,
      what: Schema.String,
      data: Schema.Unknown
    })
  )
}).annotations({ identifier: "AccountFile" })
export type AccountFile = typeof AccountFile.Type

export const AccessRecordRow = Schema.Struct({
  at: Schema.String,
  account: Schema.NullOr(Schema.String),
  action: Schema.String,
  subject: Schema.NullOr(Schema.String),
  purpose: Schema.NullOr(Schema.String),
  result: Schema.Literal("granted", "refused"),
  reason: Schema.NullOr(Schema.String),
  sourceAddress: Schema.NullOr(Schema.String),
  requestId: Schema.String
}).annotations({ identifier: "AccessRecord" })

const AccountName = Schema.Struct({ name: Schema.String })

/** A command on one account: `POST /api/accounts/:name/<verb>`. */
const verb = <Name extends string, A, I>(name: Name, path: `/${string}`, payload: Schema.Schema<A, I>) =>
  HttpApiEndpoint.post(name, `/api/accounts/:name${path}`)
    .setPath(AccountName)
    .setHeaders(CommandHeaders)
    .setPayload(payload)
    .addSuccess(CommandAnswer)
    .addError(NotFound)
    .addError(Conflict)
    .addError(PreconditionFailed)
    .addError(Unprocessable)
    .middleware(Authentication)

export const IdentityGroup = HttpApiGroup.make("identity")
  .add(
    HttpApiEndpoint.post("signIn", "/api/session")
      .setPayload(SignIn)
      .addSuccess(SessionAnswer)
      .addError(Unauthorized)
      .addError(Forbidden)
      .addError(TooManyRequests)
      .annotate(OpenApi.Summary, "Sign in; answers a token and sets the session's cookie")
  )
  .add(
    HttpApiEndpoint.get("whoAmI", "/api/session")
      .addSuccess(PrincipalSchema)
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "The signed-in person")
  )
  .add(
    HttpApiEndpoint.del("signOut", "/api/session")
      .addSuccess(Schema.Void)
      .addError(Forbidden)
      .annotate(OpenApi.Summary, "End the session; harmless where there is none")
  )
  .add(
    HttpApiEndpoint.post("changePassword", "/api/session/password")
      .setPayload(ChangePassword)
      .addSuccess(SessionAnswer)
      .addError(Unauthorized)
      .addError(Forbidden)
      .addError(TooManyRequests)
      .addError(Unprocessable)
      .annotate(OpenApi.Summary, "Change one's password, which ends all sessions and begins a new one")
  )
  .add(
    HttpApiEndpoint.get("listAccounts", "/api/accounts")
      .setUrlParams(
        Schema.Struct({
          ...pageParameters,
          role: Schema.optional(Role),
          township: Schema.optional(TownshipCode),
          q: Schema.optional(Schema.String.pipe(Schema.maxLength(60)))
        })
      )
      .addSuccess(pageOf(AccountRow))
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "Accounts by name")
  )
  .add(
    HttpApiEndpoint.post("createAccount", "/api/accounts")
      .setHeaders(CommandHeaders)
      .setPayload(CreateAccount)
      .addSuccess(CreatedAnswer)
      .addError(Conflict)
      .addError(PreconditionFailed)
      .addError(Unprocessable)
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "Create an account")
  )
  .add(
    HttpApiEndpoint.get("accountFile", "/api/accounts/:name")
      .setPath(AccountName)
      .addSuccess(AccountFile)
      .addError(NotFound)
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "An account with its history: who, when, why")
  )
  .add(verb("giveRole", "/give-role", GiveRole).annotate(OpenApi.Summary, "Give another role or scope"))
  .add(
    verb("qualify", "/qualify", Qualify).annotate(
      OpenApi.Summary,
      "Record how far an officer is qualified for accident work"
    )
  )
  .add(
    verb("nameHolder", "/name-holder", NameHolder).annotate(OpenApi.Summary, "Name the person who holds it")
  )
  .add(
    verb("resetPassword", "/reset-password", ResetPassword).annotate(
      OpenApi.Summary,
      "Set a password to be changed at the next sign-in"
    )
  )
  .add(verb("lockAccount", "/lock", WithReason).annotate(OpenApi.Summary, "Lock, which ends its sessions"))
  .add(verb("unlockAccount", "/unlock", WithReason).annotate(OpenApi.Summary, "Unlock"))
  .add(
    HttpApiEndpoint.get("accessRecords", "/api/access-records")
      .setUrlParams(
        Schema.Struct({
          limit: pageParameters.limit,
          account: Schema.optional(Schema.String),
          subject: Schema.optional(Schema.String)
        })
      )
      .addSuccess(Schema.Struct({ items: Schema.Array(AccessRecordRow) }))
      .middleware(Authentication)
      .annotate(OpenApi.Summary, "Who looked at what, and what was refused; the latest first")
  )
  .annotate(OpenApi.Title, "Identity")
  .annotate(OpenApi.Description, "Accounts, roles, sessions and the record of access")
