import type { OfflineMessages } from "./offline.zh.ts"

/** Texts about what is not sent yet. */
export const offlineEn: OfflineMessages = {
  title: "Not sent yet",
  mark: (n) => `${n} not sent yet`,
  none: "Everything is sent",
  noneHint:
    "What you fill in without a connection is kept on this device and sent when the connection is back.",
  waiting: (n) => `${n} waiting to be sent`,
  waitingHint:
    "Sent in the order in which they were filled in when the connection is back. You may close the page.",
  sending: "Sending…",
  sendNow: "Send now",
  waitingOne: "Waiting",
  refused: (n) => `${n} refused`,
  refusedHint: "Correct and send again, or throw away what is not needed.",
  correct: "Correct",
  byPlate: "File the visit by plate: that needs no connection",
  unregistered: "List as unregistered",
  takenAlong: "What was filled in at the visit stands here already",
  old: (days) => `Kept for ${days} days and not sent yet: get a connection soon`,
  others: (n, since, days) =>
    `${n} of other accounts are kept on this device (the first of ${since}). They are sent when their person signs in; after ${days} days without, the next who signs in removes them.`,
  again: "Send again as it is",
  throwAway: "Throw away",
  throwAwayQuestion: "It cannot be brought back. Never send this?",
  keep: "Keep",
  gone: "This form is not in the queue any more",
  saved: "Kept, and sent by itself",
  savedHint:
    "It is kept on this device: sent at once with a connection, and otherwise when the connection is back.",
  notSaved: "This device cannot keep it. Look at the storage of the browser and try again",
  another: "One more",
  correcting: "Correcting what was refused",
  noConnection: "There is no connection: what you fill in is kept on this device first.",
  fields: {
    "work.counts": "counts",
    "work.plate.number": "plate",
    "work.code": "kind",
    "work.people": "people",
    "work.topic": "topic",
    "work.from": "begin",
    "work.until": "end",
    "work.referredTo": "referred to",
    code: "kind",
    level: "level",
    location: "place",
    road: "road",
    photo: "photo",
    description: "description",
    note: "note",
    happenedAt: "time",
    village: "village",
    "plate.kind": "kind of plate",
    ownerName: "owner's name",
    phone: "phone",
    inspectionValidUntil: "inspection valid until",
    insuranceValidUntil: "insurance valid until",
    "owner.name": "owner's name",
    "owner.phone": "phone",
    "plate.number": "plate"
  }
}
