export const decide = async (): Promise<number> => await Promise.resolve(1)
