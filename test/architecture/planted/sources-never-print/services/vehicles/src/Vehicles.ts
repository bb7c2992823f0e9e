export const register = (plate: string): void => console.log(plate)
