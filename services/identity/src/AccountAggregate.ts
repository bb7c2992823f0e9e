import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Account } from "./domain/Account.ts"
import type { AccountCommand } from "./domain/AccountCommands.ts"
import { accountDecider } from "./domain/AccountDecider.ts"
import { type AccountEvent, accountEventCodec } from "./domain/AccountEvents.ts"
import type { AccountRejection } from "./domain/AccountRejections.ts"

/**
 * How the event store keeps an account: `identity/account/<name>`. The name is the stream's own id, which
 * makes it unique without a claim.
 */
export const accountAggregate: Aggregate<AccountCommand, AccountEvent, Account, AccountRejection> = {
  context: "identity",
  kind: "account",
  decider: accountDecider,
  codec: accountEventCodec,
  township: (_event, after) => (after._tag === "Account" ? after.station : null),
  claims: () => [],
  claimIsHeld: (claim) => ({ _tag: "AccountNameIsTaken", name: claim.value })
}
