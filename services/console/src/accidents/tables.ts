const tables: Readonly<Record<string, string>> = {
  weather: "accident.weather",
  visibility: "accident.visibility",
  light: "accident.light",
  terrain: "accident.terrain",
  surface: "accident.pavement",
  surfaceCondition: "accident.roadSurface",
  alignment: "accident.alignment",
  signals: "accident.signals",
  form: "accident.form",
  betweenVehicles: "accident.collision",
  single: "accident.singleVehicle",
  parties: "accident.collisionParties",
  firstCause: "accident.cause",
  cause: "accident.cause",
  travelMode: "accident.travelMode",
  safetyGear: "accident.safetyGear",
  causeOfDeath: "accident.causeOfDeath",
  sceneKind: "accident.scene",
  vehicleType: "vehicleTypes",
  use: "uses",
  colour: "colours"
}

/** The table of the reference data that a field of an accident is coded by; a name that no table has otherwise. */
export const tableOfField = (field: string): string => tables[field] ?? ""
