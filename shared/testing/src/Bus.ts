import { uuidv7 } from "@jiaosuo/kernel/Ids"

/** Address of the nats-server of this test run, user and password included. */
export const testNatsUrl = (): string => {
  const url = process.env["TEST_NATS_URL"]
  if (url === undefined) throw new Error("TEST_NATS_URL is not set: run the tests through `npm test`")
  return url
}

/** A name for a JetStream stream, or the first word of its subjects, that no other suite uses. */
export const privateStreamName = (): string => `test_${uuidv7().replaceAll("-", "")}`
