export const vehicle = (stored: any): string => stored.plate as string
