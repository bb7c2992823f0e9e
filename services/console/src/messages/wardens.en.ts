import { wardenCalledEn } from "./wardenCalled.en.ts"
import type { WardenMessages } from "./wardens.zh.ts"

/** Texts of a warden's day. */
export const wardensEn: WardenMessages = {
  label: "Road work",
  section: {
    day: "Today",
    called: "Called out",
    persuasion: "Persuasions",
    visit: "Visit at a door",
    hazard: "Hazard on a road",
    help: "Request for help",
    publicity: "Publicity",
    gathering: "Market or gathering",
    unsent: "Not sent yet"
  },
  short: {
    day: "Today",
    called: "Called",
    persuasion: "Persuade",
    visit: "Visit",
    hazard: "Hazard",
    help: "Help",
    publicity: "Publicity",
    gathering: "Market",
    unsent: "Unsent"
  },
  called: wardenCalledEn,
  day: {
    title: "Today",
    post: (name) => `Posted at ${name}`,
    noShift: "No shift is planned for today",
    notKept: "Today's shifts are shown when there is a connection",
    checkIn: "Check in",
    checkOut: "Check out",
    checkedIn: (at) => `Checked in at ${at}`,
    checkedOut: (at) => `Checked out at ${at}`,
    willCheckIn: "Check-in is kept, waiting to be sent",
    willCheckOut: "Check-out is kept, waiting to be sent",
    wasRefused: "Refused: look at what is not sent yet"
  },
  visit: {
    plateIsShort: "The plate number is not complete",
    ownerName: "Owner's name, as told",
    phone: "Phone, as told",
    told: "What agrees with the file is confirmed by itself; another name is only remarked on.",
    noPlate: "No plate? List it as unregistered"
  },
  presence: {
    hint: "Put a wrong time right; a wrong place can be left out. Then it is sent again."
  },
  form: {
    where: "Where and when",
    when: "When, and a note",
    atPost: (name) => `At ${name}`,
    road: "Road",
    roadHint: "S234 K12+300, entrance of the village",
    village: "Village",
    pickVillage: "Choose the village",
    here: "Where I am",
    locating: "Looking for the place…",
    located: (longitude, latitude) => `At ${longitude}, ${latitude}`,
    forget: "Without the place",
    notLocated: "This device does not say where it is: name the road",
    at: "When it happened (now where empty)",
    correctedAt: "When it happened",
    note: "Note",
    kind: "Kind",
    people: "People",
    submit: "Save"
  },
  persuasion: {
    counts: "How often",
    atLeastOne: "At least one",
    plus: (name) => `One more: ${name}`,
    minus: (name) => `One less: ${name}`,
    plate: "Plate (optional)"
  },
  hazard: {
    level: "Level",
    due: (hours) =>
      `to be cleared within ${hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} h`}`,
    description: "What it is",
    photo: "Number of the photo, or where it is",
    photoHint: "Group chat, 26 November, third"
  },
  help: { referredTo: "Sent on to" },
  publicity: { topic: "Topic" },
  gathering: { from: "Begins", until: "Ends", people: "People expected" }
}
