export const vehicles = 0
