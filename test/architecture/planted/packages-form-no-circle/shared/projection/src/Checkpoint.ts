export const checkpoint = 0
