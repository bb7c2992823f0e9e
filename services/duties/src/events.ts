/** What this context says to others: its events, how they are read, what they fold to, and their titles. */

/** Name of this context in stream ids and on the bus. */
export const context = "duties"
