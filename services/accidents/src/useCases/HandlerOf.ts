import type { Order } from "@jiaosuo/orders/Orders"
import type { Handler } from "../domain/values/Proceedings.ts"

/** A2, A3: whoever gives an order, as the file knows them: a township's warden is an assistant (协管员). */
export const handlerOf = ({ principal }: Order): Handler => {
  const { account, role, qualification } = principal
  switch (role) {
    case "warden":
    case "grid-worker":
      return { account, kind: "assistant", qualification: "none" }
    case "auxiliary":
      return { account, kind: "auxiliary", qualification: "none" }
    case "officer":
    case "registrar":
    case "dispatcher":
    case "commander":
    case "admin":
      return { account, kind: "officer", qualification }
  }
}
