// TODO: check the plate
export const vehicle = ""
