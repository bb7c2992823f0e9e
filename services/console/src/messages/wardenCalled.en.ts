import type { wardenCalledZh } from "./wardenCalled.zh.ts"
import type { Widened } from "./zh.ts"

/** Texts of those who are called out, on their phone, in English. */
export const wardenCalledEn: Widened<typeof wardenCalledZh> = {
  title: "Called out",
  none: "Nobody calls you now",
  notKept: "What you are called out for is shown when there is a connection",
  lastKnown: (at) => `No connection: this was so at ${at}`,
  whatIsNotKept: "What is to be done is not kept on this device; it is shown when there is a connection",
  called: (n) => `You are called out (${n})`,
  look: "Look at it",
  people: (needed, come) => `It takes ${needed}; ${come} come`,
  fromHome: (distance) => `${distance} from where you set out`,
  fromHere: (distance) => `${distance} from where you are`,
  metres: (n) => (n < 1000 ? `${n} m` : `${(n / 1000).toFixed(1)} km`),
  howFar: "How far am I",
  locating: "Looking for your position…",
  notLocated: "Your position is not known",
  openMap: "Open the map",
  notAlone: "Too few come as yet: do not go alone",
  setOut: "Enough come: set out",
  acts: {
    accept: "I come",
    decline: "I cannot",
    arrive: "I am there",
    done: "Done",
    "in-vain": "Nothing to do"
  },
  standings: {
    waiting: "Please answer",
    comes: "You come",
    cannot: "You cannot",
    there: "You are there",
    home: "Enough others come: you are not needed",
    over: "You have reported the end"
  },
  waits: (act) => `"${act}" is kept, waiting to be sent`,
  refused: (act) => `"${act}" was refused`,
  gotIt: "I see"
}
