export const today = (): string => new Date().toISOString()
export const now = (): number => Date.now()
