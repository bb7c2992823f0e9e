export const subject = "evt"
