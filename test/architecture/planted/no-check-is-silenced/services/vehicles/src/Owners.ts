// biome-ignore lint/style/noNonNullAssertion: it is there
export const owner = 1
