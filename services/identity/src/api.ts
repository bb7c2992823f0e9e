/** The HTTP contract of accounts and sessions; free of anything that only a server has. */
export { IdentityGroup, SessionAnswer } from "./http/IdentityApi.ts"
