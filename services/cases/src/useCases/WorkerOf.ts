import type { Order } from "@jiaosuo/orders/Orders"
import type { Worker } from "../domain/values/People.ts"

/** Whoever gives an order, as a case knows them. Imports and the desks of the district act as the command centre. */
export const workerOf = ({ principal }: Order): Worker => {
  const { account, role, station } = principal
  switch (role) {
    // A grid worker is refused by their role (row 35) before anybody asks what they are to a case.
    case "grid-worker":
      return { account, kind: "warden", station }
    case "warden":
    case "auxiliary":
    case "officer":
    case "commander":
    case "dispatcher":
      return { account, kind: role, station }
    case "registrar":
    case "admin":
      return { account, kind: "dispatcher", station }
  }
}
