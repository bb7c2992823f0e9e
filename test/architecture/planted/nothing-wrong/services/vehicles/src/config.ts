export const limit = process.env["VEHICLES_LIMIT"]
